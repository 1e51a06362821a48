import folium
import streamlit as st
from streamlit_folium import st_folium

state = st.session_state
place = [0, 0]
if clicked := state.get("map", {}).get("last_clicked"):
    place = [clicked["lat"], clicked["lng"]]

chart = folium.Map([0, 0], zoom_start=2, tiles=None)
marker = folium.FeatureGroup("marker")
marker.add_child(folium.Marker(place))
st_folium(
    chart,
    height=300,
    key="map",
    returned_objects=["last_clicked"],
    feature_group_to_add=marker,
)

st.text(f"Marker: {place[0]:.0f}, {place[1]:.0f}")

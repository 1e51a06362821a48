import folium
import streamlit as st
from streamlit_folium import st_folium

state = st.session_state
place = [0, 0]
returned = state.get("map", {})
if clicked := returned.get("last_clicked"):
    place = [clicked["lat"], clicked["lng"]]

chart = folium.Map(
    [0, 0],
    zoom_start=2,
    tiles=None,
)
marker = folium.FeatureGroup("marker")
marker.add_child(folium.Marker(place))
st_folium(
    chart,
    height=300,
    key="map",
    returned_objects=["last_clicked"],
    feature_group_to_add=marker,
)

north, east = place
st.text(f"Marker: {north:.0f}, {east:.0f}")

import folium
import streamlit as st
from streamlit_folium import st_folium

state = st.session_state
state.setdefault("place", [0, 0])

chart = folium.Map([0, 0], zoom_start=2, tiles=None)
folium.Marker(state.place).add_to(chart)
clicked = st_folium(
    chart,
    height=300,
    key="map",
    returned_objects=["last_clicked"],
)["last_clicked"]

st.text(f"Marker: {state.place[0]:.0f}, {state.place[1]:.0f}")
if clicked:
    state.place = [clicked["lat"], clicked["lng"]]

import folium
import streamlit as st
from streamlit_folium import st_folium

state = st.session_state
state.setdefault("places", [])
clicked = st_folium(
    folium.Map([0, 0], zoom_start=2, tiles=None),
    height=300,
    key="map",
    returned_objects=["last_clicked"],
)["last_clicked"]
if clicked:
    state.places.append(clicked)
st.button("Any other input")
st.text(
    "Places: "
    + "; ".join(
        f"{place['lat']:.0f}, {place['lng']:.0f}"
        for place in state.places
    )
)

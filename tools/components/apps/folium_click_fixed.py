import folium
import streamlit as st
from streamlit_folium import st_folium

state = st.session_state
state.setdefault("places", [])


def keep():
    state.places.append(state.map["last_clicked"])


st_folium(
    folium.Map([0, 0], zoom_start=2, tiles=None),
    height=300,
    key="map",
    returned_objects=["last_clicked"],
    on_change=keep,
)
st.button("Any other input")
st.text(
    "Places: "
    + "; ".join(
        f"{place['lat']:.0f}, {place['lng']:.0f}"
        for place in state.places
    )
)

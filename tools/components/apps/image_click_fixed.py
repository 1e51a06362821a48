import streamlit as st
from PIL import Image
from streamlit_image_coordinates import (
    streamlit_image_coordinates,
)

state = st.session_state
state.setdefault("points", [])


def keep():
    clicked = state.picture
    state.points.append((clicked["x"], clicked["y"]))


streamlit_image_coordinates(
    Image.new("RGB", (200, 100), "teal"),
    key="picture",
    on_click=keep,
)
st.button("Any other input")
st.text(f"Points: {len(state.points)}")

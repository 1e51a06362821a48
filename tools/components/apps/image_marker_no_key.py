import streamlit as st
from PIL import Image, ImageDraw
from streamlit_image_coordinates import (
    streamlit_image_coordinates,
)

state = st.session_state
state.setdefault("point", (100, 50))

picture = Image.new("RGB", (200, 100), "white")
ImageDraw.Draw(picture).circle(state.point, 5, "red")
clicked = streamlit_image_coordinates(picture)

st.text(f"Point: {state.point}")
if clicked:
    state.point = (clicked["x"], clicked["y"])

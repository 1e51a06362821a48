import streamlit as st
from PIL import Image, ImageDraw
from streamlit_image_coordinates import (
    streamlit_image_coordinates,
)

state = st.session_state
point = (100, 50)
if clicked := state.get("picture"):
    point = (clicked["x"], clicked["y"])

picture = Image.new("RGB", (200, 100), "white")
draw = ImageDraw.Draw(picture)
draw.circle(point, 5, "red")
streamlit_image_coordinates(
    picture,
    key="picture",
)

st.text(f"Point: {point}")

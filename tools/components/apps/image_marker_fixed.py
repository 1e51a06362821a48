import streamlit as st
from PIL import Image, ImageDraw
from streamlit_image_coordinates import (
    streamlit_image_coordinates,
)

point = (100, 50)
if clicked := st.session_state.get("picture"):
    point = (clicked["x"], clicked["y"])

picture = Image.new("RGB", (200, 100), "white")
ImageDraw.Draw(picture).circle(point, 5, "red")
streamlit_image_coordinates(picture, key="picture")

st.text(f"Point: {point}")

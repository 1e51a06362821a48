import streamlit as st
from streamlit_drawable_canvas import st_canvas

drawn = st_canvas(
    width=300, height=150, stroke_width=4, key="canvas"
)

lines = (drawn.json_data or {}).get("objects", [])
st.text(f"Strokes: {len(lines)}")

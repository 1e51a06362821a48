import streamlit as st
from streamlit_drawable_canvas import st_canvas

state = st.session_state
state.setdefault("drawing", None)
drawn = st_canvas(
    width=300,
    height=150,
    initial_drawing=state.drawing,
    stroke_width=4,
)

if drawn.json_data is not None:
    state.drawing = drawn.json_data

st.text(
    f"Strokes: {len((state.drawing or {}).get('objects', []))}"
)

import plotly.graph_objects as go
import streamlit as st
from streamlit_plotly_events import plotly_events

state = st.session_state
state.setdefault("opened", 0)
figure = go.Figure(
    go.Scatter(
        x=[1, 2, 3], y=[1, 2, 3], mode="markers", marker_size=30
    )
)

if plotly_events(figure, key="chart"):
    state.opened += 1

st.button("Any other input")
st.text(f"Opened: {state.opened}")

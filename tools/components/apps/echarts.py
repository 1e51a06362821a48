import streamlit as st
from streamlit_echarts import st_echarts

state = st.session_state
state.setdefault("opened", 0)
chart = {
    "xAxis": {"data": ["tea"]},
    "yAxis": {},
    "series": [{"type": "bar", "data": [5], "barWidth": "90%"}],
}

clicked = st_echarts(
    chart,
    events={"click": "event => event.name"},
    height="200px",
    key="chart",
)
if clicked["chart_event"]:
    state.opened += 1

st.button("Any other input")
st.text(f"Opened: {state.opened}")

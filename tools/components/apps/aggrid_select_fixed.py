import pandas as pd
import streamlit as st
from st_aggrid import (
    AgGrid,
    GridOptionsBuilder,
)

state = st.session_state
state.setdefault("calls", [])


def call(grid):
    rows = grid.selected_data
    if rows is not None:
        state.calls += list(rows["name"])


names = ["Ann", "Bo", "Cy"]
guests = pd.DataFrame({"name": names})
builder = GridOptionsBuilder.from_dataframe(
    guests,
)
builder.configure_selection("single")
AgGrid(
    guests,
    builder.build(),
    height=200,
    key="grid",
    callback=call,
)

st.button("Any other input")
st.text(f"Called: {', '.join(state.calls)}")

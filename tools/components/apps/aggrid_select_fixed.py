import pandas as pd
import streamlit as st
from st_aggrid import AgGrid, GridOptionsBuilder

state = st.session_state
state.setdefault("calls", [])


def call(grid):
    if grid.selected_data is not None:
        state.calls += list(grid.selected_data["name"])


guests = pd.DataFrame({"name": ["Ann", "Bo", "Cy"]})
builder = GridOptionsBuilder.from_dataframe(guests)
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

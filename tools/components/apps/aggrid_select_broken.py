import pandas as pd
import streamlit as st
from st_aggrid import AgGrid, GridOptionsBuilder

state = st.session_state
state.setdefault("calls", [])
guests = pd.DataFrame({"name": ["Ann", "Bo", "Cy"]})
builder = GridOptionsBuilder.from_dataframe(guests)
builder.configure_selection("single")

chosen = AgGrid(
    guests, builder.build(), height=200, key="grid"
).selected_data
if chosen is not None:
    state.calls += list(chosen["name"])

st.button("Any other input")
st.text(f"Called: {', '.join(state.calls)}")

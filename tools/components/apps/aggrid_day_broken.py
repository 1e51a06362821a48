import pandas as pd
import streamlit as st
from st_aggrid import AgGrid, GridOptionsBuilder

state = st.session_state
state.setdefault("day", 1)
if st.button("Next day"):
    state.day += 1
goods = pd.DataFrame(
    {
        "name": ["eggs", "milk", "bread"],
        "price": [3 + state.day, 1 + state.day, 2 + state.day],
    }
)
builder = GridOptionsBuilder.from_dataframe(goods)
builder.configure_selection("single")
chosen = AgGrid(
    goods, builder.build(), height=200
).selected_data
names = [] if chosen is None else chosen["name"]

st.text(f"Picked: {', '.join(names) or 'nothing'}")

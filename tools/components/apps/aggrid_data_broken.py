import pandas as pd
import streamlit as st
from st_aggrid import AgGrid

state = st.session_state
if "goods" not in state:
    state.goods = pd.DataFrame(
        {"name": ["tea", "milk"], "count": [1, 2]}
    )
if st.button("Double"):
    state.goods["count"] *= 2

grid = AgGrid(
    state.goods, editable=True, height=200, key="grid"
)

st.text(f"Counts: {grid.data['count'].to_list()}")

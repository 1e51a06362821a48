import pandas as pd
import streamlit as st
from st_aggrid import AgGrid

state = st.session_state
if "goods" not in state:
    state.goods = pd.DataFrame(
        {"name": ["tea", "milk"], "count": [1, 2]}
    )
    state.turn = 0
if st.button("Double"):
    state.goods["count"] *= 2
    state.turn += 1

grid = AgGrid(
    state.goods,
    editable=True,
    height=200,
    key=f"grid {state.turn}",
)

st.text(f"Counts: {grid.data['count'].to_list()}")

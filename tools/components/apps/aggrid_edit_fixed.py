import pandas as pd
import streamlit as st
from st_aggrid import AgGrid

state = st.session_state
if "goods" not in state:
    state.goods = pd.DataFrame(
        {"name": ["tea", "milk", "eggs"], "count": [1, 2, 3]}
    )

goods = AgGrid(
    state.goods, editable=True, height=200, key="grid"
).data

st.text(f"Counts: {goods['count'].to_list()}")

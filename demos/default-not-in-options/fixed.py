import streamlit as st

state = st.session_state
state.setdefault(
    "columns", ["Name", "Stock"]
)

public = st.toggle("Public report")

columns = ["Name", "Price", "Stock"]
if public:
    columns.remove("Stock")

chosen = st.multiselect(
    "Columns",
    columns,
    key="columns",
)

st.write(f"Shown: {', '.join(chosen)}")

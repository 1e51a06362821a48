import streamlit as st

public = st.toggle("Public report")

columns = ["Name", "Price", "Stock"]
if public:
    columns.remove("Stock")

chosen = st.multiselect(
    "Columns",
    columns,
    default=["Name", "Stock"],
)

st.write(f"Shown: {', '.join(chosen)}")

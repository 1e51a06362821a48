import streamlit as st

q = st.text_input(
    "Search",
    value=st.query_params.get("q", ""),
)

st.query_params["q"] = q

st.write(f"Results for: {q or 'nothing'}")

import streamlit as st

q = st.text_input(
    "Search",
    key="q",
    bind="query-params",
)

if st.button("Try an example"):
    st.query_params["q"] = "sunset"

st.write(f"Results for: {q or 'nothing'}")

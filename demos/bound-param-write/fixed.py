import streamlit as st


def example():
    st.session_state.q = "sunset"


q = st.text_input(
    "Search",
    key="q",
    bind="query-params",
)

st.button(
    "Try an example", on_click=example
)

st.write(f"Results for: {q or 'nothing'}")

import streamlit as st
from streamlit_searchbox import st_searchbox


def find(text):
    return [
        one
        for one in ("Ann", "Anton", "Anja")
        if one.lower().startswith(text.lower())
    ]


state = st.session_state
state.setdefault("name", None)
state.name = st_searchbox(
    find, default=state.name, key="search"
)
st.button("Any other input")
st.text(f"Name: {state.name}")

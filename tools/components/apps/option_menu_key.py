import streamlit as st
from streamlit_option_menu import option_menu

PAGES = ["Home", "Search", "Help"]
state = st.session_state
state.setdefault("page", "Home")

state.page = option_menu(
    None,
    PAGES,
    default_index=PAGES.index(state.page),
    key="menu",
)

st.text(f"Page: {state.page}")

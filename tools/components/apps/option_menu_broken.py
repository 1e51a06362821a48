import streamlit as st
from streamlit_option_menu import option_menu

PAGES = ["Home", "Search", "Help"]
state = st.session_state
state.setdefault("page", "Home")

position = PAGES.index(state.page)
state.page = option_menu(
    None,
    PAGES,
    default_index=position,
)

st.text(f"Page: {state.page}")

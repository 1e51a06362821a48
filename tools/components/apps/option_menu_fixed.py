import streamlit as st
from streamlit_option_menu import option_menu

PAGES = ["Home", "Search", "Help"]

page = option_menu(None, PAGES, key="page")

st.text(f"Page: {page}")

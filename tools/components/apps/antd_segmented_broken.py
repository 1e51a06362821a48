import streamlit as st
import streamlit_antd_components as sac

PAGES = ["Home", "Search", "Help"]
state = st.session_state
state.setdefault("page", "Home")
state.page = sac.segmented(PAGES, index=PAGES.index(state.page))
st.text(f"Page: {state.page}")

import streamlit as st
from streamlit_cookies_controller import CookieController

state = st.session_state
controller = CookieController()
state.setdefault("seen", []).append(controller.get("name"))
st.button("Any other input")
st.text(f"Seen: {state.seen}")

import extra_streamlit_components as stx
import streamlit as st

state = st.session_state
manager = stx.CookieManager()
name = manager.get("name")
state.setdefault("seen", []).append(name)
state.setdefault("user", name or "nobody")
st.button("Any other input")
st.text(f"Seen: {state.seen}")
st.text(f"User: {state.user}")

import streamlit as st
from streamlit_js_eval import streamlit_js_eval

state = st.session_state
width = streamlit_js_eval(
    js_expressions="innerWidth", key="width"
)
state.setdefault("seen", []).append(width)
st.button("Any other input")
st.text(f"Seen: {state.seen}")

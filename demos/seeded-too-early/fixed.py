import streamlit as st

state = st.session_state
state.setdefault("stars", 8)
state.stars = state.stars

if st.checkbox("Write a review"):
    st.slider("Stars", 0, 10, key="stars")

st.button("Any other input")

st.write(f"Stars: {state.stars}")

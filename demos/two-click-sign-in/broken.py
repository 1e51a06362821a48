import streamlit as st

state = st.session_state
state.setdefault("member", False)

if state.member:
    st.write("Welcome back")
    if st.button("Sign out"):
        state.member = False
else:
    st.write("Please sign in")
    if st.button("Sign in"):
        state.member = True

st.button("Any other input")

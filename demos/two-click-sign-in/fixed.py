import streamlit as st

state = st.session_state
state.setdefault("member", False)


def sign_in():
    state.member = True


def sign_out():
    state.member = False


if state.member:
    st.write("Welcome back")
    st.button(
        "Sign out", on_click=sign_out
    )
else:
    st.write("Please sign in")
    st.button("Sign in", on_click=sign_in)

st.button("Any other input")

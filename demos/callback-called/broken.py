import streamlit as st

state = st.session_state
state.setdefault("likes", 0)


def like():
    state.likes += 1


st.button("Like", on_click=like())

st.button("Any other input")

st.write(f"Likes: {state.likes}")

import streamlit as st

state = st.session_state
state.setdefault("votes", 0)


def vote():
    state.votes += 1


st.button(
    f"Vote ({state.votes})",
    key="vote",
    on_click=vote,
)

st.write(f"Votes: {state.votes}")

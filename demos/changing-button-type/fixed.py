import streamlit as st

state = st.session_state
state.setdefault("pinned", False)


def pin():
    state.pinned = not state.pinned


look = "secondary"
if state.pinned:
    look = "primary"

st.button(
    "Pin",
    type=look,
    key="pin",
    on_click=pin,
)

answer = "yes" if state.pinned else "no"
st.write(f"Pinned: {answer}")

import streamlit as st

state = st.session_state
state.setdefault("quiet", False)


def flip():
    state.quiet = not state.quiet


def begin_focus_time():
    state.quiet = True


st.toggle(
    "Quiet",
    key="box",
    on_change=flip,
)

st.button(
    "Focus time",
    on_click=begin_focus_time,
)

mode = "quiet" if state.quiet else "loud"
st.write(f"The phone is {mode}")

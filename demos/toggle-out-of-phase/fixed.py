import streamlit as st

state = st.session_state
state.setdefault("quiet", False)


def begin_focus_time():
    state.quiet = True


st.toggle(
    "Quiet",
    key="quiet",
)

st.button(
    "Focus time",
    on_click=begin_focus_time,
)

mode = "quiet" if state.quiet else "loud"
st.write(f"The phone is {mode}")

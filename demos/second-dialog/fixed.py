import streamlit as st

SEATS = {"Ann": 3, "Bo": 5}
state = st.session_state


@st.dialog("Guest")
def show(name):
    st.write(
        f"{name} sits at {SEATS[name]}"
    )
    if st.button("Bring a friend"):
        state.inviting = True
        st.rerun()


@st.dialog("Invitation")
def invite():
    st.text_input("Name of the friend")


def choose():
    state.chosen = state.guest
    state.guest = None


st.pills(
    "Guests",
    SEATS,
    key="guest",
    on_change=choose,
)
if name := state.pop("chosen", None):
    show(name)

if state.pop("inviting", False):
    invite()

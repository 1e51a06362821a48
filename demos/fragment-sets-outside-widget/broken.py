import streamlit as st

state = st.session_state


def ten():
    state.guests = 10


@st.fragment
def presets():
    st.button("Ten guests", on_click=ten)
    st.write(f"Chairs: {state.guests}")


st.slider("Guests", 0, 20, key="guests")

presets()

st.button("Any other input")

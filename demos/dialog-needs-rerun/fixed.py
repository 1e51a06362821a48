import streamlit as st

state = st.session_state
state.setdefault("name", "nobody")


@st.dialog("Your name")
def ask():
    name = st.text_input("New name")
    if st.button("Apply"):
        state.name = name
        st.rerun()


if st.button("Change the name"):
    ask()

st.write(f"Name: {state.name}")

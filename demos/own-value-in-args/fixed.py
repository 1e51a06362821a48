import streamlit as st

HELLO = {
    "English": "Hello",
    "French": "Bonjour",
    "Spanish": "Hola",
}

state = st.session_state
state.setdefault("language", "English")
state.setdefault("greeting", "Hello")


def greet():
    state.greeting = HELLO[state.language]


st.radio(
    "Language",
    list(HELLO),
    key="language",
    on_change=greet,
)

st.write(state.greeting)

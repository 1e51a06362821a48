import streamlit as st

HELLO = {
    "English": "Hello",
    "French": "Bonjour",
    "Spanish": "Hola",
}

state = st.session_state
state.setdefault("language", "English")
state.setdefault("greeting", "Hello")


def greet(language):
    state.greeting = HELLO[language]


st.radio(
    "Language",
    list(HELLO),
    key="language",
    on_change=greet,
    args=(state.language,),
)

st.write(state.greeting)

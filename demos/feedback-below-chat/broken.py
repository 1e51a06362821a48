import streamlit as st

state = st.session_state
state.setdefault("votes", 0)

if question := st.chat_input("Ask"):
    st.write(f"I like {question}")
    if st.button("Good answer"):
        state.votes += 1

st.write(f"Votes: {state.votes}")

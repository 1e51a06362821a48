import streamlit as st

state = st.session_state
state.setdefault("votes", 0)
state.setdefault("answers", [])


def vote():
    state.votes += 1


if question := st.chat_input("Ask"):
    state.answers.append(
        f"I like {question}"
    )

for number, text in enumerate(
    state.answers
):
    st.write(text)
    st.button(
        "Good answer",
        key=f"good {number}",
        on_click=vote,
    )

st.write(f"Votes: {state.votes}")

import streamlit as st
from streamlit_feedback import streamlit_feedback

state = st.session_state
state.setdefault("talk", [])
state.setdefault("votes", [])


def keep(vote):
    state.votes.append(vote["score"])


if question := st.chat_input("Ask"):
    state.talk.append(question.upper())
for number, answer in enumerate(state.talk):
    st.text(f"Answer: {answer}")
    streamlit_feedback(
        feedback_type="thumbs",
        key=f"vote {number}",
        on_submit=keep,
    )
st.text(f"Votes: {len(state.votes)}")

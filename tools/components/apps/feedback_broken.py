import streamlit as st
from streamlit_feedback import streamlit_feedback

state = st.session_state
state.setdefault("votes", [])
if question := st.chat_input("Ask"):
    st.text(f"Answer: {question.upper()}")
    vote = streamlit_feedback(
        feedback_type="thumbs", key="vote"
    )
    if vote:
        state.votes.append(vote["score"])
st.text(f"Votes: {len(state.votes)}")

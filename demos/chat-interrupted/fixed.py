import time

import streamlit as st

state = st.session_state
state.setdefault("talk", [])

question = st.chat_input("Ask")
if question:
    state.talk.append([question, None])

for turn in state.talk:
    st.write(turn[0])
    place = st.empty()
    if turn[1] is None:
        answer = "I"
        for word in ["like", turn[0]]:
            place.write(answer)
            time.sleep(1)
            answer += f" {word}"
        turn[1] = answer
    place.write(turn[1])

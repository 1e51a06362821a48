import time

import streamlit as st

state = st.session_state
state.setdefault("talk", [])

for text in state.talk:
    st.write(text)

question = st.chat_input("Ask")
if question:
    state.talk.append(question)
    st.write(question)
    place = st.empty()
    answer = "I"
    for word in ["like", question]:
        place.write(answer)
        time.sleep(1)
        answer += f" {word}"
    place.write(answer)
    state.talk.append(answer)

import time

import streamlit as st

state = st.session_state
state.setdefault("finished", 0)
state.setdefault("to_do", 0)

st.checkbox("Show help")


def begin():
    state.to_do = 3


bar = st.empty()

st.button("Run the job", on_click=begin)

if state.to_do:
    while state.to_do:
        bar.progress(1 - state.to_do / 3)
        time.sleep(0.5)
        state.to_do -= 1
    state.finished += 1
    bar.empty()

st.write(
    f"Jobs finished: {state.finished}"
)

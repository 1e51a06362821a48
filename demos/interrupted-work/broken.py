import time

import streamlit as st

state = st.session_state
state.setdefault("finished", 0)

st.checkbox("Show help")

bar = st.empty()

if st.button("Run the job"):
    for step in range(3):
        bar.progress(step / 3)
        time.sleep(0.5)
    state.finished += 1
    bar.empty()

st.write(
    f"Jobs finished: {state.finished}"
)

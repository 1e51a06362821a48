import time

import streamlit as st

state = st.session_state
state.setdefault("boiling", False)
state.setdefault("seconds", 0)


def start():
    state.boiling = True
    state.seconds = 0


def stop():
    state.boiling = False


st.button("Start", on_click=start)
st.button("Stop", on_click=stop)
place = st.empty()
place.write(f"{state.seconds} s")

while state.boiling:
    state.seconds += 1
    place.write(f"{state.seconds} s")
    time.sleep(1)
    if state.seconds == 60:
        stop()

if state.seconds:
    place.write(
        f"Boiled for {state.seconds} s"
    )

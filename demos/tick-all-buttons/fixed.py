import streamlit as st

THINGS = ["passport", "tickets", "towel"]

state = st.session_state


def tick(on):
    for thing in THINGS:
        state[thing] = on


st.button(
    "All", on_click=tick, args=(True,)
)
st.button(
    "None", on_click=tick, args=(False,)
)

packed = [
    thing
    for thing in THINGS
    if st.checkbox(thing, key=thing)
]
st.write(f"Packed: {', '.join(packed)}")

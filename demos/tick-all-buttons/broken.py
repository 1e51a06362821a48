import streamlit as st

THINGS = ["passport", "tickets", "towel"]

state = st.session_state
state.setdefault("all", False)


def tick(on):
    state.all = on


st.button(
    "All", on_click=tick, args=(True,)
)
st.button(
    "None", on_click=tick, args=(False,)
)

packed = [
    thing
    for thing in THINGS
    if st.checkbox(thing, value=state.all)
]
st.write(f"Packed: {', '.join(packed)}")

import streamlit as st

state = st.session_state
state.setdefault("extras", ["ham"])


def add():
    extras = state.extras
    if "olives" not in extras:
        state.extras = [*extras, "olives"]


st.multiselect(
    "Extras",
    ["ham", "olives"],
    key="extras",
)
st.button("Add olives", on_click=add)
st.button("Any other input")

chosen = ", ".join(state.extras)
st.write(f"Pizza with: {chosen}")

import streamlit as st

state = st.session_state
state.setdefault("saved", 0)


def save():
    state.saved += 1
    state.message = "Saved"


with st.container():
    if "message" in state:
        st.success(state.pop("message"))

overview, settings = st.tabs(
    ["Overview", "Settings"],
)
overview.write("Nothing to do here.")
settings.button("Save", on_click=save)

st.write(f"Times saved: {state.saved}")

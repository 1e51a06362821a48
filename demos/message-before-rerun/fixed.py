import streamlit as st

state = st.session_state
state.setdefault("guests", [])

st.write(f"Guests: {len(state.guests)}")
name = st.text_input("Name")

if st.button("Add"):
    state.guests.append(name)
    state.message = (
        f"{name} is on the list"
    )
    st.rerun()

if "message" in state:
    st.success(state.pop("message"))

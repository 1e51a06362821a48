import streamlit as st

state = st.session_state
state.setdefault("guests", [])

st.write(f"Guests: {len(state.guests)}")
name = st.text_input("Name")

if st.button("Add"):
    state.guests.append(name)
    st.success(f"{name} is on the list")
    st.rerun()

import streamlit as st

state = st.session_state

if "preset" in state:
    state.guests = state.pop("preset")


@st.fragment
def presets():
    if st.button("Ten guests"):
        state.preset = 10
        st.rerun()
    st.write(f"Chairs: {state.guests}")


st.slider("Guests", 0, 20, key="guests")

presets()

st.button("Any other input")

import streamlit as st

state = st.session_state
state.setdefault("apples", 0)


@st.fragment
def product():
    if st.button("Add an apple"):
        state.apples += 1
        st.rerun()

    st.write(f"Apples: {state.apples}")


product()

st.write(f"In the cart: {state.apples}")

st.button("Any other input")

import streamlit as st

state = st.session_state
state.setdefault("loaded", 1)


if st.button("Load again"):
    state.loaded += 1
    st.rerun()

rows = st.slider("Rows", 0, 10)

st.button("Any other input")

st.write(f"Rows on the page: {rows}")
st.write(f"Times loaded: {state.loaded}")

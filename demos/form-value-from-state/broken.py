import streamlit as st

if "name" not in st.session_state:
    st.session_state.name = "Ada"

with st.form("profile"):
    name = st.text_input(
        "Name",
        value=st.session_state.name,
    )
    save = st.form_submit_button("Save")

if save:
    st.session_state.name = name

st.write(
    f"Saved: {st.session_state.name}"
)

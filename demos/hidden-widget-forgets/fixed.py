import streamlit as st

state = st.session_state

if st.checkbox(
    "Show details", value=True
):
    st.text_input(
        "Comment",
        key="comment",
        persist_state="session",
    )

st.button("Any other input")

st.write(
    f"Comment: {state.get('comment', '')}"
)

import streamlit as st

state = st.session_state
state.setdefault("page", 1)


def next_page():
    state.page += 1
    st.rerun()


st.button("Next page", on_click=next_page)

st.write(f"Page {state.page}")

import streamlit as st

state = st.session_state
state.setdefault("page", 1)


def turn():
    state.page += 1


@st.fragment
def news():
    st.write(f"News, page {state.page}")
    st.button("Next page", on_click=turn)


st.button("Any other input")
news()

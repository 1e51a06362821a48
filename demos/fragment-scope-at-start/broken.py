import streamlit as st

state = st.session_state


@st.fragment
def news():
    if "page" not in state:
        state.page = 1
        st.rerun(scope="fragment")
    st.write(f"News, page {state.page}")
    if st.button("Next page"):
        state.page += 1
        st.rerun(scope="fragment")


st.button("Any other input")
news()

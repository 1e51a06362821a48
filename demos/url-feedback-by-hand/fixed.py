import streamlit as st

if "q" not in st.session_state:
    st.session_state.q = (
        st.query_params.get("q", "")
    )

q = st.text_input("Search", key="q")

st.query_params["q"] = q

st.write(f"Results for: {q or 'nothing'}")

import streamlit as st

state = st.session_state
word = st.text_input("Word", "tea")

if st.button("Count letters"):
    result = (
        f"{word}: {len(word)} letters"
    )
    state.result = result

if "result" in state:
    st.write(state.result)
    st.download_button(
        "Download",
        state.result,
        "count.txt",
    )

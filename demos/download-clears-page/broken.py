import streamlit as st

word = st.text_input("Word", "tea")

if st.button("Count letters"):
    result = (
        f"{word}: {len(word)} letters"
    )
    st.write(result)
    st.download_button(
        "Download", result, "count.txt"
    )

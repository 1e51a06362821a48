import streamlit as st

file = st.file_uploader("List")
count = st.checkbox("Count the words")

if file:
    text = file.read().decode()
    st.write(f"Letters: {len(text)}")

if file and count:
    text = file.read().decode()
    st.write(
        f"Words: {len(text.split())}"
    )

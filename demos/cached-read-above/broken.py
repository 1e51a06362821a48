import streamlit as st


@st.cache_resource
def database():
    return ["milk"]


@st.cache_data
def load():
    return ", ".join(database())


st.write(f"To buy: {load()}")

if st.button("Add bread"):
    database().append("bread")
    load.clear()

st.button("Any other input")

import streamlit as st


@st.cache_resource
def database():
    return ["milk"]


@st.cache_data
def load():
    return ", ".join(database())


def add():
    database().append("bread")
    load.clear()


st.write(f"To buy: {load()}")

st.button("Add bread", on_click=add)

st.button("Any other input")

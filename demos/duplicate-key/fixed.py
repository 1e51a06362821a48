import streamlit as st


def address(part):
    st.text_input(
        f"{part} street",
        key=f"{part} street",
    )


address("Billing")
address("Delivery")

st.button("Save")

import streamlit as st


def address(part):
    st.text_input(
        f"{part} street", key="street"
    )


address("Billing")
address("Delivery")

st.button("Save")

import streamlit as st

if "guests" not in st.session_state:
    st.session_state.guests = []

form = st.form(
    "guest", clear_on_submit=True
)
name = form.text_input("Name")
meal = form.selectbox(
    "Meal", ["Soup", "Salad"]
)
sent = form.form_submit_button("Add")

if sent and name:
    st.session_state.guests.append(
        f"{name}: {meal}"
    )

for guest in st.session_state.guests:
    st.write(guest)

import streamlit as st

DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri"]

if "days" not in st.session_state:
    st.session_state.days = ["Mon"]

st.pills(
    "Days",
    DAYS,
    selection_mode="multi",
    key="days",
)

chosen = ", ".join(st.session_state.days)
st.write(f"Stored: {chosen}")

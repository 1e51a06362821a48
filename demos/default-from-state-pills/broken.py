import streamlit as st

DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri"]

if "days" not in st.session_state:
    st.session_state.days = ["Mon"]

st.session_state.days = st.pills(
    "Days",
    DAYS,
    selection_mode="multi",
    default=st.session_state.days,
)

chosen = ", ".join(st.session_state.days)
st.write(f"Stored: {chosen}")

import streamlit as st

state = st.session_state
state.setdefault("guests", 0)

st.write(f"Guests: {state.guests}")

if st.button("Add a guest"):
    try:
        state.guests += 1
        st.rerun()
    except:
        st.error(
            "Could not add the guest"
        )

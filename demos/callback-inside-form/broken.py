import streamlit as st

state = st.session_state
state.setdefault("painted", [])


def paint():
    state.painted.append(state.color)


with st.form("wall"):
    st.selectbox(
        "Color",
        ["red", "green", "blue"],
        key="color",
        on_change=paint,
    )
    st.form_submit_button(
        "Paint",
    )

st.write(
    f"Coats: {', '.join(state.painted)}"
)

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
    )
    st.form_submit_button(
        "Paint",
        on_click=paint,
    )

st.write(
    f"Coats: {', '.join(state.painted)}"
)

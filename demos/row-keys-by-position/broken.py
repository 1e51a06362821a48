import streamlit as st

state = st.session_state
state.setdefault(
    "cart", ["Tea", "Rice", "Soap"]
)


def remove(name):
    state.cart.remove(name)


for row, name in enumerate(state.cart):
    count = st.number_input(
        name, value=1, key=f"count {row}"
    )
    st.button(
        f"Remove {name}",
        on_click=remove,
        args=[name],
    )
    st.write(f"{name}: {count}")

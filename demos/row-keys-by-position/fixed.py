import streamlit as st

state = st.session_state
state.setdefault(
    "cart", ["Tea", "Rice", "Soap"]
)


def remove(name):
    state.cart.remove(name)


for name in state.cart:
    count = st.number_input(
        name, value=1, key=f"count {name}"
    )
    st.button(
        f"Remove {name}",
        on_click=remove,
        args=[name],
    )
    st.write(f"{name}: {count}")

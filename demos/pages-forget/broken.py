import streamlit as st

state = st.session_state


def order():
    st.text_input(
        "Address",
        key="address",
    )


def summary():
    st.write("Check your order.")


pages = [
    st.Page(order, title="Order"),
    st.Page(summary, title="Summary"),
]
page = st.navigation(
    pages, position="hidden"
)
for one in pages:
    st.page_link(one)
page.run()

address = state.get("address", "")
st.write(f"Send to: {address}")

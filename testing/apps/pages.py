"""Two pages, a reload, a dialog, and exceptions."""

import streamlit as st


def order() -> None:
    """Ask for an address that stays in the page's address."""
    st.text_input("Address", key="address", bind="query-params")
    st.write(f"On the first page: {st.session_state.address}")


def summary() -> None:
    """Raise what a scenario names."""
    if st.checkbox("Raise"):
        st.slider("Level", 0, 10, key="level")
        st.session_state.level = 3


@st.dialog("Rename")
def rename() -> None:
    """Ask in a dialog."""
    st.text_input("New name")


pages = [st.Page(order, title="Order"), st.Page(summary, title="Summary")]
page = st.navigation(pages, position="hidden")
for one in pages:
    st.page_link(one)
page.run()
if st.button("Rename me"):
    rename()

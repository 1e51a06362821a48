import streamlit as st

state = st.session_state


def add():
    state.view = "new"


def labels():
    if state.get("view") == "new":
        st.write("A new label")
    else:
        st.write("All labels")
        st.button("Add", on_click=add)


def colors():
    st.write("All colors")


pages = [
    st.Page(labels, title="Labels"),
    st.Page(colors, title="Colors"),
]
page = st.navigation(
    pages, position="hidden"
)
for one in pages:
    st.page_link(one)
page.run()

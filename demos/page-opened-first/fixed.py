import streamlit as st

state = st.session_state
state.setdefault("city", "Oslo")


def today():
    st.write(f"Today in {state.city}")


def settings():
    st.write(
        f"Your city is {state.city}."
    )


pages = [
    st.Page(today, title="Today"),
    st.Page(settings, title="Settings"),
]
page = st.navigation(
    pages, position="hidden"
)
for one in pages:
    st.page_link(one)
page.run()

import streamlit as st

UNITS = ["grams", "ounces"]


def choose_unit():
    return st.selectbox(
        "Unit", UNITS, key="unit"
    )


def flour():
    st.write(f"Flour, in {unit}")


def sugar():
    st.write(f"Sugar, in {unit}")


pages = [
    st.Page(flour, title="Flour"),
    st.Page(sugar, title="Sugar"),
]
page = st.navigation(
    pages, position="hidden"
)
for one in pages:
    st.page_link(one)
unit = choose_unit()
page.run()

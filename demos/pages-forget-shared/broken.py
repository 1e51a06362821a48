import streamlit as st

UNITS = ["grams", "ounces"]


def choose_unit():
    return st.selectbox(
        "Unit", UNITS, key="unit"
    )


def flour():
    unit = choose_unit()
    st.write(f"Flour, in {unit}")


def sugar():
    unit = choose_unit()
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
page.run()

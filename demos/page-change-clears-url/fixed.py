import streamlit as st


def menu():
    st.write("What would you like?")
    if st.button("Show the soup"):
        st.switch_page(
            pages[1],
            query_params={"dish": "soup"},
        )


def dish():
    name = st.query_params.get(
        "dish", "none"
    )
    st.write(f"Dish: {name}")


pages = [
    st.Page(menu, title="Menu"),
    st.Page(dish, title="Dish"),
]
page = st.navigation(
    pages, position="hidden"
)
st.page_link(pages[0])
page.run()

from __future__ import annotations

from playwright.sync_api import Page

from live_demos.scenario import Click, Set, Type
from testing.server import SiteServer
from testing.small_app import start

SCRIPT = """
import streamlit as st
def order(dish):
    st.session_state.ordered = dish
dish = st.text_input("Dish")
st.button("Order", on_click=order, args=(dish,))
st.write(f"Ordered: {st.session_state.get('ordered')}")
"""


def test_outside_a_form_the_arguments_are_right_after_enter(page: Page, server: SiteServer) -> None:
    live = start(page, server, SCRIPT)
    live.perform(Set("Dish", "soup"))
    live.perform(Click("Order"))

    assert live.frame.get_by_text("Ordered: soup").is_visible()


def test_outside_a_form_a_click_right_after_typing_can_come_before_the_new_arguments(
    page: Page, server: SiteServer
) -> None:
    slow = SCRIPT.replace("dish = ", "import time\ntime.sleep(1)\ndish = ")
    live = start(page, server, slow)
    live.perform(Type("Dish", "soup"))
    live.perform(Click("Order"))

    assert live.value("Dish") == "soup"
    assert live.frame.get_by_text("Ordered:", exact=True).is_visible()

from __future__ import annotations

from datetime import date

from playwright.sync_api import Page, expect

from live_demos.scenario import Click, Set
from testing.live_app import run_pair
from testing.server import SiteServer
from testing.small_app import start
from testing.widgets import find_widget

SCRIPT = """
from datetime import date
import streamlit as st
stay = st.date_input("Stay", {default})
st.write(f"{{stay}}")
"""


def test_the_calendar_stays_open_after_the_first_day(page: Page, server: SiteServer) -> None:
    default = "(date(2030, 1, 1), date(2030, 1, 4))"
    live = start(page, server, SCRIPT.format(default=default))
    live.perform(Set("Stay", (date(2030, 1, 10),)))

    expect(live.frame.get_by_test_id("stDateInputCalendar")).to_be_visible()


def test_a_date_input_for_one_day_cannot_be_emptied(page: Page, server: SiteServer) -> None:
    script = SCRIPT.format(default="date(2030, 1, 1)") + 'st.button("Go on")\n'
    live = start(page, server, script)
    parts = find_widget(live.frame, "Stay").get_by_role("spinbutton")
    for part in parts.all():
        part.click()
        for _ in range(4):
            page.keyboard.press("Backspace")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    # Whatever this had set off, an input now comes after it.
    live.perform(Click("Go on"))

    expect(live.frame.get_by_text("2030-01-01", exact=True)).to_be_visible()


def test_the_frame_has_room_for_the_calendar(page: Page, server: SiteServer) -> None:
    page.goto(f"{server.address}patterns/half-picked-range/")
    for live in run_pair(page, "half-picked-range"):
        find_widget(live.frame, "Stay").get_by_role("spinbutton").first.click()
        live.frame.wait_for_function(
            """() => {
              const calendar = document.querySelector("[data-testid='stDateInputCalendar']");
              const box = calendar?.getBoundingClientRect();
              return box && box.top >= 0 && box.bottom <= innerHeight;
            }"""
        )

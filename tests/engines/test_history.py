"""A page that a reader leaves and comes back to, and one that the browser puts to sleep."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from live_demos.publish.own_app import FOLDER
from testing.engines.chromium import Chromium, ChromiumTab
from testing.engines.document import Document, Tab
from testing.engines.own_app import CODE as OWN_CODE
from testing.engines.own_app import OwnApp
from testing.engines.pair import Pair
from testing.server import SiteServer

SLUG = "nudge-too-late"
LINES = "[data-testid=stMarkdown]"
CODE = """import streamlit as st
st.session_state.setdefault("n", 0)
if st.button("Add one"):
    st.session_state.n += 1
st.write(f"Number: {st.session_state.n}")
"""

pytestmark = pytest.mark.engines_only


def expect_an_answer(app: Document) -> None:
    """Press the app's button, and see what that causes."""
    app.wait_for_text(LINES, "Number: ")
    before = int(app.text(LINES).split()[-1])
    app.click("button", "Add one")
    app.wait_for_text(LINES, f"Number: {before + 1}")


@pytest.mark.feature("Left and come back to")
@pytest.mark.parametrize("when", ["document", "script", "starting", "running", "played"])
def test_a_pair_works_for_a_reader_who_comes_back(tab: Tab, server: SiteServer, when: str) -> None:
    awaited = {
        "document": f"/demos/{SLUG}/broken/",
        "script": "/frame/main.mjs",
        "starting": "/pyodide.asm.wasm.zst",
    }
    pair = Pair(tab, SLUG).open(server)
    if when in awaited:
        server.slow.add(awaited[when])
        pair.press("Run both apps")
        server.wait_for_request(awaited[when])
    elif when == "running":
        pair.run()
    else:
        pair.play()
    tab.open(f"{server.address}licenses/")
    server.well()

    tab.back()

    pair.set_up()
    # It is as it was left, or as it was at first: both are fine, as long as it goes on.
    if tab.evaluate("(css) => document.querySelector(css).dataset.state", pair.css) != "idle":
        pair.running("broken")
        expect_an_answer(pair.running("fixed"))
    pair.play()
    expect_an_answer(pair.app("fixed"))


@pytest.mark.feature("Left and come back to")
def test_a_readers_own_app_works_for_a_reader_who_comes_back(tab: Tab, server: SiteServer) -> None:
    own = OwnApp(tab, server).open()
    own.write(CODE)
    own.press("Run")
    expect_an_answer(own.running())
    tab.open(f"{server.address}licenses/")

    tab.back()

    tab.wait_for("(css) => Boolean(document.querySelector(css))", OWN_CODE)
    assert 'st.button("Add one")' in tab.text(OWN_CODE)
    if own.state() == "idle":
        own.press("Run")
    expect_an_answer(own.running())


@pytest.mark.feature("Left and come back to")
def test_a_reader_who_comes_back_can_examine_again(tab: Tab, server: SiteServer) -> None:
    own = OwnApp(tab, server).open()
    own.write((FOLDER / "slider.py").read_text("utf-8"))
    server.slow.add("/pyodide.asm.wasm.zst")
    own.press("Examine")
    server.wait_for_request("/pyodide.asm.wasm.zst")
    tab.open(f"{server.address}licenses/")
    server.well()

    tab.back()

    tab.wait_for("(css) => Boolean(document.querySelector(css))", OWN_CODE)
    if tab.evaluate("() => Boolean(document.querySelector('.examination:not([hidden])'))"):
        tab.wait_for_text(".examination [role=status]", "You left the page meanwhile.")
    own.press("Examine")
    tab.wait_for_text(".examination [role=status]", "1 finding in ")


@pytest.mark.feature("Frozen by the browser")
@pytest.mark.engine("chromium")
@pytest.mark.parametrize("when", ["starting", "running"])
def test_a_pair_goes_on_after_its_tab_was_frozen(
    browser: Browser, server: SiteServer, when: str
) -> None:
    """Of the three engines, only Chromium can be told to freeze a tab."""
    with Chromium(browser).visit() as visit:
        tab = visit.new_tab()
        assert isinstance(tab, ChromiumTab)
        pair = Pair(tab, SLUG).open(server)
        if when == "starting":
            pair.press("Run both apps")
            server.wait_for_request("pyodide.asm.wasm.zst")
        else:
            expect_an_answer(pair.run()[1])  # of the fixed app: the broken one lags
        session = tab.page.context.new_cdp_session(tab.page)
        session.send("Page.setWebLifecycleState", {"state": "frozen"})
        session.send("Page.setWebLifecycleState", {"state": "active"})

        expect_an_answer(pair.running("fixed"))
        pair.running("broken")

"""Code that a reader writes or a link brings: the editor, Stop, links, and the doctor."""

from __future__ import annotations

import pytest
from selenium.webdriver import Keys

from live_demos.publish.own_app import FOLDER
from testing.engines.document import Tab
from testing.engines.own_app import CODE, OwnApp
from testing.engines.pair import Pair
from testing.own_app import fragment_of
from testing.server import SiteServer
from testing.widgets import IS_DARK

SLUG = "value-from-state"
TEXT = "[data-testid=stText]"
LOOP = "import streamlit as st\nst.text('begun')\nwhile True:\n    pass\n"
MARKUP = "<img src=x onerror='parent.hit = 1; window.hit = 1'>"


@pytest.mark.feature("Editor: type and Run")
@pytest.mark.engines_only
def test_code_is_typed_and_run(tab: Tab, server: SiteServer) -> None:
    pair = Pair(tab, SLUG).open(server)
    listing = f"{pair.css} [data-code=broken]"
    tab.click(f"{listing} button", "Change this code")
    tab.click(f"{listing} .cm-content")
    tab.press_keys(Keys.CONTROL, "a")

    tab.type("import streamlit as st\nst.text('mine')")
    tab.click(f"{listing} button", "Run")

    app = pair.running("broken")
    app.wait_for_text(TEXT, "mine")
    assert app.evaluate("() => window.origin") == "null"
    tab.click(f"{listing} .cm-content")
    tab.press_keys(Keys.CONTROL, "a")
    tab.type("import streamlit as st\nst.text('once more')")
    tab.click(f"{listing} button", "Run")
    app.wait_for_text(TEXT, "once more")


@pytest.mark.feature("Stop")
@pytest.mark.engines_only
def test_an_endless_loop_is_stopped(tab: Tab, server: SiteServer) -> None:
    own = OwnApp(tab, server).open()
    own.write(LOOP)
    own.press("Run")
    tab.wait_for_text(".editor__notice button", "Stop")

    tab.click(".own-app__bar button", "Stop")

    tab.wait_for_text("own-app", "You stopped the app.")
    tab.wait_for_text("own-app", "It was at line ")
    assert own.state() == "idle"
    own.write("import streamlit as st\nst.text('mended')")
    own.press("Run")
    own.running().wait_for_text(TEXT, "mended")


@pytest.mark.feature("A hostile link")
@pytest.mark.engines_only
def test_a_link_is_shown_and_not_run(tab: Tab, server: SiteServer) -> None:
    source = (
        "import streamlit as st\nimport streamlit.components.v1 as components\n"
        f'components.html("""<script>try {{ top.hit = 1 }} catch {{ }}</script>{MARKUP}""")\n'
        "st.text('from a link')\n"
    )
    own = OwnApp(tab, server).open(fragment_of({"app.py": source}, title=MARKUP))
    tab.wait_for_text(".own-app__notice", "somebody else's code")
    tab.wait_for_text(".own-app__notice q", MARKUP)
    assert "from a link" in tab.text(CODE)
    assert own.state() == "idle"
    assert not tab.evaluate("() => document.querySelector('own-app iframe:not([inert])')")

    own.press("Run")

    app = own.running()
    app.wait_for_text(TEXT, "from a link")
    app.wait_for("() => document.querySelector('iframe')?.getBoundingClientRect().height > 0")
    reached = """() => {
      const attempts = {
        storage: () => localStorage.length,
        page: () => top.document.title,
        cookies: () => document.cookie,
        databases: () => indexedDB.open("x").result,
      };
      return Object.entries(attempts).filter(([, attempt]) => {
        try { attempt(); return true; } catch { return false; }
      }).map(([name]) => name);
    }"""
    assert app.evaluate(reached) == []
    assert tab.evaluate("() => window.hit ?? null") is None


@pytest.mark.feature("Examine")
@pytest.mark.engines_only
def test_the_doctor_finds_a_lost_input(tab: Tab, server: SiteServer) -> None:
    own = OwnApp(tab, server).open()
    own.write((FOLDER / "slider.py").read_text("utf-8"))

    own.press("Examine")

    tab.wait_for_text(".examination [role=status]", "1 finding in ")
    tab.wait_for_text(".finding h3, .finding h2, .finding h4", "default is its own stored value")
    tab.click(".examination button", "Show me")
    tab.wait_for_text(".examination", "The inputs are made.")


@pytest.mark.feature("Palette")
@pytest.mark.engines_only
def test_apps_follow_the_palette(tab: Tab, server: SiteServer) -> None:
    pair = Pair(tab, SLUG).open(server)
    apps = pair.run()
    assert not any(app.evaluate(IS_DARK) for app in apps)

    tab.click("label[title='Switch to light mode']")
    tab.click("label[title='Switch to dark mode']")

    for app in apps:
        app.wait_for(IS_DARK)
    tab.evaluate("() => scrollTo(0, 0)")
    tab.click("label[title='Follow the system setting']")
    for app in apps:
        app.wait_for(f"() => !({IS_DARK})()")

"""Readers' own code: it runs apart, keeps its session when saved, and always ends when asked to."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Frame, Page, expect

from live_demos.scenario import Set
from testing.browser_fixtures import page_of_visit
from testing.live_app import LiveApp, run_pair
from testing.readers_app import SLUG, ReadersApp
from testing.server import SiteServer, serve
from testing.widgets import IS_DARK

__all__ = ["page_of_visit"]

COUNTS = """import streamlit as st
import helper

state = st.session_state
state.runs = state.get("runs", 0) + 1
volume = st.slider("Volume", 0, 10, 3)
st.text(f"runs {state.runs}, {helper.WORD}")
"""

LOOPS = {
    "plain": ("while True:\n    pass", {2, 3}),
    "that catches everything": (
        "while True:\n    try:\n        while True: pass\n    except: pass",
        {4},
    ),
    "in C": ("number = 1\nsum(range(10**12))", {3}),
    "of reruns": ("import streamlit as st\nst.rerun()", {1, 2, 3}),
}


def seen(app: LiveApp) -> str:
    return app.frame.locator("[data-testid=stText]").last.inner_text()


@pytest.mark.errors_expected
def test_saving_keeps_the_session_and_restarting_begins_another(
    page: Page, server: SiteServer
) -> None:
    reader = ReadersApp(page, server)
    app = reader.run(COUNTS, {"helper.py": "WORD = 'one'"})
    app.perform(Set("Volume", 5))
    assert seen(app) == "runs 2, one"

    reader.run(COUNTS, {"helper.py": "WORD = 'two'"})
    expect(app.frame.get_by_text("runs 3, two")).to_be_visible()
    assert app.value("Volume") == 5

    app = reader.run(COUNTS, {"helper.py": "WORD = 'three'"}, how="restart")
    assert seen(app) == "runs 1, three"
    assert app.value("Volume") == 3


def test_a_readers_app_follows_the_palette_and_keeps_its_session(
    page: Page, server: SiteServer
) -> None:
    reader = ReadersApp(page, server)
    app = reader.run(COUNTS, {"helper.py": "WORD = 'one'"})
    app.perform(Set("Volume", 5))

    page.locator("label[title='Switch to light mode']").click()
    page.locator("label[title='Switch to dark mode']").click()

    app.frame.wait_for_function(IS_DARK)
    assert (app.value("Volume"), seen(app)) == (5, "runs 2, one")


def test_a_python_that_was_started_ahead_runs_the_readers_app(
    page: Page, server: SiteServer
) -> None:
    reader = ReadersApp(page, server)
    broken, _ = run_pair(page, SLUG)

    reader.value("app.warm()")
    reader.wait_for("app.spare?.greeted")
    reader.value("app.spare.frame.dataset.ahead = ''")
    broken.perform(Set("Volume", 5))  # It stands beside the demo's own app, which goes on.
    app = reader.run("import streamlit as st\nst.text('begun')")

    assert seen(app) == "begun"
    assert reader.value("'ahead' in app.frame.dataset")
    assert reader.value("app.stage.querySelectorAll('iframe').length") == 1


@pytest.mark.errors_expected
def test_a_file_that_is_gone_cannot_be_imported_any_more(page: Page, server: SiteServer) -> None:
    reader = ReadersApp(page, server)
    app = reader.run(COUNTS, {"helper.py": "WORD = 'one'"})

    reader.run(COUNTS)

    exception = app.frame.get_by_test_id("stExceptionMessage")
    expect(exception).to_contain_text("No module named 'helper'")


@pytest.mark.parametrize("kind", LOOPS)
def test_an_endless_loop_is_told_of_with_its_line_and_stopped(
    page: Page, server: SiteServer, kind: str
) -> None:
    loop, lines = LOOPS[kind]
    reader = ReadersApp(page, server)
    _, fixed = run_pair(page, SLUG)

    reader.ask_for(f"x = 0\n{loop}")

    now = reader.wait_for("app.times.at(-1)")
    assert now["seconds"] >= 3
    said = reader.frame().locator("body").inner_text()
    assert "Waiting for" not in said
    assert now["file"] == "app.py"
    assert now["line"] in lines
    fixed.perform(Set("Volume", 5))
    fixed.perform(Set("Volume", 7))
    assert fixed.value("Volume") == 7
    [worker] = [worker for worker in page.workers if worker.url.startswith("blob:")]
    with worker.expect_event("close"):
        reader.stop()
    assert reader.value("app.state") == "idle"
    assert reader.value("app.lastLine.line") in lines


# Where a save ends a run that goes on, stlite's way to end it is deprecated, and Python says so.
@pytest.mark.errors_expected
def test_an_app_that_sleeps_is_let_alone(page: Page, server: SiteServer) -> None:
    reader = ReadersApp(page, server)
    app = reader.run("import streamlit as st\nimport time\nst.button('Wait')\nst.text('first')")

    reader.ask_for("import streamlit as st\nimport time\ntime.sleep(5)\nst.text('slept')")

    assert reader.wait_for("app.times.at(-1)")["line"] == 3
    expect(app.frame.get_by_text("slept")).to_be_visible()
    assert reader.wait_for("app.times.at(-1) === null")
    assert reader.value("app.state") == "running"


@pytest.mark.errors_expected
def test_a_syntax_error_and_an_exception_are_shown_and_mended(
    page: Page, server: SiteServer
) -> None:
    reader = ReadersApp(page, server)
    app = reader.run("import streamlit as st\nif True\n    pass")
    expect(app.frame.get_by_role("dialog")).to_contain_text("SyntaxError: expected ':'")
    app.frame.get_by_role("button", name="Close").last.click()

    reader.run("import streamlit as st\n1 / 0")
    expect(app.frame.get_by_test_id("stException")).to_contain_text("ZeroDivisionError")

    reader.run("import streamlit as st\nst.text('mended')")
    expect(app.frame.get_by_text("mended")).to_be_visible()
    expect(app.frame.get_by_test_id("stException")).to_have_count(0)


ATTEMPTS = {
    "local storage": "localStorage.getItem('x')",
    "session storage": "sessionStorage.getItem('x')",
    "cookies": "document.cookie",
    "databases": "indexedDB.databases()",
    "caches": "caches.open('x')",
    "the page": "top.document.title",
    "another app": "[top[0], top[1]].find((f) => f !== self && f !== parent).document.title",
    "the page's address": "(top.location.href = '/404.html')",
    "service workers": "navigator.serviceWorker.register('/service-worker.js')",
    "the shared Python": "new SharedWorker(SHARED, { type: 'module', name: 'Python' })",
    "the site in the reader's name": "fetch(SHARED, { credentials: 'include' })",
}

HOSTILE = """import streamlit as st
import streamlit.components.v1 as components

components.html("<p>within</p><script>parent.postMessage('x', '*')</script>")
st.text("begun")
"""


@pytest.mark.errors_expected
def test_code_reaches_nothing_of_the_sites_origin(page: Page, server: SiteServer) -> None:
    reader = ReadersApp(page, server)
    run_pair(page, SLUG)
    page.evaluate("localStorage.setItem('x', 'secret'); document.cookie = 'x=secret'")
    app = reader.run(HOSTILE)
    app.frame.wait_for_selector("iframe")
    shared = next(path for path in server.requested if path.endswith("/pyodide/main.mjs"))
    address = page.url

    def attempts(where: Frame) -> dict[str, str]:
        return {
            name: str(
                where.evaluate(
                    f"""async () => {{
                      const SHARED = {server.address.rstrip("/") + shared!r};
                      try {{ await ({attempt}); return "done"; }}
                      catch (error) {{ return error.name; }}
                    }}"""
                )
            )
            for name, attempt in ATTEMPTS.items()
        }

    refused = {"SecurityError", "TypeError", "NotAllowedError", "InvalidStateError"}
    for frame in (app.frame, app.frame.child_frames[0]):
        assert frame.evaluate("window.origin") == "null"
        made = attempts(frame)
        assert {k: v for k, v in made.items() if v not in refused} == {}
    assert page.url == address
    assert page.evaluate("localStorage.getItem('x')") == "secret"


FROM_PYTHON = """import streamlit as st
from js import self

def tried(what):
    try:
        return str(what())
    except Exception as error:
        return "refused"

st.text(" | ".join([
    tried(lambda: self.origin),
    tried(lambda: self.indexedDB.open("x")),
    tried(lambda: self.localStorage),
    tried(lambda: self.SharedWorker),
]))
"""


def test_python_reaches_nothing_of_it_either(page: Page, server: SiteServer) -> None:
    reader = ReadersApp(page, server)

    app = reader.run(FROM_PYTHON)

    assert seen(app) == "null | refused | refused | refused"


@pytest.mark.errors_expected
def test_another_document_in_the_frame_is_not_listened_to(page: Page, server: SiteServer) -> None:
    reader = ReadersApp(page, server)
    app = reader.run("import streamlit as st\nst.text('begun')")

    app.frame.evaluate("() => { location.href = '/404.html'; }")
    app.frame.wait_for_url("**/404.html")
    forged = "{ type: 'height', content: 4321, floating: 0 }"
    page.evaluate("window.heard = 0; addEventListener('message', () => { window.heard += 1; })")
    app.frame.evaluate(
        f"""() => {{
          const {{ port1, port2 }} = new MessageChannel();
          parent.postMessage({{ "live-demos": "port" }}, "*", [port2]);
          port1.postMessage({forged});
          parent.postMessage({{ "live-demos": {forged} }}, "*");
        }}"""
    )
    page.wait_for_function("() => window.heard === 2")
    page.evaluate("new Promise((resolve) => setTimeout(resolve))")  # the port is heard after it

    stage = app.frame.frame_element().evaluate("(frame) => frame.parentElement.style.cssText")
    assert "4321" not in stage


@pytest.fixture
def host_of_its_own(server: SiteServer) -> Iterator[SiteServer]:
    """Give the site at another address: a browser keeps what another test was allowed to have."""
    with serve(server.folder) as host:
        yield host


@pytest.mark.errors_expected
@pytest.mark.parametrize("trust", ["typed", "link"])
def test_where_the_host_allows_no_isolation_only_typed_code_runs(
    page: Page, host_of_its_own: SiteServer, trust: str
) -> None:
    host_of_its_own.cors = False
    reader = ReadersApp(page, host_of_its_own)

    reader.ask_for("import streamlit as st\nst.text('begun')", trust=trust)

    place = reader.demo.locator("[data-variant=broken]")
    if trust == "link":
        expect(place.get_by_role("alert")).to_contain_text(
            "does not let it run apart from the site"
        )
        expect(place.locator("iframe")).to_have_count(0)
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        place.get_by_role("button", name="Copy this code").click()
        expect(place.get_by_role("button", name="Copied")).to_be_visible()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == "import streamlit as st\nst.text('begun')"
    else:
        reader.wait_for("app.state === 'running'")
        app = LiveApp(reader.frame())
        assert seen(app) == "begun"
        assert host_of_its_own.address.startswith(app.frame.evaluate("window.origin"))


@pytest.mark.errors_expected
def test_a_missing_file_of_an_isolated_start_is_named_and_can_be_retried(
    page: Page, server: SiteServer
) -> None:
    server.missing.add("library.json")
    reader = ReadersApp(page, server)
    reader.ask_for("import streamlit as st\nst.text('begun')")
    frame = reader.frame()
    expect(frame.get_by_role("alert")).to_contain_text("library.json")

    server.well()
    frame.get_by_role("button", name="Try again").click()

    reader.wait_for("app.state === 'running'")
    assert seen(LiveApp(reader.frame())) == "begun"


def test_a_further_isolated_start_takes_little_from_the_line(
    launch_browser: Callable[..., Browser], server: SiteServer
) -> None:
    server.caching = "public, max-age=3600"
    browser = launch_browser()
    context = browser.new_context(service_workers="block")
    for number in range(2):
        page = context.new_page()
        before = server.sent
        reader = ReadersApp(page, server)
        app = reader.run("import streamlit as st\nst.text('begun')")
        assert seen(app) == "begun"
        page.close()  # What is in the memory of its processes goes with it.
        assert (server.sent - before < 2_000_000) == (number == 1)
    browser.close()


def test_a_collapsed_sidebar_can_be_opened(page: Page, server: SiteServer) -> None:
    reader = ReadersApp(page, server)
    app = reader.run("import streamlit as st\nst.sidebar.slider('Side', 0, 5)\nst.text('begun')")
    slider = app.frame.get_by_test_id("stSlider")
    expect(slider).not_to_be_in_viewport()

    app.frame.get_by_test_id("stExpandSidebarButton").click()

    expect(slider).to_be_in_viewport()

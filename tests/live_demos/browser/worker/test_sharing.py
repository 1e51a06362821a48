"""One Python for the apps of a visit: shared, kept across pages, and nobody in another's way."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from live_demos.scenario import Click
from testing.document_state import Demo
from testing.idle import until_idle
from testing.live_app import LiveApp, pair, run_pair
from testing.paths import ARTICLE
from testing.server import SiteServer

SLUG = "nudge-too-late"
OTHER = "reset-by-variable"
ALONE = f"demos/{SLUG}/fixed/"

TELLING = b"""
import gc, os, pathlib
import streamlit as st

@st.cache_data
def name_of_first(name):
    return os.getcwd()

class Own: pass

here = pathlib.Path("here.txt")
st.button("Run")
st.text(f"own file: {here.exists()}")
here.write_text("written")
st.text(f"own folder cached: {name_of_first('x') == os.getcwd()}")
st.text(f"own main: {__import__('__main__').Own is Own}")
st.text(f"folders: {len(os.listdir('/home/pyodide'))}")
gc.collect()
st.text(f"sessions: {sum(type(o).__name__ == 'AppSession' for o in gc.get_objects())}")
"""

BUSY = b"""
import time
import streamlit as st

if st.button("Compute"):
    until = time.monotonic() + 10
    while time.monotonic() < until:
        pass
st.button("Run")
st.text("done")
"""

ENDLESS = b"""
import time
import streamlit as st

st.text("begun")
time.sleep(4000)
"""


def snapshots(server: SiteServer) -> int:
    """Count the starts of a Python so far."""
    return len([path for path in server.requested if path.endswith("snapshot.bin.zst")])


def workers(server: SiteServer) -> int:
    """Count the workers that were started so far."""
    return len([path for path in server.requested if path.endswith("/pyodide/main.mjs")])


def texts(app: LiveApp) -> dict[str, str]:
    lines = app.frame.locator("[data-testid=stText]").all_inner_texts()
    return dict(line.split(": ") for line in lines)


def test_all_apps_of_a_page_share_one_python(page: Page, server: SiteServer) -> None:
    page.goto(server.address + ARTICLE)
    run_pair(page, SLUG)
    run_pair(page, OTHER)

    assert snapshots(server) == 1


def test_the_python_of_a_visit_outlives_a_page(page: Page, server: SiteServer) -> None:
    page.goto(server.address + ARTICLE)
    run_pair(page, SLUG)
    page.get_by_role("link", name="Home", exact=True).first.click()
    expect(page).to_have_url(server.address)
    page.go_back()

    run_pair(page, SLUG)

    assert snapshots(server) == 1


def test_two_tabs_share_one_python(page: Page, server: SiteServer) -> None:
    page.goto(server.address + ARTICLE)
    run_pair(page, SLUG)
    tab = page.context.new_page()
    tab.goto(server.address + ARTICLE)

    run_pair(tab, SLUG)

    assert snapshots(server) == 1


def test_apps_of_one_python_are_separate(page: Page, server: SiteServer) -> None:
    server.replaced |= {"broken.py": TELLING, "fixed.py": TELLING}
    page.goto(server.address + ARTICLE)

    for app in run_pair(page, SLUG):
        said = texts(app)
        assert said["own file"] == "False"
        assert said["own folder cached"] == "True"
        assert said["own main"] == "True"


def test_an_app_that_is_gone_leaves_nothing(page: Page, server: SiteServer) -> None:
    server.replaced |= {"broken.py": TELLING, "fixed.py": TELLING}
    page.goto(server.address + ARTICLE)
    run_pair(page, SLUG)
    for _ in range(2):
        pair(page, SLUG).get_by_role("button", name="Stop").click()
        expect(pair(page, SLUG)).to_have_attribute(Demo.STATE, "idle")
        app, _ = run_pair(page, SLUG)

    app.perform(Click("Run"))

    # How soon is up to the worker; it sees the end of a frame by itself.
    for _ in range(20):
        if texts(app)["folders"] == "2":
            break
        app.perform(Click("Run"))
    assert texts(app)["folders"] == "2"
    assert texts(app)["sessions"] == "2"
    assert snapshots(server) == 1


@pytest.mark.errors_expected  # the app's own exception may be logged
def test_an_exception_in_one_app_leaves_the_other_alone(page: Page, server: SiteServer) -> None:
    server.replaced["broken.py"] = b"raise ValueError('mine')"
    page.goto(server.address + ARTICLE)

    broken, fixed = run_pair(page, SLUG)

    expect(broken.frame.get_by_test_id("stException")).to_contain_text("mine")
    fixed.perform(Click("Add one"))
    assert fixed.value("Pick a number") == 6


def test_an_app_that_goes_on_and_on_lets_the_next_one_start(page: Page, server: SiteServer) -> None:
    server.replaced["broken.py"] = ENDLESS
    page.goto(server.address + ARTICLE)
    pair(page, SLUG).get_by_role("button", name="Run both apps").click()

    fixed = LiveApp.of_pair(page, SLUG, "fixed").wait_until_running()

    assert fixed.value("Pick a number") == 5


def test_a_reader_is_told_that_another_app_keeps_python_busy(
    page: Page, server: SiteServer
) -> None:
    server.replaced |= {"broken.py": BUSY, "fixed.py": BUSY}
    page.goto(server.address + ARTICLE)
    broken, fixed = run_pair(page, SLUG)
    alert = fixed.frame.locator("#failure")

    broken.frame.get_by_role("button", name="Compute").click()
    fixed.frame.get_by_role("button", name="Run").click()

    expect(alert).to_contain_text("Python is busy")
    expect(alert).to_be_hidden()
    assert snapshots(server) == 1


def test_an_app_does_not_wait_for_a_busy_python(page: Page, server: SiteServer) -> None:
    forever = BUSY.replace(b"+ 10", b"+ 4000")
    server.replaced |= {"broken.py": forever, "fixed.py": forever}
    page.goto(server.address + ARTICLE)
    broken, fixed = run_pair(page, SLUG)
    broken.frame.get_by_role("button", name="Compute").click()
    fixed.frame.get_by_role("button", name="Run").click()
    alert = fixed.frame.locator("#failure")
    expect(alert).to_contain_text("Python is busy")

    before = fixed.frame.frame_element()

    alert.get_by_role("button", name="Try again").click()

    # The app that waits is still there for a moment, and it runs.
    page.wait_for_function("(frame) => !frame.isConnected", arg=before)
    again = LiveApp.of_pair(page, SLUG, "fixed").wait_until_running()
    again.perform(Click("Run"))
    assert snapshots(server) == 2


def test_without_shared_workers_each_app_has_its_own_python(page: Page, server: SiteServer) -> None:
    page.add_init_script("delete globalThis.SharedWorker")
    page.goto(server.address + ARTICLE)

    broken, fixed = run_pair(page, SLUG)

    fixed.perform(Click("Add one"))
    assert fixed.value("Pick a number") == 6
    broken.perform(Click("Add one"))
    assert workers(server) == 2


def test_an_app_whose_connection_is_never_taken_makes_another_one(
    page: Page, server: SiteServer
) -> None:
    # So it goes with a worker that ends at this moment.
    page.add_init_script("""
      const There = SharedWorker;
      let attempts = 0;
      globalThis.SharedWorker = function (...args) {
        attempts += 1;
        return attempts === 1 ? { port: {}, addEventListener() {} } : new There(...args);
      };
      globalThis.Worker = function () { throw new Error("A worker of its own"); };
    """)
    page.goto(server.address + ALONE)

    app = LiveApp(page.main_frame).wait_until_running()

    app.perform(Click("Add one"))
    assert app.value("Pick a number") == 6


def test_python_starts_while_the_reader_reaches_for_the_button(
    page: Page, server: SiteServer
) -> None:
    page.goto(server.address + ARTICLE)
    until_idle(page, server)
    assert snapshots(server) == 0

    pair(page, SLUG).hover()

    server.wait_for_request("snapshot.bin.zst")


def test_nothing_is_fetched_for_a_reader_who_only_reads(page: Page, server: SiteServer) -> None:
    page.goto(server.address + ARTICLE)
    until_idle(page, server)

    assert not [path for path in server.requested if "/runtime/" in path]


SAVES_DATA = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"


@pytest.mark.parametrize(("saves_data", "pointer"), [(True, "mouse"), (False, "touch")])
def test_nothing_is_fetched_for_a_reader_who_passes_by(
    page: Page, server: SiteServer, saves_data: bool, pointer: str
) -> None:
    if saves_data:
        page.add_init_script(SAVES_DATA)
    page.goto(server.address + ARTICLE)
    until_idle(page, server)
    pair(page, SLUG).dispatch_event("pointerover", {"pointerType": pointer})
    until_idle(page, server)

    assert not [path for path in server.requested if "/runtime/" in path]

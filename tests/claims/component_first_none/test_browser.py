"""A component is not live on the site, so the page's apps run on a server of Streamlit's own."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from testing.paths import ROOT
from testing.server import SiteServer
from testing.small_app import start

TEXT = (ROOT / "docs" / "patterns" / "component-first-none.md").read_text("utf-8")
BROKEN, FIXED = re.findall(r"```python title=.*?\n(.*?)```", TEXT, re.DOTALL)
ANEW = BROKEN.replace('if "columns" not in state:', "if True:")
RUNS = """
st.session_state.setdefault("widths", []).append(f"{width}")
st.text(", ".join(st.session_state.widths))
"""
SEND = 'setStateValue("width", innerWidth)'
WAITS = f"(window.sendWidth = () => {SEND})"


@contextmanager
def streamlit_server(folder: Path, source: str) -> Iterator[str]:
    """Serve an app with Streamlit itself, at the address that is given."""
    (folder / "app.py").write_text(source)
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        port = probe.getsockname()[1]
    options = [f"--server.port={port}", "--server.headless=true", "--server.address=localhost"]
    quiet = ["--browser.gatherUsageStats=false", "--server.fileWatcherType=none"]
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "app.py", *options, *quiet],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://localhost:{port}/"
    try:
        _wait_for(port)
        yield address
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_for(port: int) -> None:
    for _ in range(300):
        try:
            socket.create_connection(("localhost", port), timeout=5).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise TimeoutError("Streamlit did not start")


@pytest.mark.parametrize(
    ("source", "columns"),
    [(BROKEN, 1), (FIXED, 3), (ANEW, 3)],
    ids=["broken", "fixed", "anew"],
)
def test_what_was_decided_in_the_first_run_stays(
    page: Page, tmp_path: Path, source: str, columns: int
) -> None:
    # Above the line that stops the fixed app in its first run.
    noted = source.replace(").width\n", ").width\n" + RUNS)
    # What a component sends at once may interrupt the first run before it has decided anything.
    waits = noted.replace(SEND, WAITS)
    assert waits != noted
    with streamlit_server(tmp_path, waits) as address:
        page.goto(address)
        expect(page.get_by_text("None", exact=True)).to_be_visible()
        expect(page.get_by_test_id("stApp")).to_have_attribute(
            "data-test-script-state", "notRunning"
        )
        page.wait_for_function("() => 'sendWidth' in window")
        page.evaluate("sendWidth()")
        expect(page.get_by_text("None, 1280", exact=True)).to_be_visible()
        expect(page.get_by_text(f"Columns: {columns}", exact=True)).to_be_visible()
        page.get_by_role("button", name="Any other input").click()
        expect(page.get_by_text("None, 1280, 1280", exact=True)).to_be_visible()
        expect(page.get_by_text(f"Columns: {columns}", exact=True)).to_be_visible()


def test_the_context_is_there_in_the_first_run(page: Page, tmp_path: Path) -> None:
    source = """
import streamlit as st
runs = st.session_state["runs"] = st.session_state.get("runs", 0) + 1
context = st.context
st.text(f"{runs} {context.cookies.get('name')} {context.locale} {bool(context.timezone)}")
"""
    with streamlit_server(tmp_path, source) as address:
        page.context.add_cookies([{"name": "name", "value": "Ada", "url": address}])
        page.goto(address)
        expect(page.get_by_text("1 Ada en-US True", exact=True)).to_be_visible()
        page.context.clear_cookies()


@pytest.mark.errors_expected
def test_a_component_does_not_run_on_this_site(page: Page, server: SiteServer) -> None:
    live = start(page, server, BROKEN)

    message = live.frame.get_by_test_id("stExceptionMessage").inner_text()
    assert "AttributeError: type object 'Runtime' has no attribute 'exists'" in message

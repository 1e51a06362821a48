"""Serves the apps, makes their inputs, and notes what they show."""

from __future__ import annotations

import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, Route

from tools.components.inputs import INPUTS

APPS = Path(__file__).parent / "apps"

_SHELL = """
import streamlit as st
from pathlib import Path

source = Path({apps!r}, st.query_params["app"] + ".py").read_text("utf-8")
st.session_state["script runs"] = st.session_state.get("script runs", 0) + 1
st.html(f"<i data-runs='{{st.session_state['script runs']}}'></i>")
exec(compile(source, "app.py", "exec"), {{"__name__": "__main__"}})
"""
"""One server for all apps: to start Streamlit takes longer than to drive an app.

It counts script runs, because an input that is lost shows nothing.
"""

_QUIET = 1.0
"""Seconds without a change after which an app has answered. This is a record, and no test."""

_AT_MOST = 8.0
"""Seconds after which an app that runs again and again is taken as it is."""


@contextmanager
def server(python: Path, folder: Path) -> Iterator[str]:
    """Serve all apps with the Streamlit of an environment. Gives the address.

    Args:
        python: the environment's interpreter.
        folder: where the server's script may be written.
    """
    (folder / "shell.py").write_text(_SHELL.format(apps=str(APPS)), "utf-8")
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        port = probe.getsockname()[1]
    options = [f"--server.port={port}", "--server.headless=true", "--server.address=localhost"]
    quiet = ["--browser.gatherUsageStats=false", "--server.fileWatcherType=none"]
    process = subprocess.Popen(
        [python, "-m", "streamlit", "run", "shell.py", *options, *quiet],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(300):
            try:
                socket.create_connection(("localhost", port), timeout=5).close()
                break
            except OSError:
                time.sleep(0.2)
        yield f"http://localhost:{port}/"
    finally:
        process.terminate()
        process.wait()


def record(browser: Browser, address: str, name: str, files: dict[str, Path]) -> list[list[object]]:
    """Drive one app: give for each input its words, the lines that are shown, and the script runs.

    Args:
        browser: has a microphone that hears a tone.
        address: the server's.
        name: the app's.
        files: what pages load from other hosts, by a part of the address; the rest does not come.
    """

    def answer(route: Route) -> None:
        url = route.request.url
        file = next((file for part, file in files.items() if part in url), None)
        if url.startswith(address):
            route.fallback()
        elif file:
            route.fulfill(path=file)
        else:
            route.abort()

    context = browser.new_context(permissions=["microphone"])
    page = context.new_page()
    page.set_default_timeout(8000)
    page.route("**/*", answer)
    try:
        page.goto(f"{address}?app={name}")
        page.locator("[data-runs]").wait_for(state="attached", timeout=30_000)
        seen = [["Open the app", *_settled(page)]]
        for one in INPUTS[name]:
            one.act(page)
            seen.append([one.words, *_settled(page)])
        return seen
    finally:
        context.close()


def _settled(page: Page) -> tuple[list[str], int]:
    began = since = time.monotonic()
    last: tuple[list[str], int, str | None] | None = None
    while time.monotonic() - began < _AT_MOST:
        page.wait_for_timeout(100)
        now = (_lines(page), _runs(page), _state(page))
        if now != last:
            last, since = now, time.monotonic()
        elif now[2] == "notRunning" and time.monotonic() - since > _QUIET:
            break
    return _lines(page), _runs(page)


def _lines(page: Page) -> list[str]:
    texts = page.get_by_test_id("stText").all_inner_texts()
    errors = page.get_by_test_id("stException").all_inner_texts()
    return texts + [error.splitlines()[0] for error in errors]


def _runs(page: Page) -> int:
    marks = page.locator("[data-runs]")
    return int(marks.first.get_attribute("data-runs") or 0) if marks.count() else 0


def _state(page: Page) -> str | None:
    return page.get_by_test_id("stApp").get_attribute("data-test-script-state")

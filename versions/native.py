"""Runs a demo's apps by `streamlit run` in another environment, and drives them in Chromium."""

from __future__ import annotations

import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Error, Page, sync_playwright

from live_demos.catalog import App, Demo
from testing.chromium import browser_of_tests
from testing.live_app import LiveApp
from versions.step_seen import Observed, StepSeen, step_seen

_START_S = 60
_TRIES = 3
_WAIT_MS = 20_000
_OPTIONS = {
    "server.headless": "true",
    "server.address": "localhost",
    "server.fileWatcherType": "none",
    "browser.gatherUsageStats": "false",
}
_STARTED = """() => {
  const app = document.querySelector("[data-testid=stApp]");
  return Boolean(app?.querySelector("[data-testid=stElementContainer], [data-testid=stException]"));
}"""


def observe_in_browser(demo: Demo, python: Path) -> dict[str, Any]:
    """Give for each app what differs after each input, as `versions.observe` does."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_of_tests())
        try:
            seen: dict[str, Any] = {}
            for app in demo.apps:
                tries = [_tried(demo, app, browser, python) for _ in range(_TRIES)]
                seen[app.variant] = asdict(agreed(tries))
            return seen
        finally:
            browser.close()


def agreed(tries: Sequence[Observed]) -> Observed:
    """Give what all tries saw. These demos are about inputs while a script runs: time has a say."""
    first = tries[0]
    if any(one != first for one in tries):
        return Observed((), unsure=f"{len(tries)} tries in Chromium did not see the same.")
    return first


def _tried(demo: Demo, app: App, browser: Browser, python: Path) -> Observed:
    page = browser.new_page()
    page.set_default_timeout(_WAIT_MS)
    try:
        with _served(app, python) as address:
            return _observe(demo, app, page, address)
    finally:
        page.close()


def _observe(demo: Demo, app: App, page: Page, address: str) -> Observed:
    steps: list[StepSeen] = []
    try:
        page.goto(address)
        page.wait_for_function(_STARTED)
        live = LiveApp(page.main_frame).wait_until_idle()
        topics = demo.scenario.topics()
        for step in demo.scenario.steps():
            if step.action is not None:
                if not step.possible(app.variant):
                    continue
                live.perform_step(step)
            steps.append(step_seen(step, app.variant, live.seen(topics)))
    except (Error, LookupError, ValueError) as error:
        return Observed(
            tuple(steps), stopped=f"{type(error).__name__}: {str(error).splitlines()[0]}"
        )
    return Observed(tuple(steps))


@contextmanager
def _served(app: App, python: Path) -> Iterator[str]:
    """Run an app, in a folder of its own, until the block ends; give its address.

    Raises:
        RuntimeError: it does not start.
    """
    with tempfile.TemporaryDirectory() as folder:
        port = _free_port()
        command = [str(python), "-m", "streamlit", "run", str(app.path.resolve())]
        for name, value in (_OPTIONS | {"server.port": str(port)}).items():
            command += [f"--{name}", value]
        process = subprocess.Popen(
            command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        address = f"http://localhost:{port}/"
        try:
            _wait_for(f"{address}_stcore/health", process)
            yield address
        finally:
            process.terminate()
            process.wait()


def _free_port() -> int:
    with socket.create_server(("localhost", 0)) as probe:
        return int(probe.getsockname()[1])


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    give_up = time.monotonic() + _START_S
    while time.monotonic() < give_up and process.poll() is None:
        try:
            with urllib.request.urlopen(address):  # noqa: S310 - our own address
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    raise RuntimeError("streamlit run did not start")

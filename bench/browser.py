"""Headless Chromium with a profile on disk, as the reader of a first or second visit has it."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, Playwright

from bench import app
from testing.chromium import find_browser

# A browser of the system asks its maker's hosts for updates, which would take time and bandwidth.
_QUIET = ["--disable-background-networking", "--disable-component-update", "--no-first-run"]
# Containers have little shared memory, and root may not use the sandbox.
_HERE = ["--disable-dev-shm-usage", "--no-sandbox", "--disable-gpu"]

_OBSERVER = Path(__file__).parent / "observe.mjs"
_SETTLE_MS = 1_000
"""How long a new browser gets to start its own processes before anything is measured."""

VIEWPORT_HEIGHT = 900


@contextmanager
def new_profile() -> Iterator[Path]:
    """Give the folder of a profile that has never been used."""
    # Chromium may still write into it when it has said that it is closed.
    with tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@contextmanager
def visit(playwright: Playwright, profile: Path) -> Iterator[Page]:
    """Open the browser on an empty page; close it, and so store its caches, after the block."""
    context = playwright.chromium.launch_persistent_context(
        profile,
        executable_path=find_browser(),
        args=_QUIET + _HERE,
        viewport={"width": 1280, "height": VIEWPORT_HEIGHT},
    )
    try:
        context.add_init_script(observer())
        page = _first_page(context)
        page.wait_for_timeout(_SETTLE_MS)
        yield page
    finally:
        context.close()


def observer() -> str:
    """Give the script that runs at the start of every document, and notes what readers wait for."""
    watched = {"button": app.BUTTON, "text": app.text_at(app.START)}
    return f"globalThis.benchApp = {json.dumps(watched)};\n{_OBSERVER.read_text('utf-8')}"


def browser_version(playwright: Playwright) -> str:
    """Give the name and version of the browser."""
    browser = playwright.chromium.launch(executable_path=find_browser(), args=_QUIET + _HERE)
    try:
        return f"Chromium {browser.version}"
    finally:
        browser.close()


def _first_page(context: BrowserContext) -> Page:
    return context.pages[0] if context.pages else context.new_page()

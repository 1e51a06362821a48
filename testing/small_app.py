"""A small app of a test's own, in the real runtime of the built site."""

from __future__ import annotations

from playwright.sync_api import Page

from testing.live_app import LiveApp
from testing.server import SiteServer

_PLACE = "demos/value-from-state/broken"


def start(page: Page, server: SiteServer, source: str) -> LiveApp:
    """Start a script in the place of a demo's app, alone in its page."""
    page.route(f"**/{_PLACE}.py", lambda route: route.fulfill(body=source))
    page.goto(f"{server.address}{_PLACE}/")
    return LiveApp(page.main_frame).wait_until_running()

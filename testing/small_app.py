"""A small app of a test's own, in the real runtime of the built site."""

from __future__ import annotations

from playwright.sync_api import Page

from testing.live_app import LiveApp
from testing.server import SiteServer

_PLACE = "demos/value-from-state/broken"


def start(page: Page, server: SiteServer, source: str) -> LiveApp:
    """Start a script in the place of a demo's app, alone in its page.

    The server gives it out until all is well again: a browser that is told to hand over what it is
    about to ask for (`page.route`) also forgets the front end that it has.
    """
    server.replaced[f"/{_PLACE}.py"] = source.encode()
    page.goto(f"{server.address}{_PLACE}/")
    return LiveApp(page.main_frame).wait_until_running()

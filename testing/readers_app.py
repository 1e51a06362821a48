"""Runs a reader's own code in the place of a demo's broken app."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Frame, Locator, Page

from testing.live_app import START_MS, LiveApp, pair
from testing.server import SiteServer

SLUG = "value-from-state"
ENTRYPOINT = "app.py"

_CODE = """(demo, [files, trust, how]) => {
  const [app] = demo.apps;
  app[how]({ entrypoint: "app.py", files, trust });
}"""

_NOTE = """(demo) => {
  const [app] = demo.apps;
  app.times = [];
  app.onRunTime = (now) => app.times.push(now);
}"""


class ReadersApp:
    """The place of the broken app of a pair, and what runs there."""

    def __init__(self, page: Page, server: SiteServer) -> None:
        page.goto(server.page_of(SLUG))
        self.page = page
        self.demo: Locator = pair(page, SLUG)
        self.demo.evaluate(_NOTE)

    def run(self, source: str, files: Mapping[str, str] | None = None, **how: str) -> LiveApp:
        """Run a script, with other files beside it, and wait until it is on the page.

        Args:
            source: the script.
            files: their texts, by their paths.
            how: `trust` is `typed` or `link`; `how` is `run` or `restart`.
        """
        self.ask_for(source, files, **how)
        return LiveApp(self.frame()).wait_until_running()

    def ask_for(
        self,
        source: str,
        files: Mapping[str, str] | None = None,
        trust: str = "typed",
        how: str = "run",
    ) -> None:
        """Do the same, and wait for nothing."""
        every = {ENTRYPOINT: source, **(files or {})}
        self.demo.evaluate(_CODE, [every, trust, how])

    def frame(self) -> Frame:
        """Give the frame, once it has a document. It may be an isolated one."""
        element = self.demo.locator("[data-variant=broken] iframe:not([inert])")
        handle = element.element_handle(timeout=START_MS)
        assert handle is not None
        frame = handle.content_frame()
        assert frame is not None
        frame.wait_for_url("**/readers-app.html*")
        return frame

    def value(self, expression: str) -> Any:
        """Give the value of an expression about the `AppFrame`, which is called `app` in it."""
        return self.demo.evaluate(f"(demo) => {{ const [app] = demo.apps; return {expression}; }}")

    def wait_for(self, expression: str) -> Any:
        """Wait until an expression about `app` is true, and give its value."""
        handle = self.demo.element_handle()
        script = f"(demo) => {{ const [app] = demo.apps; return {expression}; }}"
        return self.page.wait_for_function(script, arg=handle, timeout=START_MS).json_value()

    def stop(self) -> None:
        """End the app."""
        self.value("app.stop()")

"""A pair in whatever engine: its buttons, what it says, and its apps."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from live_demos.scenario import Variant
from testing.document_state import App, Demo, Stage
from testing.engines.document import Document, Tab
from testing.player import AT_ONCE, MARKS, OVER, THE_END
from testing.server import SiteServer

_SET_UP = f"""(css, pace) => {{
  const demo = document.querySelector(css);
  if (!demo?.player) {{ return false; }}
  demo.setAttribute("{Demo.PACE}", pace);
  return true;
}}"""
_START_MODE = re.compile(rf'(?<={Demo.START_MODE}=")\w+|(?<="startMode": ")\w+'.encode())

_STARTED = f"() => ['running', 'failed'].find((state) => state === {App.STATE.js})"


class Pair:
    """A pair in a page that is opened for it."""

    def __init__(self, tab: Tab, slug: str) -> None:
        self.tab = tab
        self.slug = slug
        self.css = f"live-demo[slug='{slug}']"

    def open(self, server: SiteServer, start_mode: str = "") -> Pair:
        """Open the demo's page, and have Python start in this way, or in the site's own."""
        address = server.page_of(self.slug)
        if start_mode:
            # Of page and frames, whoever is first starts Python.
            frames = (f"/demos/{self.slug}/{variant}/" for variant in ("broken", "fixed"))
            for path in (urlsplit(address).path, *frames):
                page = server.find(path)
                assert page is not None
                page_then, count = _START_MODE.subn(start_mode.encode(), page.plain)
                assert count > 0, path
                server.replaced[path] = page_then
        self.tab.open(address)
        return self.set_up()

    def set_up(self) -> Pair:
        """Wait until the page's script has made the pair, and give no time to a reader."""
        self.tab.wait_for(_SET_UP, self.css, AT_ONCE)
        return self

    def press(self, name: str) -> None:
        """Press a button of the pair."""
        self.tab.click(f"{self.css} button", name)

    def place(self, variant: Variant) -> str:
        """Give the selector of an app's place."""
        return f"{self.css} [{Stage.VARIANT}={variant}]"

    def app(self, variant: Variant) -> Document:
        """Give an app's document, once there is one."""
        return self.tab.frame(f"{self.place(variant)} iframe:not([inert])")

    def run(self) -> tuple[Document, Document]:
        """Press *Run both apps*, and give the broken and the fixed one when they are running."""
        self.press("Run both apps")
        return self.running("broken"), self.running("fixed")

    def running(self, variant: Variant) -> Document:
        """Wait for an app to be on the page; fail at once if it cannot start."""
        return wait_until_running(self.app(variant))

    def play(self) -> str:
        """Play all inputs and give what is said at the end, which must be as the table says."""
        self.press("Play these inputs")
        words = str(
            self.tab.wait_for(
                """(css, over) => {
                  const said = document.querySelector(css).innerText;
                  return new RegExp(over).test(said) && said;
                }""",
                f"{self.css} .demo__status",
                OVER.pattern,
            )
        )
        assert THE_END in words, words
        return words

    def marks(self) -> list[list[Any]]:
        """Give each row's verdict, and whether the apps part there."""
        rows = f"{self.css} .demo__inputs tbody tr"
        marks: list[list[Any]] = self.tab.evaluate(
            f"(css) => ({MARKS})([...document.querySelectorAll(css)])", rows
        )
        return marks

    def said(self) -> str:
        """Give the status line."""
        return self.tab.text(f"{self.css} .demo__status")


def wait_until_running(app: Document) -> Document:
    """Wait for an app's first script run to be on the page; fail at once if it cannot start."""
    state = app.wait_for(_STARTED)
    assert state == "running", app.text("#failure")
    return app


def fallback(app: Document) -> Any:
    """Say why the snapshot was passed over, if it was."""
    return app.evaluate(f"() => {App.FALLBACK.js}")

"""The page for readers' own apps in whatever engine."""

from __future__ import annotations

from testing.document_state import OwnApp as State
from testing.document_state import Stage
from testing.engines.document import Document, Tab
from testing.engines.pair import wait_until_running
from testing.own_app import PAGE
from testing.server import SiteServer

CODE = ".own-app__editor .cm-content"


class OwnApp:
    """The editor and the place of the app."""

    def __init__(self, tab: Tab, server: SiteServer) -> None:
        self.tab = tab
        self._server = server

    def open(self, fragment: str = "") -> OwnApp:
        """Load the page with this fragment in its address."""
        self.tab.open(self._server.address + PAGE + fragment)
        self.tab.wait_for("(css) => Boolean(document.querySelector(css))", CODE)
        return self

    def write(self, text: str) -> None:
        """Put a text into the editor, in the place of what is there."""
        self.tab.evaluate(
            "(text) => { document.querySelector('own-app').pane.editor.text = text; }", text
        )

    def press(self, name: str) -> None:
        """Press a button of the page."""
        self.tab.click("own-app button", name)

    def state(self) -> str:
        """Say whether the app is `idle`, `starting`, `running` or `failed`."""
        return str(
            self.tab.evaluate(
                f"() => document.querySelector('own-app').getAttribute('{State.STATE}')"
            )
        )

    def running(self) -> Document:
        """Give the app, once it is on the page."""
        return wait_until_running(self.tab.frame(f"own-app [{Stage.VARIANT}] iframe:not([inert])"))

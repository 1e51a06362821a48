"""The page for readers' own apps, as a reader uses it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from live_demos.node import node
from testing.document_state import OwnApp as State
from testing.document_state import Stage
from testing.live_app import START_MS, LiveApp
from testing.server import SiteServer

PAGE = "your-app/"
STORED = "live-demos.draft "
"""How the names begin under which drafts are kept in the browser's local storage."""

_ASKED_FOR = """
import { linkTo } from "./live_demos/browser/page/own-app/link.mjs";
const { entrypoint, files, title, demo } = JSON.parse(process.argv[1]);
console.log(new URL(await linkTo({ entrypoint, files }, { title, demo })).hash);
"""


class OwnApp:
    """The editor, the place of the app, and what is said around them."""

    def __init__(self, page: Page, server: SiteServer) -> None:
        self.page = page
        self.server = server
        self.element = page.locator("own-app")
        self.code = page.locator(".own-app__editor .cm-content")
        self.tabs = page.get_by_role("group", name="Files of the app").get_by_role("button")
        self.notice = page.locator(".own-app__notice")
        self.said = page.locator(".own-app__said")
        self.missing = page.locator(".own-app__missing")

    def open(self, fragment: str = "") -> OwnApp:
        """Load the page anew, with this fragment in its address."""
        self.page.goto("about:blank")  # else another fragment would not load it
        self.page.goto(self.server.address + PAGE + fragment)
        expect(self.code).to_be_visible()
        return self

    def button(self, name: str) -> Locator:
        """Give a button of the page, by its whole name."""
        return self.element.get_by_role("button", name=name, exact=True)

    def press(self, name: str) -> None:
        """Press it."""
        self.button(name).click()

    def text(self) -> str:
        """Give what is in the editor."""
        return "\n".join(self.code.locator(".cm-line").all_inner_texts()).replace("\n\n", "\n")

    def write(self, text: str) -> None:
        """Put a text into the editor, in the place of what is there."""
        self.element.evaluate("(own, text) => { own.pane.editor.text = text; }", text)

    def expect_state(self, state: str) -> None:
        """Wait until the app is `idle`, or `running`."""
        expect(self.element).to_have_attribute(State.STATE, state, timeout=START_MS)

    def running(self) -> LiveApp:
        """Give the app, once it is on the page."""
        frame = self.element.locator(f"[{Stage.VARIANT}] iframe:not([inert])")
        handle = frame.element_handle(timeout=START_MS)
        content = handle.content_frame()
        assert content is not None
        content.wait_for_url("**/readers-app.html*")
        return LiveApp(content).wait_until_running()

    def drafts(self) -> dict[str, Any]:
        """Give what is kept on the device: the files of each draft."""
        kept: dict[str, str] = self.page.evaluate("({ ...localStorage })")
        return {
            name.removeprefix(STORED): json.loads(text)["files"]
            for name, text in kept.items()
            if name.startswith(STORED)
        }


def fragment_of(files: Mapping[str, str], title: str = "", demo: str = "") -> str:
    """Give the end of a link to an app; its first file runs."""
    asked = {"entrypoint": next(iter(files)), "files": dict(files), "title": title, "demo": demo}
    script = ["--input-type=module", "--eval", _ASKED_FOR, json.dumps(asked)]
    return node(script, cwd=Path(__file__).parent.parent, check=True).stdout.strip()


def named(*names: str) -> list[re.Pattern[str]]:
    """Give patterns for the tabs of files: one may say that it runs first."""
    return [re.compile(rf"^{re.escape(name)}( runs first)?$") for name in names]

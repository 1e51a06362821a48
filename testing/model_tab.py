"""An app of a test's own in the model of a browser, where AppTest is not like a browser."""

from __future__ import annotations

import inspect
import textwrap
from collections.abc import Callable
from pathlib import Path

from settled._internal.browser.actions import Target
from settled._internal.browser.page import Page
from settled._internal.browser.session import Browser


def tab_with(script: Callable[[], None] | str, folder: Path) -> Browser:
    """Prepare a tab with the body of a function as its app. `with` opens it."""
    if not isinstance(script, str):
        _, _, script = inspect.getsource(script).partition(":\n")
    app = folder / "app.py"
    app.write_text(textwrap.dedent(script), "utf-8")
    return Browser(app)


def found(page: Page, text: str) -> Target:
    """Give what a person calls by this label.

    Raises:
        LookupError: it is not on the page.
    """
    for item in page.items:
        if item.text == text and (item.is_widget or item.open is not None):
            return item.target
    raise LookupError(f"no {text} on the page")


def lines(page: Page) -> list[str]:
    """Give all texts that a person sees, in their order."""
    return [item.text for item in page.items if item.kind == "text" and item.visible]

"""Small apps, opened in the model of a browser."""

from __future__ import annotations

import inspect
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Protocol

import pytest

from settled._internal.browser.actions import Target
from settled._internal.browser.page import Page
from settled._internal.browser.session import Browser, forget_caches


class OpenApp(Protocol):
    """Opens an app, told by a function with its lines, or by them."""

    def __call__(self, script: Callable[[], None] | str, **options: Any) -> Browser: ...


@pytest.fixture
def open_app(tmp_path: Path) -> Iterator[OpenApp]:
    """Give what opens an app. It is closed at the end of the test."""
    browsers: list[Browser] = []

    def open_one(script: Callable[[], None] | str, **options: Any) -> Browser:
        path = tmp_path / "app.py"
        path.write_text(script if isinstance(script, str) else lines_of(script), "utf-8")
        forget_caches()
        browsers.append(Browser(path, **options))
        browsers[-1].open()
        return browsers[-1]

    yield open_one
    for browser in browsers:
        browser.close()


def lines_of(script: Callable[[], None]) -> str:
    """Give the lines of a function as those of an app."""
    lines = textwrap.dedent(inspect.getsource(script)).splitlines()
    return textwrap.dedent("\n".join(lines[1:]))


def texts(page: Page) -> list[str]:
    """Give what a page says, without its widgets."""
    return [item.text for item in page.items if item.kind == "text" and item.visible]


def shown(page: Page, label: str) -> object:
    """Give what the widget with this label shows."""
    [item] = [item for item in page.widgets if item.text == label]
    return item.value


def button(label: str) -> Target:
    return Target("button", label)

"""The engines by name, and how each is started."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser

from testing.engines.chromium import Chromium
from testing.engines.document import Engine
from testing.engines.firefox import Firefox
from testing.engines.webkit import WebKit

CHROMIUM = "chromium"
FIREFOX = "firefox"
WEBKIT = "webkit"


def start(name: str, request: pytest.FixtureRequest) -> Engine:
    """Start an engine; Chromium is that of the other tests."""

    def chromium() -> Engine:
        browser: Browser = request.getfixturevalue("browser")
        return Chromium(browser)

    starts: dict[str, Callable[[], Engine]] = {
        CHROMIUM: chromium,
        FIREFOX: Firefox,
        WEBKIT: WebKit,
    }
    return starts[name]()

"""The Chromium of all other tests by Playwright: what the other engines are compared with."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Error, Frame, Page
from selenium.webdriver import Keys

from testing.engines.document import (
    FIND_SOON,
    SLICE_MS,
    Document,
    Engine,
    EngineError,
    Tab,
    Visit,
)

_NAMES = {Keys.CONTROL: "Control", Keys.ENTER: "Enter", Keys.ESCAPE: "Escape"}


class Chromium(Engine):
    """A Chromium that runs already; who started it ends it."""

    name = "chromium"

    def __init__(self, browser: Browser) -> None:
        self._browser = browser

    @contextmanager
    def visit(self) -> Iterator[Visit]:
        context = self._browser.new_context(viewport={"width": 1280, "height": 900})
        try:
            yield _Visit(context)
        finally:
            context.close()

    def close(self) -> None:
        """Do nothing: the browser is the caller's."""


class _Visit(Visit):
    def __init__(self, context: BrowserContext) -> None:
        self._context = context

    def new_tab(self) -> Tab:
        return ChromiumTab(self._context.new_page())


class _Document(Document):
    def __init__(self, page: Page, path: tuple[str, ...] = ()) -> None:
        self.page = page
        self._path = path

    def _there(self) -> Frame:
        frame = self.page.main_frame
        for css in self._path:
            element = frame.query_selector(css)
            within = element.content_frame() if element else None
            if within is None:
                raise EngineError(f"no frame {css}")
            frame = within
        return frame

    def evaluate(self, function: str, *given: Any) -> Any:
        with _own_errors():
            return self._there().evaluate(f"(given) => ({function})(...given)", list(given))

    def frame(self, css: str) -> Document:
        self.wait_for("(css) => Boolean(document.querySelector(css)?.contentWindow)", css)
        return _Document(self.page, (*self._path, css))

    def _press_found(self, css: str, words: str) -> bool:
        with _own_errors():
            find = f"(given) => ({FIND_SOON})(...given)"
            found = self._there().evaluate_handle(find, [SLICE_MS, css, words]).as_element()
            if found is None:
                return False
            found.click(force=True, timeout=5_000)
            return True

    def type(self, text: str) -> None:
        for one in text:
            self.page.keyboard.press(_NAMES.get(one, one))

    def press_keys(self, modifier: str, key: str) -> None:
        self.page.keyboard.press(f"{_NAMES[modifier]}+{_NAMES.get(key, key)}")


class ChromiumTab(_Document, Tab):
    """A tab; its `page` is Playwright's."""

    def open(self, address: str) -> None:
        with _own_errors():
            self.page.goto(address)

    def reload(self) -> None:
        with _own_errors():
            self.page.reload()

    def back(self) -> None:
        with _own_errors():
            self.page.go_back()


@contextmanager
def _own_errors() -> Iterator[None]:
    try:
        yield
    except Error as error:
        raise EngineError(error.message) from error

"""What tests ask of a browser, whichever engine it has: the one interface that all drivers have."""

from __future__ import annotations

import json
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

PATIENCE = 90.0
"""Seconds after which a wait fails: a start of Python on a busy machine. No test measures them."""

SLICE_MS = 2_000
"""A wait in a document ends after this, and begins anew: the document may be another one by now."""

_PAUSE = 0.05
"""Seconds between two looks at what answers at once that it is not there."""

_WAIT = """async (patience, ...given) => {
  const until = performance.now() + patience;
  for (;;) {
    const found = await (%s)(...given);
    if (found || performance.now() > until) { return found; }
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}"""

# What a reader would take for the one with these words: its text, or the name that it is read by.
_FIND = """async (css, words) => {
  const said = (text) => text.replace(/\\s+/g, " ").trim();
  const found = [...document.querySelectorAll(css)].find((element) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 0 && height > 0
      && element.checkVisibility({ visibilityProperty: true })
      && !element.matches(":disabled")
      && (words === ""
        || [element.innerText, element.getAttribute("aria-label") ?? ""].map(said).includes(words));
  });
  if (!found) { return null; }
  found.scrollIntoView({ block: "center", behavior: "instant" });
  // A press goes to a place: what still moves, or lies under something, would be missed.
  const before = found.getBoundingClientRect();
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const { left, top, width, height } = found.getBoundingClientRect();
  const hit = document.elementFromPoint(left + width / 2, top + height / 2);
  const rests = left === before.left && top === before.top && width === before.width;
  return rests && (found.contains(hit) || hit?.closest("label")?.contains(found)) ? found : null;
}"""

FIND_SOON = _WAIT % _FIND
"""Gives an element within a slice of time, in the middle of the window, or null.

Arguments: the slice in ms, a CSS selector, words or an empty text.
"""


class EngineError(Exception):
    """What a browser answers in place of what was asked for: a script's exception, a lost frame."""


class Document(ABC):
    """The document of a tab or of a frame, whichever is there at the time of a question."""

    @abstractmethod
    def evaluate(self, function: str, *given: Any) -> Any:
        """Call a JavaScript function, wait for its promise, and give what it gives.

        What goes in and comes out is JSON.

        Raises:
            EngineError: the function threw, or its document went away.
        """

    @abstractmethod
    def frame(self, css: str) -> Document:
        """Give the document in the frame that a selector finds, once there is such a frame."""

    @abstractmethod
    def _press_found(self, css: str, words: str) -> bool:
        """Press with the mouse what `FIND_SOON` finds; give False if it finds nothing."""

    @abstractmethod
    def type(self, text: str) -> None:
        """Type into what has the focus."""

    @abstractmethod
    def press_keys(self, modifier: str, key: str) -> None:
        """Press a key while a modifier is held, both as WebDriver writes them (`Keys`)."""

    def wait_for(self, function: str, *given: Any) -> Any:
        """Call a function again and again until it gives something true; give that.

        Raises:
            TimeoutError: it never did.
        """
        for last in _until_too_late(f"never true: {function} {given}"):
            with last:
                if found := self.evaluate(_WAIT % function, SLICE_MS, *given):
                    return found
        raise AssertionError

    def click(self, css: str, words: str = "") -> None:
        """Press with the mouse what a selector finds and a reader sees, once it is there.

        Args:
            css: the selector. Of several, the first one that is seen and not disabled.
            words: its text, or its name.

        Raises:
            TimeoutError: it never was.
        """
        for last in _until_too_late(f"nothing to press: {css} {words}"):
            with last:
                if self._press_found(css, words):
                    return

    def text(self, css: str) -> str:
        """Give the text of what a selector finds first; an empty one if there is nothing."""
        found = self.evaluate("(css) => document.querySelector(css)?.innerText ?? ''", css)
        return " ".join(str(found).split())

    def wait_for_text(self, css: str, words: str) -> None:
        """Wait until something that a selector finds, and a reader sees, has this in its text.

        Raises:
            TimeoutError: nothing had; it says what stood there.
        """
        try:
            self.wait_for(_SAYS, css, words)
        except TimeoutError as error:
            raise TimeoutError(f"{words!r} was not said: {self.text(css)!r}") from error


class Tab(Document):
    """A tab of a visit."""

    @abstractmethod
    def open(self, address: str) -> None:
        """Load an address and wait until the page has loaded."""

    @abstractmethod
    def reload(self) -> None:
        """Load the page anew."""

    @abstractmethod
    def back(self) -> None:
        """Go back to the page before."""


class Visit(ABC):
    """A visit of somebody who was never here: nothing is stored."""

    @abstractmethod
    def new_tab(self) -> Tab:
        """Open a tab and look at it."""


class Engine(ABC):
    """A browser that is running."""

    name: str

    @abstractmethod
    @contextmanager
    def visit(self) -> Iterator[Visit]:
        """Begin a visit, and end it with the block."""

    @abstractmethod
    def close(self) -> None:
        """End the browser."""


_SAYS = """(css, words) => [...document.querySelectorAll(css)].some((element) =>
  element.checkVisibility({ visibilityProperty: true })
  && element.innerText.replace(/\\s+/g, " ").includes(words))"""


class _Look:
    """One look: the browser's answer that something is not there is not the end of a wait."""

    def __init__(self) -> None:
        self.error: EngineError | None = None

    def __enter__(self) -> None:
        self.error = None

    def __exit__(self, kind: object, error: object, trace: object) -> bool:
        if isinstance(error, EngineError):
            self.error = error
            time.sleep(_PAUSE)
            return True
        return False


def _until_too_late(otherwise: str) -> Iterator[_Look]:
    look = _Look()
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        yield look
    raise TimeoutError(otherwise) from look.error


def as_json(function: str) -> str:
    """Give a function of one JSON text that gives one: drivers know fewer types than JSON has."""
    return f"async (given) => JSON.stringify((await ({function})(...JSON.parse(given))) ?? null)"


def encode(given: tuple[Any, ...]) -> str:
    """Give the argument for `as_json`."""
    return json.dumps(given)

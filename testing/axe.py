"""Looks for barriers with axe-core: all rules that it runs by default, best practices included.

The page and each frame are looked at by themselves and put together afterwards, so that rules
about a whole page know what is in its frames. Nothing is added to the page as an element, and no
messages go from frame to frame: neither a Content-Security-Policy nor a frame of an opaque origin
is in the way. Source: https://www.deque.com/axe/core-documentation/api-documentation/#API-name-axerunpartial
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from playwright.sync_api import Frame, Page

from testing.paths import ROOT

_SOURCE = ROOT / "node_modules" / "axe-core" / "axe.min.js"

# Frames are asked one after the other, so that each can be named by its address.
_OPTIONS: dict[str, Any] = {"resultTypes": ["violations", "incomplete"], "preload": False}

# What moves or changes its color has come to rest: axe would read a color on the way.
_AT_REST = """() => Promise.allSettled(
  document.getAnimations()
    .filter((one) => one.effect.getComputedTiming().endTime !== Infinity)
    .map((one) => one.finished)
)"""
_CONTEXTS = """([context, options]) => axe.utils.getFrameContexts(context ?? document, options)"""
_PARTIAL = """async ([context, options]) =>
  JSON.stringify(await axe.runPartial(context ?? document, options))
"""
_FINISH = """async ([partials, options]) => {
  const { violations } = await axe.finishRun(partials.map((one) => JSON.parse(one)), options);
  return violations.flatMap(({ id: rule, nodes }) =>
    nodes.map(({ target, html, failureSummary: why }) => ({ rule, target, html, why })));
}"""
_ELEMENT = """(selector) => axe.utils.shadowSelect(selector)"""
_MATCHES = "(element, selector) => element.matches(selector)"


@dataclass(frozen=True)
class Violation:
    """An element that a rule of axe finds at fault."""

    rule: str
    """axe's id of the rule: `color-contrast`."""
    target: tuple[Any, ...]
    """Selectors: of each frame on the way, and of the element in the last one."""
    html: str
    """How the element begins."""
    why: str
    """axe's words."""
    place: str
    """The address of the document."""

    def __str__(self) -> str:
        return f"{self.rule}: {self.html}\n  at {self.target} of {self.place}\n  {self.why}"


@cache
def _source() -> str:
    return _SOURCE.read_text("utf-8")


def violations(page: Page) -> list[Violation]:
    """Look at a page with its frames as they are now."""
    partials = list(_partials(page.main_frame, None))
    found = page.evaluate(_FINISH, [partials, _OPTIONS])
    return [
        Violation(
            one["rule"],
            tuple(one["target"]),
            one["html"],
            one["why"],
            _frame_of(page, one["target"]).url,
        )
        for one in found
    ]


def matches(page: Page, violation: Violation, selector: str) -> bool:
    """Say whether the element of a violation matches a selector."""
    frame = _frame_of(page, violation.target)
    element = frame.evaluate_handle(_ELEMENT, violation.target[-1])
    return bool(element.evaluate(_MATCHES, selector))


def _frame_of(page: Page, target: Iterable[Any]) -> Frame:
    frame = page.main_frame
    for selector in list(target)[:-1]:
        frame = _content(frame, selector)
    return frame


def _partials(frame: Frame, context: Any) -> Iterator[str | None]:
    """Look at a document and, in axe's order, at what is in its frames."""
    if not frame.evaluate("typeof axe === 'object'"):
        frame.evaluate(_source())
    frame.evaluate(_AT_REST)
    within = frame.evaluate(_CONTEXTS, [context, _OPTIONS])
    yield frame.evaluate(_PARTIAL, [context, _OPTIONS])
    for one in within:
        yield from _partials(_content(frame, one["frameSelector"]), one["frameContext"])


def _content(frame: Frame, selector: Any) -> Frame:
    element = frame.evaluate_handle(_ELEMENT, selector).as_element()
    content = element.content_frame() if element else None
    if content is None:
        raise LookupError(f"{selector} is no frame")
    return content

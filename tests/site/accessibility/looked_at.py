"""Looks at a page with axe, in both palettes and on two screens; tells Streamlit's own apart."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from playwright.sync_api import Page, expect

from testing.axe import Violation, matches, violations
from testing.document_state import App
from testing.widgets import IS_DARK

_OWN = Path(__file__).with_name("streamlits_own.toml")
_DRAWN = "#root *, body > [data-baseweb] *, body > [data-baseweb], #portal, #portal *"
"""Where stlite draws an app, and the layers that Streamlit adds to a document, for lists."""


@dataclass(frozen=True)
class Look:
    """How a page is looked at."""

    width: int
    height: int
    palette: str

    def __str__(self) -> str:
        return f"{self.width} px, {self.palette}"


DESKTOP_LIGHT = Look(1280, 900, "light")
PHONE_DARK = Look(390, 844, "dark")
DIAGONAL = (DESKTOP_LIGHT, PHONE_DARK)
"""Each palette and each width once."""
EVERY = (DESKTOP_LIGHT, Look(1280, 900, "dark"), PHONE_DARK, Look(390, 844, "light"))


@dataclass(frozen=True)
class OwnElement:
    """A kind of element of Streamlit's that a rule finds at fault."""

    rule: str
    selector: str
    why: str


@dataclass
class Found:
    """What was found in one way to look at a page, or in several."""

    ours: list[tuple[Look, Violation]] = field(default_factory=list)
    streamlits: list[tuple[OwnElement, Violation]] = field(default_factory=list)

    def __str__(self) -> str:
        return "\n".join(f"{look}: {violation}" for look, violation in self.ours)


@cache
def streamlits_own() -> tuple[OwnElement, ...]:
    """Give the list of what is known of Streamlit's own elements."""
    entries = tomllib.loads(_OWN.read_text("utf-8"))["element"]
    return tuple(OwnElement(**entry) for entry in entries)


def look_at(page: Page, looks: Iterable[Look] = DIAGONAL) -> Found:
    """Look at a page as it is, with its frames."""
    found = Found()
    for look in looks:
        turn_to(page, look)
        for violation in violations(page):
            own = next(_owners(page, violation), None)
            if own:
                found.streamlits.append((own, violation))
            else:
                found.ours.append((look, violation))
    return found


def turn_to(page: Page, look: Look) -> None:
    """Show the page in this palette and on this screen, its frames too."""
    page.set_viewport_size({"width": look.width, "height": look.height})
    page.emulate_media(color_scheme="dark" if look.palette == "dark" else "light")
    dark = look.palette == "dark"
    body = page.locator("body[data-md-color-scheme]")
    if body.count():  # else it is a page of an app alone
        expect(body).to_have_attribute("data-md-color-scheme", "slate" if dark else "default")
    for frame in page.frames:
        running = f"() => {App.STATE.js} !== 'running' || ({IS_DARK})() === {str(dark).lower()}"
        frame.wait_for_function(running)


def _owners(page: Page, violation: Violation) -> Iterator[OwnElement]:
    for own in streamlits_own():
        if own.rule == violation.rule and matches(
            page, violation, f":is({own.selector}):is({_DRAWN})"
        ):
            yield own

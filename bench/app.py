"""The app that everything is measured with: a slider and a button, one of the site's own demos."""

from __future__ import annotations

from bench.paths import ROOT
from live_demos.catalog import Demo, load_catalog

SLUG = "nudge-too-late"
BUTTON = "Add one"
START = 5
HIGHEST = 10
"""Where the slider ends."""
NUMBERS = range(START + 1, HIGHEST + 1)
"""What the slider is at after each click that changes what an app shows."""


def text_at(number: int) -> str:
    """Give the line that the fixed app writes when its slider is at this number."""
    return f"Number: {number}"


def demo() -> Demo:
    """Give the demo that has the app. Its fixed app is the one that peers run."""
    return load_catalog(ROOT / "demos")[SLUG]

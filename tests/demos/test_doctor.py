"""The doctor, on every demo: it names the broken app's pattern first, and leaves the fixed one be.

Demos are what it was made with. How often it is wrong elsewhere, `bench/doctor/` measures.
"""

from __future__ import annotations

import re
from functools import cache

import pytest

from live_demos.catalog import Demo
from settled._internal.doctor.diagnose import Options, diagnose
from testing.catalog import CATALOG
from testing.paths import ROOT

DEMOS = [pytest.param(demo, id=slug) for slug, demo in CATALOG.items()]

NOT_FOUND = {
    "chat-suggestion": "a text that code writes into a chat input may be meant as a draft",
    "reload-forgets": "every app forgets at a reload, and most may",
}
"""Demos whose broken app is not accused, and why."""

UNKNOWN = frozenset(["button-takes-itself-away", "file-read-twice", "page-starts-anew"])
"""Patterns that the doctor has not learned to name. It must not accuse their fixed apps."""

ADVICE = frozenset(
    ["chat-interrupted", "clicked-twice", "interrupted-work", "swallowed-click", "typed-not-sent"]
)
"""Patterns that need a person's pace: they are told as advice, from the code alone."""


@cache
def pattern_of(slug: str) -> str:
    """Give the pattern on whose page a demo is."""
    for page in (ROOT / "docs" / "patterns").glob("*.md"):
        if re.search(rf"^/// demo \| {slug}$", page.read_text("utf-8"), re.MULTILINE):
            return page.stem
    raise LookupError(slug)


@pytest.mark.parametrize("demo", DEMOS)
def test_the_broken_app_is_named_and_the_fixed_one_is_not(demo: Demo) -> None:
    options = Options(advice=True, edits=False)
    broken, fixed = (diagnose(app.path, options).findings for app in (demo.broken, demo.fixed))

    assert fixed == ()
    if demo.slug in UNKNOWN:
        return
    if demo.slug in NOT_FOUND:
        assert broken == ()
        return
    pattern = pattern_of(demo.slug)
    assert broken[0].pattern == pattern
    assert broken[0].level == ("advice" if pattern in ADVICE else "bug")

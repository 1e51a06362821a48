"""The recorded X-ray as HTML and as Markdown, made while pages are."""

from __future__ import annotations

import pytest

from live_demos.catalog import load_catalog
from live_demos.errors import SiteError
from live_demos.publish import panels
from live_demos.publish.panels import Panels
from testing.paths import DEMOS

SLUG = "value-from-state"
CATALOG = load_catalog(DEMOS)
RUN = {
    "trigger": "start",
    "scope": "script",
    "before": {},
    "steps": [{"line": 1, "names": [["x", "11"]]}],
    "end": "finished",
    "after": {},
}
MOMENTS = [{"words": "Start", "runs": [RUN]}]
TRACE = {"version": 1, "broken": MOMENTS, "fixed": MOMENTS}


def test_a_panel_is_told_in_markdown_too() -> None:
    made = Panels(CATALOG, {SLUG: TRACE})

    assert 'class="xray' in made.html()[SLUG]
    told = made.markdown()[SLUG]
    assert "**Start**" in told
    assert "11" in told
    assert "<" not in told.replace("\\<", "")


def test_a_site_without_traces_has_none() -> None:
    made = Panels(CATALOG, {})

    assert made.html() == made.markdown() == {}


def test_both_say_why_there_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> dict[str, str]:
        raise SiteError("render.mjs: no memory")

    monkeypatch.setattr(panels, "make_panels", fail)
    made = Panels(CATALOG, {SLUG: TRACE})

    for give in (made.html, made.markdown):
        with pytest.raises(SiteError, match="no memory"):
            give()


def test_a_process_that_fails_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(panels, "_SCRIPT", panels._SCRIPT.with_name("gone.py"))

    with pytest.raises(SiteError, match=r"^gone\.py: the X-ray panels could not be told: .*gone"):
        panels.panels_as_markdown({SLUG: "<p>" * 500_000})

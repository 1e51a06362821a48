"""Whoever mends an app in whatever way passes; whoever does not is told where, and by which way."""

from __future__ import annotations

import time

import pytest

from live_demos.catalog import Demo
from testing.apptest_fixtures import folder_of_its_own, time_on_a_slow_machine
from testing.catalog import CATALOG
from testing.challenge import Judge, judge
from tests.live_demos.challenge.edits import RIGHT, WRONG, Edit, Wrong

__all__ = ["folder_of_its_own", "judge", "time_on_a_slow_machine"]

SEEN_IN_A_BROWSER = {
    ("clicked-twice", "does the work in the callback"),
    ("clicked-twice", "sets the flag below the button"),
}
"""Wrong ways that the model does not see. What is said of them is tested in tests/claims/."""


@pytest.fixture(autouse=True)
def _apps_sleep_for_a_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    sleep = time.sleep
    monkeypatch.setattr(time, "sleep", lambda seconds: sleep(min(seconds, 0.001)))


@pytest.mark.parametrize("demo", [pytest.param(demo, id=slug) for slug, demo in CATALOG.items()])
def test_the_fixed_app_passes_and_the_broken_one_does_not(demo: Demo, judge: Judge) -> None:
    fixed = judge.of_edit(demo, demo.fixed.source)
    broken = judge.of_edit(demo, demo.broken.source)

    assert fixed.passed, fixed.problems
    # Where the model cannot tell, tests/demos/test_browser.py sees it.
    assert not broken.passed or "unknown" in fixed.outcomes
    assert broken.way is None, "what stands in the broken app is nobody's way"


@pytest.mark.parametrize("edit", [pytest.param(one, id=f"{one.slug}: {one.name}") for one in RIGHT])
def test_another_way_out_passes(edit: Edit, judge: Judge) -> None:
    verdict = judge.of_edit(CATALOG[edit.slug], edit.source)

    assert verdict.passed, verdict.problems


@pytest.mark.parametrize(
    "wrong", [pytest.param(one, id=f"{one.edit.slug}: {one.edit.name}") for one in WRONG]
)
def test_a_wrong_way_fails_and_is_named(wrong: Wrong, judge: Judge) -> None:
    verdict = judge.of_edit(CATALOG[wrong.edit.slug], wrong.edit.source)

    assert verdict.failed == wrong.row, verdict.problems
    assert verdict.way is not None
    assert verdict.way["does"].startswith(wrong.does)


def test_every_wrong_way_of_a_demo_was_seen_to_be_one() -> None:
    told = {(demo.slug, way.does) for demo in CATALOG.values() for way in demo.challenge.wrong_way}
    tried = {(wrong.edit.slug, wrong.does) for wrong in WRONG}

    assert told == {one for one in told if one in tried | SEEN_IN_A_BROWSER}


def test_every_demo_has_a_last_hint() -> None:
    assert not [slug for slug, demo in CATALOG.items() if not demo.challenge.fix]


@pytest.mark.parametrize("source", ["st.write(", "1 / 0", "", "import streamlit as st\nst.stop()"])
def test_an_app_that_does_not_get_far_fails_at_the_start(source: str, judge: Judge) -> None:
    verdict = judge.of_edit(CATALOG["value-from-state"], source)

    assert verdict.failed == 0
    assert verdict.problems

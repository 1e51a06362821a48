"""What is said of the ways that are wrong in every app is so: seen in the model of a browser."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest

from live_demos.catalog import App
from live_demos.scenario import Click, Set
from live_demos.scenario.driver import TestedApp
from settled import Record, recording
from settled._internal.browser import surroundings
from settled._internal.browser.actions import Rerun
from testing.apptest_fixtures import folder_of_its_own, time_on_a_slow_machine
from tests.live_demos.challenge.edits import WRONG

__all__ = ["folder_of_its_own", "time_on_a_slow_machine"]


def app_of(slug: str, name: str, folder: Path) -> TestedApp:
    """Start the edit of this name, for the first time."""
    source = next(
        one.edit.source for one in WRONG if (one.edit.slug, one.edit.name) == (slug, name)
    )
    path = folder / "edit.py"
    path.write_text(source, "utf-8")
    return TestedApp(App(variant="broken", path=path, source=source, caption=""))


def identity(app: TestedApp, label: str) -> Any:
    return app.widget(label).identity


def state(app: TestedApp) -> dict[str, Any]:
    return app.browser.session_state


def texts(app: TestedApp) -> list[str]:
    return [one.text for one in app.browser.page.items if one.kind == "text"]


def test_with_a_random_key_every_run_has_another_widget(tmp_path: Path) -> None:
    app = app_of("value-from-state", "a random key", tmp_path)
    before = identity(app, "Volume")
    app.browser.perform(Rerun())

    assert identity(app, "Volume") != before


def test_with_a_stored_value_in_its_key_a_widget_is_another_one_when_that_changes(
    tmp_path: Path,
) -> None:
    app = app_of("value-from-state", "the value in the key", tmp_path)
    before = identity(app, "Volume")
    app.browser.perform(Rerun())
    assert identity(app, "Volume") == before

    app.perform(Set("Volume", 5))
    assert app.browser.would_change(), "the next run has the new value in the key"
    app.browser.perform(Rerun())
    assert identity(app, "Volume") != before


def test_what_is_deleted_is_gone(tmp_path: Path) -> None:
    app = app_of("code-change-no-callback", "the old price deleted", tmp_path)
    app.perform(Set("People", 3))
    assert state(app)["price"] == 24

    app.perform(Click("Family"))
    assert state(app)["price"] == 8, "the start value"


def test_what_is_set_in_every_run_replaces_what_was_stored(tmp_path: Path) -> None:
    app = app_of("plain-variable", "set in every run", tmp_path)
    app.perform(Click("One more"))
    assert state(app)["visitors"] == 1
    app.perform(Click("One more"))

    assert state(app)["visitors"] == 1


def test_a_rerun_costs_a_run_and_brings_no_input_back(tmp_path: Path) -> None:
    runs: list[Record] = []
    with recording(lambda _, run: runs.append(run)):
        app = app_of("reset-by-variable", "a rerun", tmp_path)
        app.perform(Set("Pick a number", 8))
        runs.clear()
        app.perform(Click("Reset"))

    assert [run["end"] for run in runs] == ["rerun", "finished"]
    assert app.widget("Pick a number").value == 8


def test_in_a_callback_a_rerun_only_warns(tmp_path: Path) -> None:
    app = app_of("two-click-sign-in", "a rerun in the callback", tmp_path)
    app.perform(Click("Sign in"))

    assert [one.text for one in app.browser.page.items if one.kind == "warning"] == [
        "Calling st.rerun() within a callback is a no-op."
    ]


def test_a_caught_exception_leaves_what_caused_it(tmp_path: Path) -> None:
    app = app_of("second-click-deselects", "no exception", tmp_path)
    app.perform(Set("Size", "L"))
    app.perform(Set("Size", "L"))

    assert not app.browser.page.exceptions
    assert not texts(app), "nor is there a price"


def test_who_waits_gets_the_same_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slept: set[float] = set()
    sleep = time.sleep  # others nap too

    def nap(seconds: float) -> None:
        slept.add(seconds)
        sleep(0.001)

    monkeypatch.setattr(time, "sleep", nap)
    monkeypatch.setattr(surroundings, "NAP_SECONDS", 2)
    app = app_of("read-before-write", "a pause", tmp_path)
    app.perform(Click("Add an egg"))

    assert 1 in slept
    assert texts(app)[0] == "Eggs in your cart: 0"


def test_all_variables_are_set_anew_in_each_run(tmp_path: Path) -> None:
    app = app_of("plain-variable", "a global variable", tmp_path)
    for _ in range(3):
        app.perform(Click("One more"))

    assert texts(app)[0] == "Visitors: 1"


def test_without_its_key_another_argument_makes_another_widget(tmp_path: Path) -> None:
    app = app_of("moving-bounds", "no key", tmp_path)
    before = identity(app, "Guests")
    app.perform(Set("Room", "Large"))

    assert identity(app, "Guests") != before


def test_a_callback_that_is_called_runs_in_every_run(tmp_path: Path) -> None:
    app = app_of("read-before-write", "the callback called", tmp_path)
    assert state(app)["eggs"] == 1
    app.browser.perform(Rerun())

    assert state(app)["eggs"] == 2

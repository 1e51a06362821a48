"""Every app shows in the model of a browser what its scenario says, as it does in Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext

import pytest

from live_demos.catalog import App, Demo
from live_demos.scenario import common, differences, say_step
from settled import Record, recording
from testing.catalog import APPS
from testing.fresh_app import fresh


@pytest.fixture(params=["alone", "recorded"], autouse=True)
def _recorder(request: pytest.FixtureRequest) -> Iterator[None]:
    """Have each app run by itself, and watched: it must not make a difference."""
    records: list[Record] = []
    watched = request.param == "recorded"
    with recording(lambda _, run: records.append(run)) if watched else nullcontext():
        yield
    assert bool(records) is watched


@pytest.mark.parametrize(("demo", "app"), APPS)
def test_the_app_shows_what_its_scenario_says(demo: Demo, app: App) -> None:
    scenario = demo.scenario
    topics = scenario.topics()
    tested = fresh(app)
    for step in scenario.steps():
        if step.action is not None:
            if scenario.browser_only:
                pytest.skip(f"from here on in the browser only: {scenario.browser_only}")
            if not step.possible(app.variant):
                continue
            tested.perform_step(step)
        seen = tested.seen(topics)
        if not step.browser_only:
            assert not differences(step.seen(app.variant), seen), say_step(step)
            if app.variant == "fixed":
                assert not common(scenario.never, seen), f"never to be seen: {say_step(step)}"

"""Every app starts cleanly and does, input by input, what its scenario says."""

from __future__ import annotations

import pytest

from live_demos import apptest
from live_demos.catalog import App, Demo, load_catalog
from tests.paths import DEMOS

APPS = [
    pytest.param(demo, app, id=f"{demo.slug}-{app.variant}")
    for demo in load_catalog(DEMOS).values()
    for app in demo.apps
]


@pytest.mark.parametrize(("demo", "app"), APPS)
def test_the_app_shows_what_its_scenario_says(demo: Demo, app: App) -> None:
    at = apptest.start(app)
    assert not at.exception
    assert apptest.seen(at, demo.scenario) == demo.scenario.start.seen(app.variant)

    for step in demo.scenario.inputs:
        assert step.action is not None
        apptest.perform(at, step.action)

        assert not at.exception
        assert apptest.seen(at, demo.scenario) == step.seen(app.variant), step.action.words()

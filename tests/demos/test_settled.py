"""Every input leaves a fixed app settled; some input of its scenario leaves a lagging one not."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st

from live_demos.catalog import App, Demo
from live_demos.scenario import Fill, Variant, common, say_action, say_step
from testing.catalog import CATALOG
from testing.fresh_app import fresh
from testing.random_inputs import inputs

DEMOS = [pytest.param(demo, id=slug) for slug, demo in CATALOG.items()]
INPUTS = 5
"""How many inputs in a row are tried."""

BOUNDED = settings(
    max_examples=12,
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.generate, Phase.shrink],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(autouse=True)
def _apps_sleep_for_a_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have apps that take their time take little of it here: hundreds of their runs are tried."""
    sleep = time.sleep
    monkeypatch.setattr(time, "sleep", lambda seconds: sleep(min(seconds, 0.001)))


def first_unsettled(demo: Demo, variant: Variant) -> list[str]:
    """Give what is unsettled after the first input of the scenario that leaves it so."""
    tested = fresh(demo.broken if variant == "broken" else demo.fixed)
    for step in demo.scenario.inputs:
        if not step.possible(variant):
            continue
        if step.browser_only:
            return []
        tested.perform_step(step)
        if isinstance(step.action, Fill):
            continue
        if found := tested.browser.would_change():
            return [f"after {say_step(step)}:", *found]
    return []


@pytest.mark.parametrize("demo", DEMOS)
@BOUNDED
@given(data=st.data())
def test_any_inputs_leave_the_fixed_app_settled(demo: Demo, data: st.DataObject) -> None:
    if demo.scenario.unsettled:
        pytest.skip(f"rightly unsettled: {demo.scenario.unsettled}")
    check_any_inputs(demo, demo.fixed, data)


def check_any_inputs(demo: Demo, app: App, data: st.DataObject) -> None:
    topics = demo.scenario.topics()
    tested = fresh(app)
    assert not tested.browser.would_change(), "at the start"
    for _ in range(INPUTS):
        strategy = inputs(tested)
        if strategy is None:
            return
        action = data.draw(strategy)
        note(say_action(action))
        tested.perform(action)
        seen = tested.seen(topics)
        assert not common(demo.scenario.never, seen), "never to be seen"
        assert not seen.exception
        if not isinstance(action, Fill):
            assert not tested.browser.would_change()


@pytest.mark.parametrize("demo", DEMOS)
def test_what_the_scenario_says_of_lagging_is_so(demo: Demo) -> None:
    if demo.scenario.browser_only:
        pytest.skip(f"in the browser only: {demo.scenario.browser_only}")
    found = first_unsettled(demo, "broken")

    if demo.scenario.lags:
        assert found, "no input leaves the broken app unsettled: remove lags = true"
    else:
        assert not found, "the broken app lags: add lags = true"


@pytest.mark.parametrize(
    "demo",
    [pytest.param(demo, id=slug) for slug, demo in CATALOG.items() if demo.scenario.unsettled],
)
def test_a_reason_for_being_unsettled_is_needed(demo: Demo) -> None:
    assert first_unsettled(demo, "fixed"), "it is settled: remove unsettled"

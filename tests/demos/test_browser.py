"""Every pair, started in the built site, driven by mouse and keys, and played for the reader.

Meanwhile the page is told what each script run did: the same as was recorded under AppTest.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from live_demos.catalog import Demo
from live_demos.scenario import Variant, common, differences, say_step
from live_demos.xray.record import Moment, trace_of
from testing.catalog import IN_A_BROWSER
from testing.challenge import Judge, judge
from testing.idle import until_idle
from testing.live_app import LiveApp, run_pair
from testing.observe_challenge import Observation
from testing.paths import CACHE
from testing.player import Player
from testing.records import Records, steady, unordered
from testing.server import SiteServer

__all__ = ["judge"]

GO_THROUGH_SESSION_STATE = {"sticky-button-keep-all"}
"""Streamlit gives its keys in the order of a set, which differs from one Python to another."""


@pytest.mark.parametrize("demo", IN_A_BROWSER)
def test_both_apps_show_what_the_scenario_says(
    demo: Demo, page: Page, server: SiteServer, judge: Judge
) -> None:
    page.goto(server.page_of(demo.slug))
    until_idle(page, server)
    assert not [path for path in server.requested if "/runtime/" in path], "before it is asked for"

    trace = trace_of(demo, CACHE)
    records = Records(page, demo.slug)
    for app, live in zip(demo.apps, run_pair(page, demo.slug), strict=True):
        moments = trace[app.variant]
        observed = _follow(demo, app.variant, live, records, moments)
        # A reader who has come as far as the fixed app has mended it, and not before.
        assert judge(demo, app.source, observed).passed is (app.variant == "fixed")
        recorded = [run for moment in moments for run in moment.get("runs", [])]
        told = records.runs(app.variant, moments)
        if demo.slug in GO_THROUGH_SESSION_STATE:
            told, recorded = unordered(told), unordered(recorded)
        assert steady(told) == steady(recorded)
    _play(demo, page)


def _follow(
    demo: Demo, variant: Variant, live: LiveApp, records: Records, moments: list[Moment]
) -> list[Observation]:
    """See what the scenario says, and give it as somebody sees it who checks this app."""
    observed = []
    scenario = demo.scenario
    topics = scenario.topics()
    for step, moment in zip(scenario.steps(), moments, strict=True):
        if not step.possible(variant):
            trouble = "It cannot be made." if step.possible("fixed") else ""
            observed.append(Observation(trouble=trouble))
            continue
        if step.action is not None:
            live.perform_step(step)
        seen = live.seen(topics)
        assert not differences(step.seen(variant), seen), f"{variant}: {say_step(step)}"
        if variant == "fixed":
            assert not common(scenario.never, seen), f"never to be seen: {say_step(step)}"
        if moment.get("settled") is False:
            verdict = {name: moment[name] for name in ("settled", "why")}
            told = steady(records.verdict(variant))
            assert told == steady(verdict), f"{variant}: {say_step(step)}"
        observed.append(Observation(seen=seen, settled=moment.get("settled")))
    return observed


def _play(demo: Demo, page: Page) -> None:
    """Play all inputs in new apps. The player looks after each of them, the tests at the end."""
    player = Player(page, demo.slug)
    player.press("Play these inputs")
    player.expect_the_end()
    player.expect_marked_as(demo.scenario)
    room = demo.height or 200
    needed = player.needed_height("fixed")
    assert needed <= room, f"{demo.slug}/demo.toml: the fixed app needs height = {needed}"
    for app in demo.apps:
        last = [step for step in demo.scenario.steps() if step.possible(app.variant)][-1]
        seen = player.app(app.variant).seen(demo.scenario.topics())
        assert not differences(last.seen(app.variant), seen), f"{app.variant}, played"

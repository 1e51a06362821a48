"""Every pair, booted in the built site, driven by mouse and keys, and played for the reader."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page

from live_demos.catalog import Demo
from live_demos.scenario import Variant
from tests.browser.live_app import LiveApp, run_pair
from tests.browser.player import Player
from tests.browser.server import SiteServer
from tests.catalog import IN_A_BROWSER


@pytest.fixture
def page(visit: BrowserContext) -> Iterator[Page]:
    """Give a page of a visit whose Python runs already."""
    page = visit.new_page()
    yield page
    page.close()


@pytest.mark.parametrize("demo", IN_A_BROWSER)
def test_both_apps_show_what_the_scenario_says(demo: Demo, page: Page, server: SiteServer) -> None:
    page.goto(server.page_of(demo.slug))
    page.wait_for_load_state("networkidle")
    assert not [path for path in server.requested if "/runtime/" in path], "before it is asked for"

    for app, live in zip(demo.apps, run_pair(page, demo.slug), strict=True):
        _follow(demo, app.variant, live)
    _play(demo, page)


def _follow(demo: Demo, variant: Variant, live: LiveApp) -> None:
    scenario = demo.scenario
    topics = scenario.topics()
    for step in scenario.steps():
        if not step.possible(variant):
            continue
        if step.action is not None:
            live.perform_step(step)
        seen = live.seen(topics)
        assert not step.seen(variant).differences(seen), f"{variant}: {step.words()}"
        if variant == "fixed":
            assert not scenario.never.common(seen), f"never to be seen: {step.words()}"


def _play(demo: Demo, page: Page) -> None:
    """Play all inputs in new apps. The player looks after each of them, the tests at the end."""
    player = Player(page, demo.slug)
    player.press("Play these inputs")
    player.expect_the_end()
    player.expect_marked_as(demo.scenario)
    for app in demo.apps:
        last = [step for step in demo.scenario.steps() if step.possible(app.variant)][-1]
        seen = player.app(app.variant).seen(demo.scenario.topics())
        assert not last.seen(app.variant).differences(seen), f"{app.variant}, played"

"""Every embedded pair, booted and driven in the built site: the broken app shows its bug."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page

from live_demos.catalog import Demo, load_catalog
from tests.browser.live_app import run_pair
from tests.browser.server import SiteServer
from tests.paths import DEMOS

CATALOG = load_catalog(DEMOS)


@pytest.mark.parametrize("demo", CATALOG.values(), ids=CATALOG)
def test_both_apps_show_what_the_scenario_says(demo: Demo, page: Page, server: SiteServer) -> None:
    index = json.loads((server.folder / "demos" / "index.json").read_text())
    address = next(entry["page"] for entry in index["demos"] if entry["slug"] == demo.slug)
    page.goto(server.address + address)
    page.wait_for_load_state("networkidle")
    assert not [path for path in server.requested if "/runtime/" in path], "before it is asked for"

    broken, fixed = run_pair(page, demo.slug)

    assert broken.seen(demo.scenario) == demo.scenario.start.broken
    assert fixed.seen(demo.scenario) == demo.scenario.start.fixed
    for step in demo.scenario.inputs:
        assert step.action is not None
        broken.perform(step.action)
        fixed.perform(step.action)
        assert broken.seen(demo.scenario) == step.broken, f"broken: {step.action.words()}"
        assert fixed.seen(demo.scenario) == step.fixed, f"fixed: {step.action.words()}"

"""What a page is told of its apps' runs. For each demo, tests/demos/test_browser.py compares it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from live_demos.scenario import Set
from testing.live_app import pair, run_pair
from testing.records import Records
from testing.server import SiteServer

PAGE = "patterns/value-from-state/"
SLUG = "value-from-state"
NEIGHBOR = "value-from-state-number"


def test_it_costs_no_further_download(page: Page, server: SiteServer) -> None:
    page.goto(server.address + PAGE)
    records = Records(page, SLUG)
    broken, _ = run_pair(page, SLUG)
    broken.perform(Set("Volume", 5))

    assert records.verdict("broken")["settled"] is False
    assert not [path for path in server.requested if path.endswith("/rest.zip")]


@pytest.mark.errors_expected
def test_without_the_snapshot_it_is_told_too(page: Page, server: SiteServer) -> None:
    server.missing.add("/snapshot.bin.zst")
    page.goto(server.address + PAGE)
    records = Records(page, SLUG)
    broken, _ = run_pair(page, SLUG)
    broken.perform(Set("Volume", 5))

    assert records.verdict("broken")["settled"] is False


def test_apps_that_share_a_python_are_told_apart(page: Page, server: SiteServer) -> None:
    page.goto(server.address + PAGE)
    here, there = Records(page, SLUG), Records(page, NEIGHBOR)
    broken, fixed = run_pair(page, SLUG)
    run_pair(page, NEIGHBOR)
    broken.perform(Set("Volume", 5))
    fixed.perform(Set("Volume", 8))

    assert here.sent("broken") == [("5", "Volume")]
    assert here.sent("fixed") == [("8", "Volume")]
    assert there.sent("broken") == there.sent("fixed") == []
    assert here.verdict("broken")["settled"] is False
    assert here.verdict("fixed")["settled"] is True


def test_an_app_that_starts_anew_is_told_anew(page: Page, server: SiteServer) -> None:
    page.goto(server.address + PAGE)
    records = Records(page, SLUG)
    broken, _ = run_pair(page, SLUG)
    broken.perform(Set("Volume", 5))
    assert len(records.sent("broken")) == 1

    pair(page, SLUG).get_by_role("button", name="Restart both apps").click()
    assert records.verdict("broken")["settled"] is True
    assert records.sent("broken") == []

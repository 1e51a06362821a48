"""Firefox in a private window, with storage refused, and with a full disk: each by a setting."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from testing.engines.document import Tab
from testing.engines.firefox import Firefox, Settings
from testing.engines.own_app import CODE, OwnApp
from testing.engines.pair import Pair
from testing.server import SiteServer

SLUG = "value-from-state"
STATUS = "site-storage [role=status]"

PRIVATE = {"browser.privatebrowsing.autostart": True}
REFUSED = {"network.cookie.cookieBehavior": 2}
FULL = {"dom.quotaManager.temporaryStorage.fixedLimit": 2_048}
"""In KiB, for all sites together."""

pytestmark = [pytest.mark.engines_only, pytest.mark.engine("firefox")]


@contextmanager
def firefox(settings: Settings) -> Iterator[Tab]:
    engine = Firefox(settings)
    try:
        with engine.visit() as visit:
            yield visit.new_tab()
    finally:
        engine.close()


def expect_everything_to_run(tab: Tab, server: SiteServer) -> None:
    """Play a demo, and have the reader's own code run."""
    Pair(tab, SLUG).open(server).play()
    own = OwnApp(tab, server).open()
    own.write("import streamlit as st\nst.text('mine')")
    own.press("Run")
    own.running().wait_for_text("[data-testid=stText]", "mine")
    assert "mine" in tab.text(CODE)


@pytest.mark.feature("Private window")
def test_everything_runs_in_a_private_window(server: SiteServer) -> None:
    with firefox(PRIVATE) as tab:
        expect_everything_to_run(tab, server)
        # It may be stored there too, until the window is closed.
        tab.open(f"{server.address}offline/")
        tab.wait_for_text(STATUS, "stored")


@pytest.mark.feature("Storage refused")
def test_everything_runs_where_nothing_may_be_stored(server: SiteServer) -> None:
    with firefox(REFUSED) as tab:
        expect_everything_to_run(tab, server)
        tab.open(f"{server.address}offline/")
        tab.wait_for_text(STATUS, "Your browser lets this site store nothing")
        assert not tab.evaluate("() => document.querySelector('site-storage button')")


@pytest.mark.feature("Storage full")
def test_a_full_disk_is_said_and_everything_runs(server: SiteServer) -> None:
    with firefox(FULL) as tab:
        tab.open(f"{server.address}offline/")
        tab.wait_for_text(STATUS, "The site is not stored.")
        tab.click("site-storage button", "Store the site")
        tab.wait_for_text(STATUS, "could not be stored whole")
        expect_everything_to_run(tab, server)

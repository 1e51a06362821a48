"""The first demo of a visit, from the press on its button: seconds and bytes."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from bench import reader, sites
from bench.browser import new_profile, visit
from bench.measure import Taken
from bench.stage import Stage
from testing.server import SiteServer
from testing.server.line import Speed


def of_site(stage: Stage, host: SiteServer, speed: Speed) -> Taken:
    """Take a first visit to the site: open a page, read, jump to the demo, press.

    Nothing of the site is in the profile. The demo is far below the top of the page.
    """
    with new_profile() as profile, host.slowed_to(speed):
        return visit_site(stage, host, profile)


def visit_site(stage: Stage, host: SiteServer, profile: Path) -> Taken:
    """Take a visit with this profile; stay until nothing more is loaded."""
    with visit(stage.playwright, profile) as page:
        return on_page(page, host)


def on_page(page: Page, host: SiteServer, quiet: float = reader.QUIET_S) -> Taken:
    """Take the first demo in a browser that has just been opened; stay until nothing is loaded.

    `quiet` is how many seconds without a request show that.
    """
    begun = host.sent
    reader.open_page(page, host, sites.FAR, quiet)
    before = host.sent
    started = reader.run_pair(page, sites.FAR_SLUG)
    usable = host.sent
    said = reader.line_as_reported(page)
    host.wait_until_quiet(quiet)
    return Taken(
        {
            "first": [started.first],
            "both": [started.both],
            "second_app": [started.both - started.first],
            "page_bytes": [before - begun],
            "bytes": [usable - before],
            "bytes_in_the_end": [host.sent - before],
        },
        {"line": said},
    )


def of_peer(stage: Stage, speed: Speed) -> Taken:
    """Take a first visit to plain stlite's page, from when the browser begins to read it."""
    with new_profile() as profile, stage.peer.slowed_to(speed):
        return visit_peer(stage, profile)


def visit_peer(stage: Stage, profile: Path) -> Taken:
    """Take a visit to plain stlite's page with this profile; stay as long as on the site."""
    with visit(stage.playwright, profile) as page:
        before = stage.peer.sent
        first = reader.open_app(page, stage.peer.address)
        usable = stage.peer.sent
        stage.peer.wait_until_quiet()
        return Taken({"first": [first], "bytes": [usable - before]})

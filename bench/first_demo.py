"""The first demo of a visit, from the press on its button: seconds and bytes."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from playwright.sync_api import Page

from bench import reader, sites, start_marks
from bench.browser import new_profile, visit
from bench.measure import Taken
from bench.stage import Stage
from testing.server import SiteServer
from testing.server.line import FAST, Speed


def of_site(stage: Stage, host: SiteServer, speed: Speed, start: str | None = None) -> Taken:
    """Take a first visit to the site on such a line. See `visit_site`."""
    with new_profile() as profile:
        return visit_site(stage, host, profile, speed, start)


def visit_site(
    stage: Stage,
    host: SiteServer,
    profile: Path,
    speed: Speed = FAST,
    start: str | None = None,
) -> Taken:
    """Take a visit to the site: open a page, read, jump to the demo, press, and stay.

    The demo is far below the top of the page.

    Args:
        stage: what all measures share.
        host: the site.
        profile: the browser's. A new one has nothing of the site.
        speed: of the line until the apps are usable.
        start: the name under which the start's stages are kept, if they are to be.
    """
    with visit(stage.playwright, profile) as page:
        taken = on_page(page, host, speed=speed)
        if not start:
            return taken
        stages = start_marks.read(page, reader.frames(page, sites.FAR_SLUG))
        return dataclasses.replace(taken, stages={start: stages})


def on_page(
    page: Page, host: SiteServer, quiet: float = reader.QUIET_S, speed: Speed = FAST
) -> Taken:
    """Take the first demo in a browser that has just been opened; stay until nothing is loaded.

    `quiet` is how many seconds without a request show that. Once both apps are usable, the line is
    fast: what comes after that is counted, and not timed.
    """
    with host.slowed_to(speed):
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
    with new_profile() as profile:
        return visit_peer(stage, profile, speed)


def visit_peer(stage: Stage, profile: Path, speed: Speed = FAST) -> Taken:
    """Take a visit to plain stlite's page with this profile; stay as long as on the site."""
    with visit(stage.playwright, profile) as page:
        with stage.peer.slowed_to(speed):
            before = stage.peer.sent
            first = reader.open_app(page, stage.peer.address)
            usable = stage.peer.sent
        stage.peer.wait_until_quiet()
        return Taken({"first": [first], "bytes": [usable - before]})

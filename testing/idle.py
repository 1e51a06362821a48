"""Waits until a page has done all that it does unasked."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from testing.server import SiteServer

_PATIENCE_MS = 30_000
"""Without it a page that is never idle, or a lost answer, would hang the whole run: Playwright's
`evaluate` waits for ever."""

_IDLE = """([icon, patience]) => new Promise((done, fail) => requestIdleCallback(
    () => fetch(icon, { cache: "reload", signal: AbortSignal.timeout(patience) })
        .then(() => done(), fail),
    { timeout: patience }
))"""


def until_idle(page: Page, server: SiteServer) -> None:
    """Wait until a page that has loaded rests, and the server has got what its scripts asked for.

    Not by Playwright's "networkidle": that waits for the page's icon too, whose end Chromium does
    not always report. Here the icon is what is asked for last, because each page loads it anyway.

    Raises:
        playwright.sync_api.Error: the server did not answer in time.
    """
    page.evaluate(_IDLE, [f"{server.address}assets/images/favicon.png", _PATIENCE_MS])


def open_with_site_map(page: Page, server: SiteServer) -> None:
    """Open the home page, and wait until its links lead on without loading a page anew.

    Material does so as soon as it has the site map (`fetchSitemap` in its bundle).
    """
    with page.expect_event("requestfinished", lambda request: request.url.endswith("sitemap.xml")):
        page.goto(server.address)
    until_idle(page, server)

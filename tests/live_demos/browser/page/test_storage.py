"""All that a visit leaves in the reader's browser is what the page on offline reading names."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from testing.idle import until_idle
from testing.live_app import START_MS, pair, run_pair
from testing.paths import ARTICLE
from testing.player import AT_ONCE, Player
from testing.server import SiteServer

SLUG = "nudge-too-late"

# Of a name, what is the same at every address of the site.
LEFT = """async () => {
  const files = await navigator.storage.getDirectory();
  const workers = await navigator.serviceWorker.getRegistrations();
  const kinds = {
    "local storage": Object.keys(localStorage).map((name) => name.split("/.").at(-1).split(" ")[0]),
    "session storage": Object.keys(sessionStorage),
    database: (await indexedDB.databases()).map(({ name }) => name),
    file: await Array.fromAsync(files.keys()),
    cache: (await caches.keys()).map((name) => name.split(" ")[0]),
    "service worker": workers.map(({ active }) => active.scriptURL.split("/").at(-1)),
  };
  return Object.entries(kinds).flatMap(([kind, names]) => names.map((name) => `${kind} ${name}`));
}"""

SITE = {"cache live-demos", "service worker service-worker.js"}
REFUSED = "local storage live-demos.offline-refused"
PALETTE = "local storage __palette"
DRAFT = "local storage live-demos.draft"
RELEASE = "local storage guide.streamlit"
# Only while apps run: see test_memory.py.
APPS_RUN = "session storage live-demos.apps-run"


@pytest.fixture
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return browser_context_args | {"service_workers": "allow"}


def left(page: Page) -> set[str]:
    """Give what is stored in the browser, of every kind that there is."""
    cookies = {f"cookie {cookie.get('name')}" for cookie in page.context.cookies()}
    return {*page.evaluate(LEFT), *cookies}


def named(page: Page) -> set[str]:
    """Give what the page on offline reading says that it stores."""
    return set(page.get_by_role("table").locator("td:nth-child(2)").all_inner_texts())


def use_everything(page: Page, server: SiteServer) -> None:
    """Leave all that a visit can.

    Choose a color scheme and a release of Streamlit, search, play and run demos, open an X-ray,
    change an app's code.
    """
    page.goto(server.address)
    until_idle(page, server)  # its scripts listen to keys
    page.get_by_title("Switch to light mode").click()
    page.keyboard.press("Control+K")
    search = page.get_by_role("textbox", name="Search")
    expect(search).to_be_focused()
    expect(page.locator(".md-search-result__meta")).to_have_text("Type to start searching")
    search.press_sequentially("slider")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    page.goto(server.address + ARTICLE)
    page.get_by_label("Your Streamlit").first.select_option("1.50")
    player = Player(page, SLUG, AT_ONCE)
    player.press("Play these inputs")
    player.expect_the_end()
    open_xray(page)
    pair(page, SLUG).get_by_role("button", name="Change this code").first.click()
    expect(page.get_by_role("textbox", name="Code of the broken app")).to_be_focused()
    page.keyboard.type("# mine\n")
    run_pair(page, "value-from-state")
    page.wait_for_function("() => navigator.serviceWorker.ready.then(() => true)", timeout=START_MS)


def open_xray(page: Page) -> None:
    pair(page, SLUG).locator(".xray > summary").click()
    expect(pair(page, SLUG).locator(".xray__panel")).to_be_visible()


def test_all_that_a_visit_leaves_is_named_and_what_can_be_deleted_is(
    page: Page, server: SiteServer
) -> None:
    use_everything(page, server)
    page.goto(server.address + "offline/")
    status = page.locator("site-storage").get_by_role("status")
    expect(status).to_contain_text("The whole site is stored", timeout=START_MS)

    assert left(page) == {*SITE, PALETTE, DRAFT, RELEASE}
    assert named(page) == {*SITE, PALETTE, REFUSED, DRAFT, RELEASE, APPS_RUN}

    page.get_by_role("button", name="Delete what is stored").click()
    expect(status).to_contain_text("will not be until you ask for it here")
    assert left(page) == {REFUSED, PALETTE, DRAFT, RELEASE}
    page.get_by_role("button", name="Delete: The broken app").click()
    assert left(page) == {REFUSED, PALETTE, RELEASE}

    page.get_by_role("button", name="Store the site").click()
    expect(status).to_contain_text("The whole site is stored", timeout=START_MS)
    assert left(page) == {*SITE, PALETTE, RELEASE}


def test_a_visit_of_somebody_who_only_reads_leaves_the_color_scheme(
    page: Page, server: SiteServer
) -> None:
    page.goto(server.address + ARTICLE)
    until_idle(page, server)
    page.goto(server.address + "offline/")
    expect(page.locator("site-storage").get_by_role("status")).to_have_text(
        "The site is not stored."
    )

    assert left(page) == {PALETTE}

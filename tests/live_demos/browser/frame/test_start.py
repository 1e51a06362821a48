"""A start from snapshot and a plain start, and how the one becomes the other."""

from __future__ import annotations

import pytest
import zstandard
from playwright.sync_api import Page, Route, expect

from live_demos.scenario import Click
from testing.document_state import App
from testing.live_app import LiveApp, pair, run_pair
from testing.paths import ARTICLE
from testing.server import SiteServer

SNAPSHOT_FILES = ("snapshot.bin.zst", "data.zip")
SLUG = "nudge-too-late"
ALONE = f"demos/{SLUG}/fixed/"


def works(page: Page) -> bool:
    app = LiveApp(page.main_frame).wait_until_running()
    app.perform(Click("Add one"))
    return app.value("Pick a number") == 6


def fallback(page: Page) -> str | None:
    """Say why the snapshot was passed over, if it was."""
    reason = page.evaluate(App.FALLBACK.js)
    return None if reason is None else str(reason)


def from_the_snapshot_on_any_line(page: Page, server: SiteServer) -> None:
    """Have the app alone not judge its line: a slow machine looks like a slow line."""

    def answer(route: Route) -> None:
        response = route.fetch()
        body = response.text()
        judging = '"startMode": "auto"'
        assert judging in body
        body = body.replace(judging, judging.replace("auto", "snapshot"))
        route.fulfill(response=response, body=body)

    page.route(server.address + ALONE, answer)


def test_an_app_starts_from_the_snapshot_and_fetches_no_library(
    page: Page, server: SiteServer
) -> None:
    from_the_snapshot_on_any_line(page, server)
    page.goto(server.address + ALONE)

    assert works(page)
    assert fallback(page) is None
    assert [path for path in server.requested if path.endswith("snapshot.bin.zst")]
    assert not [
        path for path in server.requested if path.endswith(("imported.zip.zst", "rest.zip"))
    ]


def another_memory(frame: bytes) -> bytes:
    """Give a whole frame of zstd, of the right length inside, of something else."""
    memory = zstandard.ZstdDecompressor().decompress(frame)
    return zstandard.ZstdCompressor(level=1, write_checksum=True).compress(memory[::-1])


@pytest.mark.parametrize("file", SNAPSHOT_FILES)
@pytest.mark.parametrize("damage", ["missing", "cut short", "damaged"])
@pytest.mark.errors_expected  # the browser logs a missing file
def test_a_snapshot_that_cannot_be_used_is_passed_over(
    page: Page, server: SiteServer, file: str, damage: str
) -> None:
    if damage == "missing":
        server.missing.add(file)
    elif damage == "cut short":
        server.altered.add(file)
    else:
        server.damage(file)
    from_the_snapshot_on_any_line(page, server)
    page.goto(server.address + ALONE)

    assert works(page)
    assert fallback(page) == ("missing" if damage == "missing" else "damaged")
    expect(page.locator("#failure")).to_be_hidden()


@pytest.mark.errors_expected  # the browser logs a missing file
def test_a_missing_snapshot_is_not_mentioned_to_a_reader_who_comes_after_the_fallback(
    page: Page, server: SiteServer
) -> None:
    server.missing.add("snapshot.bin.zst")
    page.goto(server.address + ARTICLE)
    pair(page, SLUG).hover()
    server.wait_for_request("imported.zip.zst")

    for app in run_pair(page, SLUG):
        expect(app.frame.locator("#failure")).to_be_hidden()


def test_a_snapshot_that_is_another_one_is_passed_over(page: Page, server: SiteServer) -> None:
    server.replace("snapshot.bin.zst", another_memory)
    from_the_snapshot_on_any_line(page, server)
    page.goto(server.address + ALONE)

    assert works(page)
    assert fallback(page) == "damaged"


def test_a_reader_who_saves_data_gets_a_plain_start(page: Page, server: SiteServer) -> None:
    page.add_init_script(
        "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"
    )
    page.goto(server.address + ALONE)

    assert works(page)
    assert not [path for path in server.requested if path.endswith(SNAPSHOT_FILES)]


@pytest.mark.errors_expected  # the browser may log the request that is given up
def test_a_snapshot_that_comes_too_slowly_is_given_up(page: Page, server: SiteServer) -> None:
    server.slow.add("snapshot.bin.zst")
    page.goto(server.address + ALONE)

    assert works(page)
    assert fallback(page) == "slow"
    assert [path for path in server.requested if path.endswith("imported.zip.zst")]
    server.wait_until_given_up("snapshot.bin.zst")


@pytest.mark.errors_expected  # the browser logs a missing file
def test_a_snapshot_that_is_of_no_use_any_more_leaves_the_line(
    page: Page, server: SiteServer
) -> None:
    server.missing.add("data.zip")
    server.slow.add("snapshot.bin.zst")
    from_the_snapshot_on_any_line(page, server)
    page.goto(server.address + ALONE)

    assert works(page)
    server.wait_until_given_up("snapshot.bin.zst")


def test_where_bytes_stand_still_it_is_said_what_they_wait_for(
    page: Page, server: SiteServer
) -> None:
    """The front end is one large module, of which a browser tells when it is there."""
    modules = (server.folder / "assets/runtime").glob("*/stlite/index-*.js")
    module = max(modules, key=lambda file: file.stat().st_size)
    server.slow.add(module.name)
    page.goto(server.address + ALONE)

    detail = page.locator("#detail")
    expect(detail).to_contain_text("Waiting for Streamlit's front end: 4.5 MB are missing.")

    server.well()
    assert works(page)


def test_all_bytes_are_told_before_the_app_runs(page: Page, server: SiteServer) -> None:
    page.add_init_script("""
      window.parts = [];
      new MutationObserver(() => {
        const part = document.getElementById("progress")?.value ?? 0;
        if (document.documentElement.dataset.state === "starting") { window.parts.push(part); }
      }).observe(document, { subtree: true, attributes: true, childList: true });
    """)
    page.goto(server.address + ALONE)
    LiveApp(page.main_frame).wait_until_running()

    assert max(page.evaluate("window.parts")) == 1


def test_the_scripts_of_an_apps_own_page_are_few(page: Page, server: SiteServer) -> None:
    """Each is a request that its start waits for."""
    page.goto(server.address + ALONE)
    LiveApp(page.main_frame).wait_until_running()

    own = [path for path in server.requested if "/live-demos/" in path and path.endswith(".mjs")]
    assert 1 <= len(own) <= 2, own

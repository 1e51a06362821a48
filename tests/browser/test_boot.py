"""The two ways to start Python, and the way from the one to the other."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from live_demos.scenario import Click
from tests.browser.live_app import LiveApp
from tests.browser.server import SiteServer

ALONE = "demos/nudge-too-late/fixed/"


def works(page: Page) -> bool:
    app = LiveApp(page.main_frame).wait_until_running()
    app.perform(Click("Add one"))
    return app.value("Pick a number") == 6


def fallback(page: Page) -> str | None:
    """Say why the snapshot was passed over, if it was."""
    reason = page.evaluate("document.documentElement.dataset.fallback ?? null")
    return None if reason is None else str(reason)


def test_an_app_starts_from_the_snapshot_and_fetches_no_library(
    page: Page, server: SiteServer
) -> None:
    page.goto(server.address + ALONE)

    assert works(page)
    assert fallback(page) is None
    assert [path for path in server.requested if path.endswith("snapshot.bin.gz")]
    assert not [path for path in server.requested if path.endswith(("imported.zip", "rest.zip"))]


def replace_with(content: Callable[[bytes], bytes], file: str, server: SiteServer) -> None:
    path = next(Path(server.folder).rglob(file))
    server.replaced[path.name] = content(path.read_bytes())


@pytest.mark.parametrize("file", ["snapshot.bin.gz", "data.zip"])
@pytest.mark.parametrize("damage", ["missing", "cut short", "altered"])
@pytest.mark.errors_expected  # the browser logs a missing file
def test_a_snapshot_that_cannot_be_used_is_passed_over(
    page: Page, server: SiteServer, file: str, damage: str
) -> None:
    if damage == "missing":
        server.missing.add(file)
    elif damage == "cut short":
        server.altered.add(file)
    elif file == "snapshot.bin.gz":
        # A whole gzip file, of the right length inside, of something else.
        replace_with(lambda data: gzip.compress(gzip.decompress(data)[::-1], 1), file, server)
    else:
        replace_with(lambda data: data[:-40] + b"0" * 40, file, server)
    page.goto(server.address + ALONE)

    assert works(page)
    assert fallback(page)


def test_a_reader_who_saves_data_gets_the_plain_way(page: Page, server: SiteServer) -> None:
    page.add_init_script(
        "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"
    )
    page.goto(server.address + ALONE)

    assert works(page)
    assert not [path for path in server.requested if "snapshot" in path.rpartition("/")[2]]


@pytest.mark.errors_expected  # the browser may log the request that is given up
def test_a_snapshot_that_comes_too_slowly_is_given_up(page: Page, server: SiteServer) -> None:
    server.slow.add("snapshot.bin.gz")
    page.goto(server.address + ALONE)

    assert works(page)
    assert "on this line" in (fallback(page) or "")
    assert [path for path in server.requested if path.endswith("imported.zip")]

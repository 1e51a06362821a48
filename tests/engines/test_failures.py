"""Bad luck in the browser, in the words of each engine's own errors."""

from __future__ import annotations

import pytest

from testing.document_state import App
from testing.engines.document import Document, Tab
from testing.engines.pair import Pair, wait_until_running
from testing.server import SiteServer
from testing.stall import give_up_sooner

SLUG = "value-from-state"
ALONE = f"demos/{SLUG}/fixed/"

pytestmark = pytest.mark.feature("Failures by their words")


def expect_failure(app: Document, words: str) -> None:
    """Wait until a document says what failed, and offers to try again."""
    app.wait_for_text("[role=alert]", words)
    app.wait_for("""() => [...document.querySelectorAll("button")].some((button) =>
      button.innerText === "Try again" && button.checkVisibility())""")


def retry_runs(tab: Tab) -> None:
    tab.click("button", "Try again")
    tab.wait_for(f"() => ['starting', 'running'].includes({App.STATE.js})")
    wait_until_running(tab)


def test_a_missing_file(tab: Tab, server: SiteServer) -> None:
    server.missing.add("pyodide.asm.wasm.zst")
    tab.open(server.address + ALONE)
    expect_failure(tab, "the file pyodide.asm.wasm.zst could not be loaded")
    server.well()

    retry_runs(tab)


@pytest.mark.engines_only
def test_a_damaged_file(tab: Tab, server: SiteServer) -> None:
    server.missing.add("snapshot.bin.zst")  # so that the start is plain
    server.damage("imported.zip.zst")
    tab.open(server.address + ALONE)
    expect_failure(tab, "the file imported.zip.zst is damaged, or belongs")
    server.well()

    retry_runs(tab)


@pytest.mark.engines_only
@pytest.mark.parametrize("file", ["pyodide.asm.wasm.zst", "zstd.wasm", "imported.zip.zst"])
def test_a_connection_that_breaks(tab: Tab, server: SiteServer, file: str) -> None:
    server.missing.add("snapshot.bin.zst")
    server.dropped.add(file)
    tab.open(server.address + ALONE)

    expect_failure(tab, f"the file {file} could not be loaded")


@pytest.mark.engines_only
def test_half_a_module(tab: Tab, server: SiteServer) -> None:
    server.altered.add("pyodide.asm.js")
    tab.open(server.address + ALONE)

    expect_failure(tab, "the file pyodide.asm.js is damaged, or belongs")


@pytest.mark.engines_only
def test_a_frame_that_does_not_come(tab: Tab, server: SiteServer) -> None:
    pair = Pair(tab, SLUG).open(server)
    server.missing.add("/fixed/")
    pair.press("Run both apps")
    tab.wait_for_text(f"{pair.place('fixed')} [role=alert]", "its page could not be loaded")
    server.well()

    tab.click(f"{pair.place('fixed')} button", "Try again")
    pair.running("fixed")


@pytest.mark.engines_only
def test_nothing_that_arrives(tab: Tab, server: SiteServer) -> None:
    server.slow.add("pyodide.asm.wasm.zst")
    server.replace("frame/main.mjs", give_up_sooner)
    tab.open(server.address + ALONE)

    expect_failure(tab, "Nothing has arrived for a while")


@pytest.mark.engines_only
def test_a_server_that_is_gone(tab: Tab, server: SiteServer) -> None:
    pair = Pair(tab, SLUG).open(server)
    server.down = True
    pair.press("Run both apps")
    tab.wait_for_text(f"{pair.place('fixed')} [role=alert]", "its page could not be loaded")
    server.down = False

    tab.click(f"{pair.place('fixed')} button", "Try again")
    pair.running("fixed")


@pytest.mark.engines_only
@pytest.mark.parametrize(
    ("policy", "words"),
    [
        ("worker-src 'none'", "web workers, or they are blocked"),
        ("script-src 'self' 'unsafe-inline'", "WebAssembly, or it is blocked"),
    ],
)
def test_a_policy_that_blocks_what_a_start_needs(
    tab: Tab, server: SiteServer, policy: str, words: str
) -> None:
    server.policy = policy
    tab.open(server.address + ALONE)

    expect_failure(tab, words)

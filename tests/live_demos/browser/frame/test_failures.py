"""Bad luck in the browser: the reader gets a plain sentence and a retry, the article stays."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from live_demos.runtime import load_runtime
from testing.document_state import App, Demo, Stage
from testing.live_app import START_MS, LiveApp, pair, run_pair
from testing.paths import ARTICLE, CACHE
from testing.server import SiteServer
from testing.stall import give_up_sooner

SLUG = "value-from-state"
ALONE = f"demos/{SLUG}/fixed/"
START = load_runtime(CACHE).manifest["start"]
SNAPSHOT_FILES = set(START["snapshot"]) - set(START["plain"])
NEEDED_FILES = sorted(set(START["snapshot"]) - SNAPSHOT_FILES)
FALLBACK_FILES = sorted(set(START["plain"]) - set(NEEDED_FILES))

pytestmark = pytest.mark.errors_expected


def fixed_place(page: Page) -> Locator:
    """Give the place of the fixed app in the page, where the page itself speaks if it must."""
    return pair(page, SLUG).locator(f".demo__stage[{Stage.VARIANT}=fixed]")


def retry_runs_fixed_app(page: Page) -> None:
    """Press the page's own retry; now the app must start."""
    fixed_place(page).get_by_role("button", name="Try again").click()
    assert LiveApp.of_pair(page, SLUG, "fixed").wait_until_running().value("Volume") == 3


def retry_runs_app_alone(page: Page) -> None:
    """Press the retry of an app that is a page of its own; now it must start."""
    page.get_by_role("button", name="Try again").click()
    page.wait_for_function(f"() => ['starting', 'running'].includes({App.STATE.js})")
    assert LiveApp(page.main_frame).wait_until_running().value("Volume") == 3


def expect_failure(page: Page, said: str) -> None:
    """Wait until the frame says that it cannot start, in these words, with a way to try again."""
    expect(page.get_by_role("alert")).to_contain_text(said, timeout=START_MS)
    expect(page.get_by_role("button", name="Try again")).to_be_visible()


def state_of(page: Page) -> str:
    return str(page.evaluate(App.STATE.js))


# A module that another one imports fails under the name of the one that was asked for.
ASKED_FOR = {"pyodide.mjs": "pyodide-loader.mjs"} | {
    file.rpartition("/")[2]: "stlite.js" for file in NEEDED_FILES if "/index-" in file
}


def expect_named_and_retried(page: Page, server: SiteServer, file: str) -> None:
    page.goto(server.address + ALONE)
    expect_failure(page, "The app could not start: the file ")
    assert state_of(page) == "failed"
    name = file.rpartition("/")[2]
    said = page.get_by_role("alert").inner_text()
    assert name in said or ASKED_FOR.get(name, name) in said

    server.well()
    page.get_by_role("button", name="Try again").click()

    page.wait_for_function(f"""() =>
      performance.getEntriesByType("navigation")[0].type === "reload" &&
      ["starting", "running"].includes({App.STATE.js})
    """)
    expect(page.get_by_role("alert")).to_be_hidden()


@pytest.mark.parametrize("file", [*NEEDED_FILES, "start.json"])
def test_a_missing_file_that_a_start_needs_is_named_and_can_be_retried(
    page: Page, server: SiteServer, file: str
) -> None:
    server.missing.add(file)
    expect_named_and_retried(page, server, file)


# Without all of its style sheet, an app runs: see below.
@pytest.mark.parametrize(
    "file", [*(file for file in NEEDED_FILES if ".css" not in file), "start.json"]
)
def test_half_a_file_that_a_start_needs_is_named_and_can_be_retried(
    page: Page, server: SiteServer, file: str
) -> None:
    server.altered.add(file)
    expect_named_and_retried(page, server, file)


@pytest.mark.parametrize("file", FALLBACK_FILES)
@pytest.mark.parametrize("misfortune", ["missing", "altered"])
def test_a_bad_file_that_a_plain_start_needs_is_named_and_can_be_retried(
    page: Page, server: SiteServer, file: str, misfortune: str
) -> None:
    server.missing.add("snapshot.bin.zst")
    getattr(server, misfortune).add(file)
    expect_named_and_retried(page, server, file)


@pytest.mark.parametrize(
    "file", ["pyodide.asm.wasm.zst", "zstd.wasm", "imported.zip.zst", "library.json", "start.json"]
)
def test_a_connection_that_breaks_in_a_file_is_said(
    page: Page, server: SiteServer, file: str
) -> None:
    server.missing.add("snapshot.bin.zst")  # so that a start is plain
    server.dropped.add(file)
    page.goto(server.address + ALONE)

    expect_failure(page, f"The app could not start: the file {file} could not be loaded.")


@pytest.mark.parametrize(
    "file", ["pyodide.asm.js", "pyodide.asm.wasm.zst", "zstd.wasm", "imported.zip.zst"]
)
def test_a_file_with_other_bytes_is_said_to_be_damaged(
    page: Page, server: SiteServer, file: str
) -> None:
    server.missing.add("snapshot.bin.zst")  # so that a start is plain
    server.damage(file)
    page.goto(server.address + ALONE)

    expect_failure(page, f"The app could not start: the file {file} is damaged, or belongs")


@pytest.mark.parametrize(
    "file", ["imported.zip.zst", "pyodide.asm.js", "fetch-snapshot.mjs", "stlite.js"]
)
def test_a_retry_asks_again_for_what_the_browser_has_kept_damaged(
    page: Page, server: SiteServer, file: str
) -> None:
    server.missing.add("snapshot.bin.zst")
    server.caching = "max-age=600"
    server.damage(file)
    page.goto(server.address + ALONE)
    expect_failure(page, "The app could not start: the file ")
    server.well()

    retry_runs_app_alone(page)


def test_a_restart_of_both_apps_asks_again_for_what_the_browser_has_kept_damaged(
    page: Page, server: SiteServer
) -> None:
    server.missing.add("snapshot.bin.zst")
    server.caching = "max-age=600"
    server.damage("imported.zip.zst")
    page.goto(server.address + ARTICLE)
    pair(page, SLUG).get_by_role("button", name="Run both apps").click()
    for variant in ("broken", "fixed"):
        alert = LiveApp.of_pair(page, SLUG, variant).frame.get_by_role("alert")
        expect(alert).to_contain_text("imported.zip.zst is damaged", timeout=START_MS)
    server.well()

    pair(page, SLUG).get_by_role("button", name="Restart both apps").click()

    expect(pair(page, SLUG).get_by_role("status")).to_contain_text(
        "Both apps are running", timeout=START_MS
    )


@pytest.mark.parametrize("piece", ["Slider-*.js", "WidgetLabel-*.js", "stlite.css"])
def test_half_a_piece_of_the_front_end_is_named_in_the_running_app(
    page: Page, server: SiteServer, piece: str
) -> None:
    (file,) = server.folder.glob(f"assets/runtime/*/stlite/{piece}")
    server.altered.add(file.name)
    page.goto(server.address + ALONE)
    LiveApp(page.main_frame).wait_until_running()

    expect(page.locator("#failure")).to_contain_text(f"could not be loaded ({file.name})")


@pytest.mark.parametrize("piece", ["Slider-", "WidgetLabel-", ".woff2"])
def test_a_missing_piece_that_comes_later_is_named_in_the_running_app(
    page: Page, server: SiteServer, piece: str
) -> None:
    server.missing_parts.add(piece)
    page.goto(server.address + ALONE)
    LiveApp(page.main_frame).wait_until_running()

    # Streamlit may draw an alert of its own.
    alert = page.locator("#failure")
    expect(alert).to_contain_text("could not be loaded")
    assert piece in alert.inner_text()
    expect(alert.get_by_role("button", name="Try again")).to_be_visible()
    alert.get_by_role("button", name="Close").click()
    expect(alert).to_be_hidden()


def test_a_warning_in_an_embedded_app_covers_nothing_of_it(page: Page, server: SiteServer) -> None:
    server.missing_parts.add(".woff2")
    page.goto(server.address + ARTICLE)
    broken, _ = run_pair(page, SLUG)

    expect(broken.frame.get_by_role("alert")).to_be_visible()
    broken.frame.wait_for_function("""() => {
      const warning = document.getElementById("failure").getBoundingClientRect();
      const block = document.querySelector("[data-testid=stMainBlockContainer]");
      const app = block.getBoundingClientRect();
      return warning.bottom <= app.top && app.bottom <= window.innerHeight;
    }""")


def test_an_element_that_fails_in_a_running_app_leaves_it_alone(
    page: Page, server: SiteServer
) -> None:
    page.goto(server.address + ALONE)
    app = LiveApp(page.main_frame).wait_until_running()

    page.evaluate("""() => new Promise((seen) => {
      const image = new Image();
      image.onerror = seen;
      image.src = "no-such-image.png";
      document.querySelector("[data-testid=stMainBlockContainer]").append(image);
    })""")

    assert state_of(page) == "running"
    assert app.value("Volume") == 3


def test_after_a_failure_a_retry_runs_the_app(page: Page, server: SiteServer) -> None:
    server.missing.add("pyodide.asm.wasm.zst")
    page.goto(server.address + ALONE)
    expect_failure(page, "the file pyodide.asm.wasm.zst could not be loaded")
    server.well()

    retry_runs_app_alone(page)


def test_the_article_stays_and_the_other_app_runs(page: Page, server: SiteServer) -> None:
    server.missing.add("/fixed.py")
    page.goto(server.address + ARTICLE)
    pair(page, SLUG).get_by_role("button", name="Run both apps").click()

    broken = LiveApp.of_pair(page, SLUG, "broken").wait_until_running()
    fixed = LiveApp.of_pair(page, SLUG, "fixed")

    assert broken.value("Volume") == 3
    expect(fixed.frame.get_by_role("alert")).to_contain_text(
        "the file fixed.py could not be loaded"
    )
    expect(pair(page, SLUG).get_by_role("status")).to_have_text(
        "One app or both could not start. You can read why below."
    )
    expect(page.get_by_role("heading", name="Solution")).to_be_visible()


@pytest.mark.parametrize("file", ["/fixed/", "frame/main.mjs"])
def test_a_frame_that_does_not_come_is_said_by_the_page(
    page: Page, server: SiteServer, file: str
) -> None:
    page.goto(server.address + ARTICLE)
    server.missing.add(file)
    pair(page, SLUG).get_by_role("button", name="Run both apps").click()

    alert = fixed_place(page).get_by_role("alert")
    expect(alert).to_contain_text("its page could not be loaded")
    server.well()
    retry_runs_fixed_app(page)


@pytest.mark.parametrize("file", ["frame/main.mjs", "frame.css"])
def test_an_app_alone_says_it_itself_if_its_own_files_are_missing(
    page: Page, server: SiteServer, file: str
) -> None:
    server.missing.add(file)
    page.goto(server.address + ALONE)

    expect_failure(page, "a file of this site is missing")
    server.well()
    page.get_by_role("button", name="Try again").click()

    assert LiveApp(page.main_frame).wait_until_running().value("Volume") == 3


def test_a_frame_without_its_style_sheet_is_told_to_the_page(
    page: Page, server: SiteServer
) -> None:
    server.missing.add("frame.css")
    page.goto(server.address + ARTICLE)
    pair(page, SLUG).get_by_role("button", name="Run both apps").click()

    expect(pair(page, SLUG)).to_have_attribute(Demo.STATE, "failed")
    fixed = LiveApp.of_pair(page, SLUG, "fixed")
    expect(fixed.frame.get_by_role("alert")).to_contain_text("a file of this site is missing")


def test_a_retry_inside_a_frame_that_is_gone_by_then_is_told_by_the_page(
    page: Page, server: SiteServer
) -> None:
    server.missing.add("start.json")
    page.goto(server.address + ARTICLE)
    pair(page, SLUG).get_by_role("button", name="Run both apps").click()
    fixed = LiveApp.of_pair(page, SLUG, "fixed")
    expect(fixed.frame.get_by_role("alert")).to_contain_text("the file start.json")

    server.missing.add("/fixed/")
    fixed.frame.get_by_role("button", name="Try again").click()

    alert = fixed_place(page).get_by_role("alert")
    expect(alert).to_contain_text("its page could not be loaded")
    server.well()
    retry_runs_fixed_app(page)


@pytest.mark.parametrize(
    ("gone", "said"), [("Worker", "web workers"), ("WebAssembly", "WebAssembly")]
)
def test_a_browser_that_cannot_run_apps_is_told_so(
    page: Page, server: SiteServer, gone: str, said: str
) -> None:
    page.add_init_script(f"delete globalThis.{gone}")
    page.goto(server.address + ALONE)

    expect_failure(page, f"this browser has no {said}")


@pytest.mark.errors_expected  # the browser logs what a policy blocks
@pytest.mark.refusals_expected
def test_a_policy_that_blocks_webassembly_is_said(page: Page, server: SiteServer) -> None:
    server.policy = "script-src 'self' 'unsafe-inline'"
    page.goto(server.address + ALONE)

    expect_failure(page, "WebAssembly, or it is blocked, in the browser or by this site's security")


def test_a_reader_who_is_offline_is_told_so(page: Page, server: SiteServer) -> None:
    page.goto(server.address + ARTICLE)
    page.context.set_offline(True)
    pair(page, SLUG).get_by_role("button", name="Run both apps").click()

    alert = fixed_place(page).get_by_role("alert")
    expect(alert).to_contain_text("you are offline")
    expect(page.get_by_role("heading", name="Solution")).to_be_visible()
    page.context.set_offline(False)
    retry_runs_fixed_app(page)


def test_a_connection_lost_in_the_middle_is_said(page: Page, server: SiteServer) -> None:
    def lose(route: Route) -> None:
        page.context.set_offline(True)
        route.abort("internetdisconnected")

    page.route("**/start.json", lose)
    page.goto(server.address + ALONE)

    expect_failure(page, "you are offline")


# It starts beside the front end, in real time, and its files are news of something that arrives.
PYTHON_RUNS = """async () => {
  const { src } = document.querySelector("script[src$='/frame/main.mjs']");
  const { connectShared } = await import(new URL("../shared/python-client.mjs", src).href);
  const { runtime } = JSON.parse(document.getElementById("app").textContent);
  const python = await connectShared(new URL(runtime.root, document.baseURI).href);
  await new Promise((resolve) => python.follow(({ type }) => type === "ready" && resolve()));
}"""


def test_nothing_arriving_for_long_is_said(page: Page, server: SiteServer) -> None:
    page.clock.install()
    page.route("**/stlite.js", lambda route: None)  # asked for, never answered
    page.goto(server.address + ALONE)
    expect(page.get_by_role("status")).to_contain_text("Loading Streamlit's front end")
    expect(page.get_by_role("alert")).to_be_hidden()
    page.evaluate(PYTHON_RUNS)

    page.clock.run_for(60_000)

    expect_failure(page, "Nothing has arrived for a while")


@pytest.fixture
def hanging(server: SiteServer) -> Iterator[SiteServer]:
    """Give a site whose Python hangs in the middle, and apps that give up sooner than a reader's.

    Nothing waits for so little after `slow` and `replaced` are cleared: a retry loads all anew.
    """
    server.slow.add("pyodide.asm.wasm.zst")
    server.replace("frame/main.mjs", give_up_sooner)
    yield server
    server.well()


def leave_hanging(server: SiteServer) -> None:
    """Serve all that is asked for from now on, as it is; what hangs, goes on hanging."""
    server.wait_for_request("pyodide.asm.wasm.zst")
    server.slow.clear()
    server.replaced.clear()


@pytest.mark.errors_expected  # the browser logs the downloads that the start ends with
def test_a_retry_after_a_stall_does_not_wait_for_what_hangs(
    page: Page, hanging: SiteServer
) -> None:
    page.goto(hanging.address + ARTICLE)
    pair(page, SLUG).get_by_role("button", name="Run both apps").click()
    frame = fixed_place(page).frame_locator("iframe")
    expect(frame.get_by_role("alert")).to_contain_text("Nothing has arrived", timeout=START_MS)

    leave_hanging(hanging)
    frame.get_by_role("button", name="Try again").click()

    assert LiveApp.of_pair(page, SLUG, "fixed").wait_until_running().value("Volume") == 3
    other = (
        pair(page, SLUG).locator(f".demo__stage[{Stage.VARIANT}=broken]").frame_locator("iframe")
    )
    expect(other.get_by_role("alert")).to_contain_text("Try this one again too")


@pytest.mark.errors_expected  # the browser logs the downloads that the start ends with
def test_a_retry_of_an_app_alone_does_not_wait_for_what_hangs(
    page: Page, hanging: SiteServer
) -> None:
    page.goto(hanging.address + ALONE)
    expect_failure(page, "Nothing has arrived")

    leave_hanging(hanging)
    retry_runs_app_alone(page)


def test_a_frame_that_says_nothing_is_given_up(page: Page, server: SiteServer) -> None:
    page.clock.install()
    page.goto(server.address + ARTICLE)
    page.route("**/frame/main.mjs", lambda route: None)  # asked for, never answered
    with page.expect_request("**/frame/main.mjs"):
        pair(page, SLUG).get_by_role("button", name="Run both apps").click()

    page.clock.run_for(30_000)

    alert = fixed_place(page).get_by_role("alert")
    expect(alert).to_contain_text("its page could not be loaded")
    page.unroute("**/frame/main.mjs")
    retry_runs_fixed_app(page)


@pytest.mark.errors_expected  # the browser logs what a policy blocks
@pytest.mark.refusals_expected
def test_a_policy_that_blocks_workers_is_said(page: Page, server: SiteServer) -> None:
    server.policy = "worker-src 'none'"
    page.goto(server.address + ALONE)

    expect_failure(
        page, "web workers, or they are blocked, in the browser or by this site's security"
    )


def test_an_app_runs_where_locks_are_refused(page: Page, server: SiteServer) -> None:
    page.add_init_script(
        "LockManager.prototype.request = () => Promise.reject(new DOMException('refused'))"
    )
    page.goto(server.address + ALONE)

    assert LiveApp(page.main_frame).wait_until_running().value("Volume") == 3

"""The site without a network: stored whole after a demo has run, replaced whole, and deletable."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserType, Page, expect

from live_demos.catalog import load_catalog
from live_demos.publish.offline import LIST, WORKER
from live_demos.scenario import Click
from testing.build import list_for_offline
from testing.document_state import App, Stage
from testing.few_demos import serve_few_demos
from testing.idle import until_idle
from testing.live_app import START_MS, LiveApp, pair, run_pair
from testing.paths import ARTICLE, DEMOS
from testing.server import SiteServer

SLUG = "nudge-too-late"
ALONE = f"demos/{SLUG}/fixed/"
REFUSED = "The site is not stored, and will not be until you ask for it here."


@pytest.fixture
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return browser_context_args | {"service_workers": "allow"}


@pytest.fixture(params=["/", "/some/where/"], ids=["root", "below"])
def anywhere(request: pytest.FixtureRequest, servers: dict[str, SiteServer]) -> SiteServer:
    """Give the site at the root of its host, and below it."""
    server = servers[request.param]
    server.well()
    return server


@pytest.fixture(scope="module")
def few_demos(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SiteServer]:
    with serve_few_demos(site, tmp_path_factory.mktemp("few-demos")) as server:
        yield server


@pytest.fixture
def server(few_demos: SiteServer) -> SiteServer:
    few_demos.well()
    return few_demos


@pytest.fixture
def release(server: SiteServer, tmp_path: Path) -> Iterator[Callable[[SiteServer, str], None]]:
    """Serve another release of a site: another app, another heading in the article."""
    old = server.folder

    def make(server: SiteServer, app: str) -> None:
        folder = tmp_path / "release"
        shutil.copytree(server.folder, folder)
        (folder / "demos" / SLUG / "fixed.py").write_text(f"import streamlit as st\n{app}\n")
        page = folder / ARTICLE / "index.html"
        page.write_text(page.read_text().replace("Overview", "Overview of the next release"))
        digest = load_catalog(DEMOS)[SLUG].digest
        for file in (page, *(folder / "demos" / SLUG).glob("*/index.html")):
            assert digest in file.read_text()
            file.write_text(file.read_text().replace(digest, digest[::-1]))
        list_for_offline(folder)
        server.folder = folder

    yield make
    server.folder = old


def visit_and_store(page: Page, server: SiteServer) -> None:
    """Run a demo as a reader does, and wait until the browser has stored the site."""
    page.goto(server.address + ARTICLE)
    run_pair(page, SLUG)
    page.wait_for_function("() => navigator.serviceWorker.ready.then(() => true)", timeout=START_MS)


def wait_for(page: Page, promise: str, argument: str = "") -> None:
    """Wait until a promise, made anew again and again, gives true: wait_for_function takes none."""
    page.evaluate(
        """([promise, argument, patience]) => new Promise((resolve, reject) => {
          const make = new Function("argument", `return ${promise}`);
          const look = async () => ((await make(argument)) ? resolve() : setTimeout(look, 50));
          setTimeout(() => reject(new Error(`never true: ${promise}`)), patience);
          look();
        })""",
        [promise, argument, START_MS],
    )


def stored_releases(page: Page) -> list[str]:
    return list(page.evaluate("caches.keys()"))


@pytest.mark.errors_expected  # the browser logs what it cannot reach
def test_after_one_visit_with_a_demo_everything_works_offline(
    page: Page, anywhere: SiteServer
) -> None:
    visit_and_store(page, anywhere)
    anywhere.down = True

    page.goto(anywhere.address)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.goto(anywhere.address + ARTICLE)
    for slug in ("value-from-state", SLUG):
        _, fixed = run_pair(page, slug)
    fixed.perform(Click("Add one"))
    assert fixed.value("Pick a number") == 6

    page.goto(anywhere.address + ALONE)
    LiveApp(page.main_frame).wait_until_running()
    assert page.evaluate(App.FALLBACK.js) is None
    page.goto(anywhere.address + "no/such/page/")
    expect(page.get_by_role("heading", level=1)).to_have_text("There is no page at this address")


@pytest.mark.errors_expected
def test_a_module_that_few_import_is_there_offline(
    page: Page, server: SiteServer, release: Callable[[SiteServer, str], None]
) -> None:
    release(server, "import doctest\nst.text('imported')")
    visit_and_store(page, server)
    server.down = True
    page.goto(server.address + ALONE)

    expect(page.get_by_text("imported")).to_be_visible(timeout=START_MS)


def test_nothing_is_stored_for_a_reader_who_runs_nothing(page: Page, server: SiteServer) -> None:
    page.goto(server.address + ARTICLE)
    until_idle(page, server)

    assert stored_releases(page) == []


def test_nothing_is_stored_for_a_reader_who_saves_data(page: Page, server: SiteServer) -> None:
    page.add_init_script(
        "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"
    )
    page.goto(server.address + ARTICLE)
    run_pair(page, SLUG)

    assert (
        page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    )


@pytest.fixture
def visit(
    browser_type: BrowserType, browser_type_launch_args: dict[str, Any], tmp_path: Path
) -> Callable[[], AbstractContextManager[Page]]:
    """Start a browser with the profile of the visit before, and end it with the visit."""

    @contextmanager
    def start() -> Iterator[Page]:
        profile = tmp_path / "profile"
        context = browser_type.launch_persistent_context(profile, **browser_type_launch_args)
        yield context.pages[0]
        context.close()

    return start


def test_a_new_release_replaces_the_old_one_between_two_visits(
    visit: Callable[[], AbstractContextManager[Page]],
    server: SiteServer,
    release: Callable[[SiteServer, str], None],
) -> None:
    with visit() as page:
        visit_and_store(page, server)
        (old,) = stored_releases(page)
    release(server, "st.text('the next release')")

    with visit() as page:
        page.goto(server.address + ARTICLE)
        expect(page.get_by_role("heading", name="Overview of the next")).to_be_visible()
        wait_for(page, "navigator.serviceWorker.getRegistration().then((one) => one.waiting)")
        server.down = True
        # The page that began with the old release goes on with it.
        page.goto(server.address + ARTICLE)
        expect(page.get_by_role("heading", name="Solution")).to_be_visible()
        expect(page.get_by_text("Overview of the next release")).to_have_count(0)

    with visit() as page:
        page.goto(server.address + ARTICLE)
        expect(page.get_by_role("heading", name="Overview of the next")).to_be_visible()
        _, fixed = run_pair(page, SLUG)
        expect(fixed.frame.get_by_text("the next release")).to_be_visible()
        assert old not in stored_releases(page)
        assert len(stored_releases(page)) == 1


def test_an_app_of_a_newer_release_is_not_run_in_an_older_page(
    page: Page, server: SiteServer, release: Callable[[SiteServer, str], None]
) -> None:
    page.goto(server.address + ARTICLE)
    release(server, "st.text('the next release')")

    reload_for_one_release(page)

    _, fixed = run_pair(page, SLUG)
    expect(fixed.frame.get_by_text("the next release")).to_be_visible()


@pytest.mark.errors_expected  # the browser logs what it cannot reach
def test_an_app_of_the_stored_release_is_not_run_in_a_newer_page(
    page: Page, server: SiteServer, release: Callable[[SiteServer, str], None]
) -> None:
    visit_and_store(page, server)
    release(server, "st.text('the next release')")
    page.goto(server.address + ARTICLE)
    expect(page.get_by_role("heading", name="Overview of the next")).to_be_visible()
    server.down = True

    reload_for_one_release(page)

    run_pair(page, SLUG)


def reload_for_one_release(page: Page) -> None:
    """Run a demo whose frames do not belong to the page, and do what the page says."""
    place = pair(page, SLUG)
    place.get_by_role("button", name="Run both apps").click()
    alert = place.locator(f".demo__stage[{Stage.VARIANT}=fixed]").get_by_role("alert")
    expect(alert).to_contain_text("it belongs to another release of this site")
    with page.expect_navigation():
        alert.get_by_role("button", name="Reload the page").click()


@pytest.mark.errors_expected
def test_an_update_that_breaks_off_leaves_the_old_release(
    page: Page, server: SiteServer, release: Callable[[SiteServer, str], None]
) -> None:
    visit_and_store(page, server)
    release(server, "st.text('the next release')")
    (server.folder / "licenses" / "index.html").unlink()  # as if it were not uploaded yet
    page.goto(server.address + ARTICLE)
    page.evaluate("navigator.serviceWorker.getRegistration().then((one) => one.update())")
    wait_for(page, "navigator.serviceWorker.getRegistration().then((one) => !one.installing)")
    assert not page.evaluate(
        "navigator.serviceWorker.getRegistration().then((one) => one.waiting !== null)"
    )
    server.down = True
    page.goto(server.address + ARTICLE)

    expect(page.get_by_text("Overview of the next release")).to_have_count(0)
    run_pair(page, SLUG)


def test_a_reader_sees_what_is_stored_and_deletes_it(page: Page, server: SiteServer) -> None:
    page.goto(server.address + "offline/")
    status = page.locator("site-storage").get_by_role("status")
    expect(status).to_have_text("The site is not stored.")

    page.get_by_role("button", name="Store the site").click()
    expect(status).to_contain_text("The whole site is stored", timeout=START_MS)

    page.get_by_role("button", name="Delete what is stored").click()
    expect(status).to_have_text(REFUSED)
    assert stored_releases(page) == []

    # It stays so, whatever runs.
    page.goto(server.address + ARTICLE)
    run_pair(page, SLUG)
    assert (
        page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    )


@pytest.mark.errors_expected  # the browser logs what does not come
def test_a_reader_sees_what_is_stored_and_deletes_it_offline(
    page: Page, server: SiteServer
) -> None:
    page.goto(server.address + "offline/")
    status = page.locator("site-storage").get_by_role("status")
    page.get_by_role("button", name="Store the site").click()
    expect(status).to_contain_text("The whole site is stored", timeout=START_MS)
    online = status.inner_text()

    server.down = True
    page.reload()
    expect(status).to_have_text(online)

    page.get_by_role("button", name="Delete what is stored").click()
    expect(status).to_have_text(REFUSED)
    page.get_by_role("button", name="Store the site").click()
    expect(status).to_contain_text("could not be stored whole")

    server.down = False
    page.get_by_role("button", name="Store the site").click()
    expect(status).to_have_text(online, timeout=START_MS)


@pytest.mark.errors_expected
def test_a_full_device_is_said(page: Page, server: SiteServer) -> None:
    session = page.context.new_cdp_session(page)
    session.send(
        "Storage.overrideQuotaForOrigin",
        {"origin": server.address.rstrip("/"), "quotaSize": 2_000_000},
    )
    page.goto(server.address + "offline/")
    page.get_by_role("button", name="Store the site").click()

    status = page.locator("site-storage").get_by_role("status")
    expect(status).to_contain_text("could not be stored whole", timeout=START_MS)
    expect(page.get_by_role("button", name="Store the site")).to_be_enabled()
    page.goto(server.address + ALONE)
    LiveApp(page.main_frame).wait_until_running()


def test_the_list_names_every_page_and_no_map(servers: dict[str, SiteServer]) -> None:
    server = servers["/"]
    files = [f["address"] for f in json.loads((server.folder / LIST).read_text())["files"]]

    pages = [
        p.parent.relative_to(server.folder).as_posix() for p in server.folder.rglob("index.html")
    ]
    assert {f"{page}/".removeprefix("./") for page in pages} <= set(files)
    assert not [name for name in files if name.endswith(".map") or name in (LIST, WORKER)]

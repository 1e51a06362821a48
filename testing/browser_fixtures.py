"""A browser, a server, and a page on which nothing may go wrong unsaid."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Page,
    expect,
)

from testing.build import copy_for_address, site_under_test
from testing.chromium import browser_of_tests
from testing.live_app import LiveApp
from testing.network import OtherHosts, other_hosts
from testing.server import SiteServer, serve

SUB_PATH = "/some/where/"


def device(memory: int) -> str:
    """Give a script for `add_init_script` that says how much memory the device has, in GiB."""
    given = f"{{ value: {memory}, configurable: true }}"
    return f"Object.defineProperty(navigator, 'deviceMemory', {given});"


SMALL_DEVICE = device(1)
"""No pair is made ready beside the one that runs.

Its two front ends cost as much as those of the pair that a test is about.
"""

# The default of 5 s is too short for a slow machine, and where a thing comes, more costs nothing.
expect.set_options(timeout=30_000)


_SCRIPTS = "--no-opt --no-maglev --no-script-streaming"
"""For V8. What runs for seconds is not worth optimizing, and streaming would parse once more, on
another thread, what the process has compiled already."""

_FIRST_START = "--no-wasm-tier-up --no-wasm-dynamic-tiering"
"""For V8, where Python starts once in a process: to optimize it takes longer than it then runs."""


_REFUSED = "violates the following Content Security Policy"
"""What Chromium's console says of whatever it refuses because of a policy."""


@pytest.fixture(scope="session")
def internet() -> Iterator[OtherHosts]:
    """Stand for all other hosts, which nobody may have asked for anything in the end."""
    with other_hosts() as internet:
        yield internet
        assert not internet.asked, internet.asked


@pytest.fixture(scope="session")
def browser_type_launch_args(
    browser_type_launch_args: dict[str, Any], internet: OtherHosts
) -> dict[str, Any]:
    """Give what launches the browser in which visits begin."""
    return browser_type_launch_args | {
        "executable_path": browser_of_tests(),
        "args": _arguments(internet, f"{_SCRIPTS} {_FIRST_START}"),
    }


def _arguments(internet: OtherHosts, for_v8: str) -> list[str]:
    # A browser of the system asks its maker's hosts for updates; tests must be alone.
    quiet = ["--disable-background-networking", "--disable-component-update", "--no-first-run"]
    # Containers have little shared memory, and root may not use the sandbox.
    here = ["--disable-dev-shm-usage", "--no-sandbox", "--disable-gpu"]
    # The pages of a visit share a process, which knows the front end's code from the page before.
    thrifty = ["--process-per-site", f"--js-flags={for_v8}"]
    return [*quiet, *here, *thrifty, *internet.browser_arguments]


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    # Storing the whole site after each demo is what test_offline.py is about, and nobody else.
    return browser_context_args | {
        "viewport": {"width": 1280, "height": 900},
        "service_workers": "block",
    }


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Give the whole site, for reading: all workers have the same one."""
    own = tmp_path_factory.getbasetemp()
    return site_under_test(own if worker_id == "master" else own.parent)


@pytest.fixture(scope="session")
def servers(
    site: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, SiteServer]]:
    """Give the site at two addresses: at the root of its host, and below it."""
    folders = {prefix: tmp_path_factory.mktemp("served") for prefix in ("/", SUB_PATH)}
    with serve(folders["/"]) as root, serve(folders[SUB_PATH], SUB_PATH) as below:
        for server in (root, below):
            copy_for_address(site, server.folder, server.address)
        yield {"/": root, SUB_PATH: below}


@pytest.fixture
def server(servers: dict[str, SiteServer]) -> SiteServer:
    """Give the site at the root of its host, with everything in order."""
    servers["/"].well()
    return servers["/"]


@pytest.fixture
def server_below(servers: dict[str, SiteServer]) -> SiteServer:
    """Give the site below the root of its host."""
    servers[SUB_PATH].well()
    return servers[SUB_PATH]


@pytest.fixture
def context(context: BrowserContext) -> BrowserContext:
    """Give a new visit, on a device on which no pair is made ready."""
    context.add_init_script(SMALL_DEVICE)
    return context


@pytest.fixture(scope="session")
def visit(
    launch_browser: Callable[..., Browser],
    internet: OtherHosts,
    browser_context_args: dict[str, Any],
    servers: dict[str, SiteServer],
) -> Iterator[BrowserContext]:
    """Give a visit in which Python runs already: what is tested there starts at once.

    It has a browser of its own, which optimizes Python: that runs as long as the visit.
    """
    browser = launch_browser(args=_arguments(internet, _SCRIPTS))
    # Another test may have left it misbehaving: Python would start plainly.
    servers["/"].well()
    context = browser.new_context(**browser_context_args)
    context.add_init_script(SMALL_DEVICE)
    # An app alone: a page gives its second frame up that does not come for long, as it may on a
    # machine where the tests of four processes begin.
    holding = context.new_page()
    holding.goto(servers["/"].address + "demos/value-from-state/fixed/")
    LiveApp(holding.main_frame).wait_until_running()
    yield context
    context.close()
    browser.close()


@pytest.fixture(name="page")
def page_of_visit(visit: BrowserContext) -> Iterator[Page]:
    """Give a page of a visit whose Python runs already, in place of one of a visit that begins."""
    others = visit.pages
    yield visit.new_page()
    for page in visit.pages:
        if page not in others:
            page.close()
    # What a reader chose, the palette for one, would be there for the next test.
    others[0].evaluate("localStorage.clear()")


@pytest.fixture(autouse=True)
def nothing_goes_wrong_unsaid(
    request: pytest.FixtureRequest, internet: OtherHosts
) -> Iterator[None]:
    """Fail on any console error, on any request to another host, and on what a policy refuses.

    A test that breaks something on purpose says so with the marker `errors_expected`, and one that
    tries what the Content-Security-Policy forbids with `refusals_expected`; requests to other hosts
    are never allowed.
    """
    if "page" not in request.fixturenames:
        yield
        return
    page: Page = request.getfixturevalue("page")
    errors: list[str] = []
    refusals: list[str] = []
    before = len(internet.asked)

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error":
            errors.append(message.text)

    def hear_of_refusals(message: ConsoleMessage) -> None:
        if _REFUSED in message.text:
            at = message.location
            refusals.append(f"{message.text} {at['url']}:{at['lineNumber']}")

    def note(error: Error) -> None:
        errors.append(str(error))

    page.on("console", hear)
    page.on("pageerror", note)
    page.context.on("console", hear_of_refusals)  # of any page of the visit
    yield
    # The next test may have the same page.
    page.remove_listener("console", hear)
    page.remove_listener("pageerror", note)
    page.context.remove_listener("console", hear_of_refusals)
    assert not internet.asked[before:], internet.asked[before:]
    if request.node.get_closest_marker("refusals_expected") is None:
        assert not refusals, refusals
    elif request.node.get_closest_marker("errors_expected") is None:
        errors = [error for error in errors if _REFUSED not in error]
    if request.node.get_closest_marker("errors_expected") is None:
        assert not errors, errors

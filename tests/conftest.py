"""A browser, a server, and a page on which nothing may go wrong unsaid."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from testing.build import build_site
from testing.chromium import find_browser
from testing.live_app import run_pair
from testing.network import foreign_requests
from testing.paths import ARTICLE
from testing.server import SiteServer, serve

SUB_PATH = "/some/where/"

# The default of 5 s is too short for a slow machine, and where a thing comes, more costs nothing.
expect.set_options(timeout=30_000)


@pytest.fixture(scope="session")
def net_log(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Give the browser's own log of its network, and look through it when the browser has ended.

    It holds the requests of shared workers and service workers too, which Playwright does not see.
    """
    path = tmp_path_factory.mktemp("network") / "log.json"
    yield path
    if path.exists():
        assert foreign_requests(path) == set()


@pytest.fixture(scope="session")
def browser_type_launch_args(
    browser_type_launch_args: dict[str, Any], net_log: Path
) -> dict[str, Any]:
    # A browser of the system asks its maker's hosts for updates; tests must be alone.
    quiet = ["--disable-background-networking", "--disable-component-update", "--no-first-run"]
    # Containers have little shared memory, and root may not use the sandbox.
    here = ["--disable-dev-shm-usage", "--no-sandbox", "--disable-gpu"]
    found = find_browser()
    assert found, "no browser: run make test, which finds or installs one"
    log = [f"--log-net-log={net_log}"]
    return browser_type_launch_args | {"executable_path": found, "args": quiet + here + log}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    # Storing the whole site after each demo is what test_offline.py is about, and nobody else.
    return browser_context_args | {
        "viewport": {"width": 1280, "height": 900},
        "service_workers": "block",
    }


@pytest.fixture(scope="session")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, SiteServer]]:
    """Give the site at two addresses, each built for its own: instant navigation needs that."""
    folders = {prefix: tmp_path_factory.mktemp("served") for prefix in ("/", SUB_PATH)}
    with serve(folders["/"]) as root, serve(folders[SUB_PATH], SUB_PATH) as below:
        for server in (root, below):
            build_site(server.folder, server.address)
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


@pytest.fixture(scope="session")
def visit(
    browser: Browser, browser_context_args: dict[str, Any], servers: dict[str, SiteServer]
) -> Iterator[BrowserContext]:
    """Give a visit in which Python runs already: what is tested there starts at once."""
    # Another test may have left it misbehaving: Python would start plainly.
    servers["/"].well()
    context = browser.new_context(**browser_context_args)
    holding = context.new_page()
    # On a small device no pair is made ready: its requests would be among those of the first test.
    holding.add_init_script("Object.defineProperty(navigator, 'deviceMemory', { value: 1 });")
    holding.goto(servers["/"].address + ARTICLE)
    run_pair(holding, "value-from-state")
    yield context
    context.close()


@pytest.fixture(autouse=True)
def nothing_goes_wrong_unsaid(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail on any console error, and on any request to another host.

    A test that breaks something on purpose says so with the marker `errors_expected`; requests
    to other hosts are never allowed.
    """
    if "page" not in request.fixturenames:
        yield
        return
    page: Page = request.getfixturevalue("page")
    errors: list[str] = []
    foreign: list[str] = []
    page.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))

    def look(address: str) -> None:
        if not address.startswith(("http://localhost:", "blob:", "data:", "about:")):
            foreign.append(address)

    page.context.on("request", lambda r: look(r.url))
    yield
    assert not foreign
    if request.node.get_closest_marker("errors_expected") is None:
        assert not errors


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the whole site in a folder of its own."""
    return build_site(tmp_path_factory.mktemp("site"), "http://localhost:8000/")

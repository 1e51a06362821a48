"""What the server answers, in order and not."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from http.client import HTTPConnection, HTTPResponse, IncompleteRead, RemoteDisconnected
from pathlib import Path

import pytest

from testing.server import SiteServer, serve
from testing.server.line import Line, Speed

SCRIPT = b"export const text = 'again and again and again and again';\n" * 10_000
"""More than one chunk, and more than comes of a slow file at once."""
GZIP = {"Accept-Encoding": "gzip, br"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "secret").write_text("Not of the site")
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "about").mkdir()
    (folder / "about" / "index.html").write_text("About")
    (folder / "404.html").write_text("Nothing here")
    (folder / "index.html").write_text("Home")
    (folder / "main.0123456789abcdef.mjs").write_bytes(SCRIPT)
    (folder / "memory.zst").write_bytes(bytes(1_000))
    return folder


@pytest.fixture(scope="module")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, SiteServer]]:
    """Give one for each use: half a second passes until a server has ended."""
    nothing = tmp_path_factory.mktemp("nothing")
    with serve(nothing) as server, serve(nothing) as host:
        yield {"server": server, "host": host}


@pytest.fixture
def server(servers: dict[str, SiteServer], folder: Path) -> SiteServer:
    """Give one as tests have it."""
    server = servers["server"]
    server.well()
    server.folder = folder
    return server


@pytest.fixture
def host(servers: dict[str, SiteServer], folder: Path) -> SiteServer:
    """Give one as the benchmark has it."""
    host = servers["host"]
    host.well()
    host.folder = folder
    host.line = Line()
    host.load()
    return host


@pytest.fixture(params=["server", "host"])
def either(request: pytest.FixtureRequest) -> SiteServer:
    server: SiteServer = request.getfixturevalue(request.param)
    return server


class Browser:
    """One connection that stays."""

    def __init__(self, server: SiteServer) -> None:
        self.connection = HTTPConnection("localhost", server.server_port, timeout=10)
        self.body = b""

    def begin(self, path: str, headers: dict[str, str] | None = None) -> HTTPResponse:
        self.connection.request("GET", path, headers=headers or {})
        return self.connection.getresponse()

    def get(self, path: str, headers: dict[str, str] | None = None) -> HTTPResponse:
        response = self.begin(path, headers)
        self.body = response.read()
        return response


Connect = Callable[[SiteServer], Browser]


@pytest.fixture
def connect() -> Iterator[Connect]:
    with ExitStack() as stack:

        def connect(server: SiteServer) -> Browser:
            browser = Browser(server)
            stack.callback(browser.connection.close)
            return browser

        yield connect


class NotedLine(Line):
    """Lets everything through at once, and notes what would have taken time."""

    def __init__(self, speed: Speed) -> None:
        super().__init__(speed)
        self.round_trips = 0
        self.carried: list[int] = []

    def round_trip(self) -> None:
        self.round_trips += 1

    def carry(self, count: int) -> None:
        self.carried.append(count)


def test_compressed_is_only_what_a_host_compresses_and_only_where_it_is_accepted(
    host: SiteServer, connect: Connect
) -> None:
    browser = connect(host)
    plain = browser.get("/main.0123456789abcdef.mjs")
    assert (plain.headers["Content-Encoding"], browser.body) == (None, SCRIPT)

    zipped = browser.get("/main.0123456789abcdef.mjs", GZIP)
    assert zipped.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(browser.body) == SCRIPT
    assert plain.headers["Vary"] == zipped.headers["Vary"] == "Accept-Encoding"

    archive = browser.get("/memory.zst", GZIP)
    assert archive.headers["Content-Encoding"] is None


def test_tests_get_files_as_they_are_on_disk_and_are_asked_each_time(
    server: SiteServer, folder: Path, connect: Connect
) -> None:
    browser = connect(server)
    response = browser.get("/main.0123456789abcdef.mjs", GZIP)
    assert (response.headers["Content-Encoding"], browser.body) == (None, SCRIPT)
    assert response.headers["Cache-Control"] == "no-cache"
    assert response.headers["Content-Type"] == "text/javascript"

    (folder / "main.0123456789abcdef.mjs").write_text("new")
    browser.get("/main.0123456789abcdef.mjs", {"If-None-Match": response.headers["ETag"]})
    assert browser.body == b"new"


def test_what_is_known_is_not_sent_again(either: SiteServer, connect: Connect) -> None:
    browser = connect(either)
    etag = browser.get("/about/").headers["ETag"]
    either.wait_until_quiet(0.01)  # a browser has it all a moment before it is counted
    sent = either.sent

    known = browser.get("/about/", {"If-None-Match": etag})
    either.wait_until_quiet(0.01)

    assert (known.status, browser.body, either.sent) == (304, b"", sent)


def test_each_connection_request_and_byte_passes_the_line_and_is_counted(
    host: SiteServer, connect: Connect
) -> None:
    host.line = line = NotedLine(Speed())
    browser = connect(host)
    before = host.sent

    browser.get("/main.0123456789abcdef.mjs")
    browser.get("/about/")
    host.wait_until_quiet(0.01)

    assert line.round_trips == 1 + 2
    assert sum(line.carried) == host.sent - before == len(SCRIPT) + len("About")
    assert max(line.carried) == 16 * 1024


def test_a_host_is_slow_only_while_it_is_told_to_be(host: SiteServer) -> None:
    with host.slowed_to(Speed(megabits=1)):
        assert host.line.speed.megabits == 1
    assert host.line.speed.megabits is None


@pytest.mark.parametrize("path", ["/nothing", "/about", "/../secret", "/about/nothing/"])
def test_what_is_unknown_gets_the_sites_own_page(
    either: SiteServer, connect: Connect, path: str
) -> None:
    browser = connect(either)

    assert browser.get(path).status == 404
    assert browser.body == b"Nothing here"


def test_a_site_may_be_below_the_root_of_its_host(folder: Path, connect: Connect) -> None:
    with serve(folder, "/some/where/") as server:
        browser = connect(server)
        assert server.address == f"http://localhost:{server.server_port}/some/where/"
        assert browser.get("/some/where/about/?query").status == 200
        assert browser.body == b"About"
        assert browser.get("/about/").status == 404
        assert server.requested == ["/some/where/about/", "/about/"]


def test_missing_replaced_altered_and_damaged_files(server: SiteServer, connect: Connect) -> None:
    browser = connect(server)
    known = {"If-None-Match": browser.get("/main.0123456789abcdef.mjs").headers["ETag"]}

    server.altered.add(".mjs")
    assert browser.get("/main.0123456789abcdef.mjs", known).status == 200
    assert browser.body == SCRIPT[: len(SCRIPT) // 2]

    server.damage("main.0123456789abcdef.mjs")
    browser.get("/main.0123456789abcdef.mjs", known)
    assert len(browser.body) == len(SCRIPT)
    assert browser.body != SCRIPT

    server.replaced["not-built.json"] = b"{}"
    assert browser.get("/not-built.json").headers["Content-Type"] == "application/json"
    assert browser.body == b"{}"

    server.missing_parts.add("/abo")
    server.missing.add("memory.zst")
    assert {browser.get(path).status for path in ("/about/", "/memory.zst")} == {404}

    server.well()
    assert browser.get("/main.0123456789abcdef.mjs", known).status == 304
    assert server.requested == ["/main.0123456789abcdef.mjs"]


def test_a_dropped_connection_breaks_in_the_middle(server: SiteServer, connect: Connect) -> None:
    browser = connect(server)
    server.dropped.add(".mjs")

    with pytest.raises(IncompleteRead) as caught:
        browser.get("/main.0123456789abcdef.mjs")

    assert len(caught.value.partial) == len(SCRIPT) // 2


def test_while_it_is_down_nothing_is_answered(server: SiteServer, connect: Connect) -> None:
    browser = connect(server)
    server.down = True
    with pytest.raises(RemoteDisconnected):
        browser.get("/about/")

    server.down = False
    assert browser.get("/about/").status == 200


def test_what_is_slow_comes_when_all_is_well_again(server: SiteServer, connect: Connect) -> None:
    browser = connect(server)
    server.slow.add(".mjs")

    response = browser.begin("/main.0123456789abcdef.mjs")
    beginning = response.read(100_000)
    server.well()

    assert beginning + response.read() == SCRIPT


def test_a_browser_may_give_up_what_is_slow(server: SiteServer, connect: Connect) -> None:
    browser = connect(server)
    server.slow.add(".mjs")
    browser.begin("/main.0123456789abcdef.mjs").close()
    browser.connection.close()

    server.wait_until_given_up(".mjs")

    assert server.given_up == ["/main.0123456789abcdef.mjs"]


def test_policy_and_caching_are_said_of_every_file(host: SiteServer, connect: Connect) -> None:
    browser = connect(host)
    host.policy = "worker-src 'none'"
    host.caching = "max-age=600"

    response = browser.get("/main.0123456789abcdef.mjs")

    assert response.headers["Content-Security-Policy"] == "worker-src 'none'"
    assert response.headers["Cache-Control"] == "max-age=600"


def test_a_request_is_waited_for(server: SiteServer, connect: Connect) -> None:
    browser = connect(server)
    asking = threading.Thread(target=browser.get, args=["/about/"])
    asking.start()

    server.wait_for_request("/about/")

    asking.join()
    assert server.requested == ["/about/"]

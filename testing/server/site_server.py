"""A static server like any other, that can also misbehave on request."""

from __future__ import annotations

import json
import select
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class SiteServer(ThreadingHTTPServer):
    """Serves a built site at `address`, which may be below the root of the host.

    `missing` holds ends of paths that are answered with 404, `missing_parts` any part of such
    paths, `altered` ends of paths whose content is cut in half, `replaced` other contents by
    ends of paths, `slow` ends of paths that stop coming after their first 100 kB, `dropped`
    ends of paths whose connection breaks in the middle, `requested` every path asked for,
    `given_up` those whose slow coming the browser has ended. `policy` is the
    Content-Security-Policy, if any, and `caching` the Cache-Control. While it is `down`, it
    answers nothing.
    """

    daemon_threads = True
    # A page of many files asks for them at once, and a starved machine takes connections late:
    # beyond the default of 5 they could be refused.
    request_queue_size = 128

    def __init__(self, folder: Path, prefix: str = "/") -> None:
        super().__init__(("localhost", 0), _Handler)
        self.folder = folder
        self.prefix = prefix
        self.missing: set[str] = set()
        self.missing_parts: set[str] = set()
        self.altered: set[str] = set()
        self.replaced: dict[str, bytes] = {}
        self.policy = ""
        self.caching = "no-cache"
        self.down = False
        self.slow: set[str] = set()
        self.dropped: set[str] = set()
        self.requested: list[str] = []
        self.given_up: list[str] = []
        self._news = threading.Condition()
        self.awake = threading.Event()

    @property
    def address(self) -> str:
        """The address of the site, with a slash at its end."""
        return f"http://localhost:{self.server_port}{self.prefix}"

    def page_of(self, slug: str) -> str:
        """Give the address of the page that embeds a demo."""
        index = json.loads((self.folder / "demos" / "index.json").read_text())
        page = next(entry["page"] for entry in index["demos"] if entry["slug"] == slug)
        return f"{self.address}{page}"

    def well(self) -> None:
        """Serve everything again, and forget what was requested."""
        self.missing.clear()
        self.missing_parts.clear()
        self.altered.clear()
        self.replaced.clear()
        self.requested.clear()
        self.given_up.clear()
        self.policy = ""
        self.caching = "no-cache"
        self.down = False
        self.slow.clear()
        self.dropped.clear()
        self.awake.set()
        self.awake = threading.Event()

    def replace(self, file: str, content: Callable[[bytes], bytes]) -> None:
        """Serve a file of this name with what `content` makes of it."""
        path = next(self.folder.rglob(file))
        self.replaced[f"/{file}"] = content(path.read_bytes())

    def damage(self, file: str) -> None:
        """Serve a file of this name with some bytes in its middle changed."""
        self.replace(file, _damaged)

    def note(self, path: str, where: list[str]) -> None:
        """Remember what has happened to a path, in `requested` or in `given_up`."""
        with self._news:
            where.append(path)
            self._news.notify_all()

    def stall(self, connection: socket.socket, awake: threading.Event) -> bool:
        """Wait until everything is served well again; give False if the browser does not.

        `awake` is the server's from before it was decided that this is to be slow.
        """
        while not awake.wait(0.05):
            if select.select([connection], [], [], 0)[0]:  # it says no more, and so has closed it
                return False
        return True

    def wait_for_request(self, end: str) -> None:
        """Wait until a path that ends so has been asked for.

        Raises:
            TimeoutError: nobody has.
        """
        self._wait_for(lambda: _count(self.requested, end) > 0, f"nobody asked for {end}")

    def wait_until_given_up(self, end: str) -> None:
        """Wait until the browser has ended the slow coming of each path that ends so.

        It may have ended one before it asked: connections are few.

        Raises:
            TimeoutError: it has not.
        """
        self._wait_for(
            lambda: _count(self.requested, end) == _count(self.given_up, end),
            f"{end} still comes",
        )

    def _wait_for(self, done: Callable[[], bool], otherwise: str) -> None:
        with self._news:
            if not self._news.wait_for(done, 30):
                raise TimeoutError(otherwise)

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a browser that closes a page drops its connections."""


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: SiteServer

    def do_GET(self) -> None:
        # Before anything is looked up: what ends the slowness in between must end this too.
        awake = self.server.awake
        if self.server.down:
            self.close_connection = True
            return
        self.directory = str(self.server.folder)
        path = self.path.partition("?")[0]
        self.server.note(path, self.server.requested)
        gone = self._hit(path, self.server.missing) or any(
            part in path for part in self.server.missing_parts
        )
        if gone or not path.startswith(self.server.prefix):
            self._not_found()
        elif self._hit(path, set(self.server.replaced)):
            data = next(data for end, data in self.server.replaced.items() if path.endswith(end))
            self._send(HTTPStatus.OK, self.guess_type(path), data)
        elif self._hit(path, self.server.altered):
            self._half(path)
        elif self._hit(path, self.server.dropped):
            self._half(path, drop=True)
        elif self._hit(path, self.server.slow):
            self._slowly(path, awake)
        else:
            self.path = "/" + path.removeprefix(self.server.prefix)
            super().do_GET()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code == HTTPStatus.NOT_FOUND:
            self._not_found()
        else:
            super().send_error(code, message, explain)

    def end_headers(self) -> None:
        # Otherwise a browser may use a new file again for some seconds without asking for it.
        self.send_header("Cache-Control", self.server.caching)
        if self.server.policy:
            self.send_header("Content-Security-Policy", self.server.policy)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass

    def _not_found(self) -> None:
        page = self.server.folder / "404.html"
        self._send(HTTPStatus.NOT_FOUND, "text/html", page.read_bytes())

    def _half(self, path: str, *, drop: bool = False) -> None:
        file = self.server.folder / path.removeprefix(self.server.prefix)
        data = file.read_bytes()
        half = data[: len(data) // 2]
        self._send_head(HTTPStatus.OK, self.guess_type(str(file)), len(data if drop else half))
        self.wfile.write(half)
        self.close_connection |= drop

    def _slowly(self, path: str, awake: threading.Event) -> None:
        file = self.server.folder / path.removeprefix(self.server.prefix)
        data = file.read_bytes()
        try:
            self._send_head(HTTPStatus.OK, self.guess_type(str(file)), len(data))
            self.wfile.write(data[:100_000])
            awaited = self.server.stall(self.connection, awake)
        except ConnectionError:  # it was ended before its beginning was sent
            awaited = False
        if awaited:
            self.wfile.write(data[100_000:])
        else:
            self.server.note(path, self.server.given_up)
            self.close_connection = True

    def _send(self, status: HTTPStatus, content_type: str, data: bytes) -> None:
        self._send_head(status, content_type, len(data))
        self.wfile.write(data)

    def _send_head(self, status: HTTPStatus, content_type: str, length: int) -> None:
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(length))
        self.end_headers()

    @staticmethod
    def _hit(path: str, ends: set[str]) -> bool:
        return any(path.endswith(end) for end in ends)


def _count(paths: list[str], end: str) -> int:
    return sum(path.endswith(end) for path in paths)


def _damaged(data: bytes) -> bytes:
    middle = len(data) // 2
    return data[:middle] + b"damaged!" + data[middle + 8 :]


@contextmanager
def serve(folder: Path, prefix: str = "/") -> Iterator[SiteServer]:
    """Serve a folder on a free port until the block ends."""
    server = SiteServer(folder, prefix)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

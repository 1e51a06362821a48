"""The server itself: what it serves, how fast, and how it answers a request."""

from __future__ import annotations

import json
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote

from testing.server.contents import Content, Published, read
from testing.server.headers_file import headers_for
from testing.server.line import FAST, Line, Speed
from testing.server.sabotage import Sabotage, damaged, stall
from testing.server.traffic import Traffic

_CHUNK = 16 * 1024
"""Bytes sent at once: 26 ms of a line of 5 Mbit/s."""

_BEFORE_STALLING = 100_000
"""Bytes of a slow file that come at once; of a smaller file, half of them."""


class SiteServer(Sabotage, Traffic, ThreadingHTTPServer):
    """Serves a built site at `address`, which may be below the root of the host.

    What is unknown gets the site's `404.html`. `folder` is read at each request, and may become
    another one, until `load` is called.
    """

    daemon_threads = True
    # A page of many files asks for them at once, and a starved machine takes connections late:
    # beyond the default of 5 they could be refused.
    request_queue_size = 128

    def __init__(self, folder: Path, prefix: str = "/") -> None:
        Sabotage.__init__(self)
        Traffic.__init__(self)
        ThreadingHTTPServer.__init__(self, ("localhost", 0), _Handler)
        self.folder = folder
        self.prefix = prefix
        self.line = Line()
        self._published: Published | None = None

    @property
    def address(self) -> str:
        """The address of the site, with a slash at its end."""
        return f"http://localhost:{self.server_port}{self.prefix}"

    def page_of(self, slug: str) -> str:
        """Give the address of the page that embeds a demo."""
        index = json.loads((self.folder / "demos" / "index.json").read_text())
        page = next(entry["page"] for entry in index["demos"] if entry["slug"] == slug)
        return f"{self.address}{page}"

    def load(self) -> None:
        """Serve the folder from now on as a good host does: from memory, compressed, cached."""
        self._published = Published(self.folder)

    @contextmanager
    def slowed_to(self, speed: Speed) -> Iterator[None]:
        """Serve at this speed while the block runs."""
        self.line = Line(speed)
        try:
            yield
        finally:
            self.line = Line(FAST)

    def well(self) -> None:
        """Serve everything again, and forget what was requested."""
        super().well()
        self.forget()

    def replace(self, file: str, content: Callable[[bytes], bytes]) -> None:
        """Serve a file of this name with what `content` makes of it."""
        path = next(self.folder.rglob(file))
        self.replaced[f"/{file}"] = content(path.read_bytes())

    def damage(self, file: str) -> None:
        """Serve a file of this name with some bytes in its middle changed."""
        self.replace(file, damaged)

    def find(self, path: str) -> Content | None:
        """Give what is served at this path of an address; `None` if nothing is."""
        if not path.startswith(self.prefix):
            return None
        return self.spoil(path, self._in_order(unquote(path.removeprefix(self.prefix))))

    def find_404_page(self) -> Content | None:
        """Give the page for what is not found."""
        return self._in_order("404.html")

    def handle_error(
        self, request: socket.socket | tuple[bytes, socket.socket], client_address: object
    ) -> None:
        """Say nothing of a browser that closes a page, and so drops its connections."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)

    def _in_order(self, path: str) -> Content | None:
        return self._published.find(path) if self._published else read(self.folder, path)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: SiteServer

    def setup(self) -> None:
        super().setup()
        self.server.line.round_trip()  # the TCP handshake

    def do_GET(self) -> None:
        # Before anything is looked up: what ends the slowness in between must end this too.
        awake = self.server.awake
        if self.server.down:
            self.close_connection = True
            return
        with self.server.at_work():
            self.server.line.round_trip()
            self._answer(self.path.partition("?")[0], awake)

    def log_message(self, format: str, *args: object) -> None:
        pass

    def _answer(self, path: str, awake: threading.Event) -> None:
        self.server.note(path, self.server.requested)
        status = HTTPStatus.OK
        found = self.server.find(path)
        if found is None:
            status = HTTPStatus.NOT_FOUND
            found = self.server.find_404_page()
        if found is None:
            self.send_error(status)
        elif status is HTTPStatus.OK and self.headers["If-None-Match"] == found.etag:
            self._send_head(HTTPStatus.NOT_MODIFIED, found)
        elif status is HTTPStatus.OK and self.server.is_dropped(path):
            self._send_head(status, found, found.plain)
            self._send(found.plain[: len(found.plain) // 2])
            self.close_connection = True
        elif status is HTTPStatus.OK and self.server.is_slow(path):
            self._send_slowly(path, found, awake)
        else:
            accepted = "gzip" in (self.headers["Accept-Encoding"] or "")
            body = found.gzipped if accepted and found.gzipped is not None else found.plain
            self._send_head(status, found, body)
            self._send(body)

    def _send_slowly(self, path: str, found: Content, awake: threading.Event) -> None:
        at_once = min(_BEFORE_STALLING, len(found.plain) // 2)
        try:
            self._send_head(HTTPStatus.OK, found, found.plain)
            self._send(found.plain[:at_once])
            awaited = stall(self.connection, awake)
        except ConnectionError:  # it was ended before its beginning was sent
            awaited = False
        if awaited:
            self._send(found.plain[at_once:])
        else:
            self.server.note(path, self.server.given_up)
            self.close_connection = True

    def _send_head(self, status: HTTPStatus, found: Content, body: bytes | None = None) -> None:
        self.send_response(status)
        if self.server.rules:
            path = self.path.partition("?")[0].removeprefix(self.server.prefix)
            for name, value in headers_for(f"/{path}", self.server.rules).items():
                self.send_header(name, value)
        else:
            self.send_header("Cache-Control", self.server.caching or found.cache_control)
        if self.server.cors and not self.server.rules:
            self.send_header("Access-Control-Allow-Origin", "*")
        if self.server.policy:
            self.send_header("Content-Security-Policy", self.server.policy)
        if found.etag:
            self.send_header("ETag", found.etag)
        if found.gzipped is not None:
            self.send_header("Vary", "Accept-Encoding")
        if body is not None:
            self.send_header("Content-Type", found.content_type)
            self.send_header("Content-Length", str(len(body)))
            if body is found.gzipped:
                self.send_header("Content-Encoding", "gzip")
        self.end_headers()

    def _send(self, body: bytes) -> None:
        for start in range(0, len(body), _CHUNK):
            chunk = body[start : start + _CHUNK]
            self.server.line.carry(len(chunk))
            self.wfile.write(chunk)
            self.server.count(len(chunk))


@contextmanager
def serve(folder: Path, prefix: str = "/") -> Iterator[SiteServer]:
    """Serve a folder, which need not exist yet, on a free port until the block ends."""
    server = SiteServer(folder, prefix)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

"""A static host as good ones are, the same for the site and for its peer.

It holds all files in memory, compressed once, says how long each may be cached, counts what it
sends, and can be as slow as a line is. No server in the requirements does the last two, so this is
one of our own, made of the standard library's. A real host would speak HTTP/2, which browsers do
only where there is a certificate; both sides get HTTP/1.1 over six connections here.
"""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote

from testing.server.line import FAST, Line, Speed

_TYPES = {".mjs": "text/javascript", ".js": "text/javascript", ".wasm": "application/wasm"}
_COMPRESSED = re.compile(
    r"text/|image/svg\+xml|application/(json|xml|wasm|manifest\+json|javascript)"
)
"""What Cloudflare compresses by default, as far as it occurs here. No archives, pictures, fonts.

Source: https://developers.cloudflare.com/speed/optimization/content/compression/
"""
_HASHED = re.compile(r"[/.-](?=[0-9a-z]*[0-9])[0-9a-f]{8,64}[/.]")
"""A folder or a part of a file name that looks like a hash: such a file never changes."""

_FOREVER = "public, max-age=31536000, immutable"
_ASK_FIRST = "no-cache"
_CHUNK = 16 * 1024
"""Bytes sent at once: 26 ms of a line of 5 Mbit/s."""

_COMPRESSION_LEVEL = 6
"""gzip's own default, and that of most hosts."""


@dataclass(frozen=True)
class Served:
    """A file as it is sent."""

    content_type: str
    etag: str
    cache_control: str
    plain: bytes
    gzipped: bytes | None


class Host(ThreadingHTTPServer):
    """Serves one folder, read by `load`, at `address`. Paths unknown to it get its `404.html`."""

    daemon_threads = True
    # More than a browser opens at once, so that none waits to be accepted.
    request_queue_size = 64

    def __init__(self) -> None:
        super().__init__(("localhost", 0), _Handler)
        self.line = Line()
        self._files: dict[str, Served] = {}
        self._lock = threading.Lock()
        self._sent = 0
        self._at_work = 0
        self._last_at_work = 0.0

    @property
    def address(self) -> str:
        """The address of the folder, with a slash at its end."""
        return f"http://localhost:{self.server_port}/"

    def load(self, folder: Path) -> None:
        """Read every file of the folder."""
        self._files = {
            path.relative_to(folder).as_posix(): _read(path, folder)
            for path in folder.rglob("*")
            if path.is_file()
        }

    @contextmanager
    def slowed_to(self, speed: Speed) -> Iterator[None]:
        """Serve at this speed while the block runs."""
        self.line = Line(speed)
        try:
            yield
        finally:
            self.line = Line(FAST)

    def find(self, path: str) -> Served | None:
        """Give the file at this path of an address."""
        name = unquote(path).lstrip("/")
        return self._files.get(f"{name}index.html" if name.endswith("/") or not name else name)

    @property
    def sent(self) -> int:
        """How many bytes of bodies have been sent since the start, compressed where they were."""
        with self._lock:
            return self._sent

    def count(self, sent: int) -> None:
        """Note that bytes of a body have been sent."""
        with self._lock:
            self._sent += sent

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Note that a request is being answered while the block runs."""
        with self._lock:
            self._at_work += 1
        try:
            yield
        finally:
            with self._lock:
                self._at_work -= 1
                self._last_at_work = time.monotonic()

    def wait_until_quiet(self, seconds: float = 1.5, at_most: float = 90.0) -> None:
        """Wait until nothing has been asked for during so many seconds.

        Raises:
            TimeoutError: somebody goes on asking for `at_most` seconds.
        """
        begin = time.monotonic()
        while True:
            with self._lock:
                idle_since = time.monotonic() if self._at_work else self._last_at_work
            now = time.monotonic()
            if now - max(idle_since, begin) >= seconds:
                return
            if now - begin > at_most:
                raise TimeoutError(f"{self.address} was not quiet within {at_most:.0f} s")
            time.sleep(0.05)

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a browser that closes a page drops its connections."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: Host

    def setup(self) -> None:
        super().setup()
        self.server.line.round_trip()  # the TCP handshake

    def do_GET(self) -> None:
        with self.server.at_work():
            self.server.line.round_trip()
            self._answer()

    def log_message(self, format: str, *args: object) -> None:
        pass

    def _answer(self) -> None:
        found = self.server.find(self.path.partition("?")[0])
        status = HTTPStatus.OK
        if found is None:
            found = self.server.find("/404.html")
            status = HTTPStatus.NOT_FOUND
        if found is None:
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        known = status is HTTPStatus.OK and self.headers["If-None-Match"] == found.etag
        zipped = found.gzipped is not None and "gzip" in (self.headers["Accept-Encoding"] or "")
        body = found.gzipped if zipped and found.gzipped is not None else found.plain
        self.send_response(HTTPStatus.NOT_MODIFIED if known else status)
        self.send_header("Cache-Control", found.cache_control)
        self.send_header("ETag", found.etag)
        if found.gzipped is not None:
            self.send_header("Vary", "Accept-Encoding")
        if not known:
            self.send_header("Content-Type", found.content_type)
            self.send_header("Content-Length", str(len(body)))
            if zipped:
                self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        if not known:
            self._send(body)

    def _send(self, body: bytes) -> None:
        for start in range(0, len(body), _CHUNK):
            chunk = body[start : start + _CHUNK]
            self.server.line.carry(len(chunk))
            self.wfile.write(chunk)
            self.server.count(len(chunk))


@contextmanager
def serve() -> Iterator[Host]:
    """Serve at a free port until the block ends; nothing, until `load` is called."""
    host = Host()
    thread = threading.Thread(target=host.serve_forever, daemon=True)
    thread.start()
    try:
        yield host
    finally:
        host.shutdown()
        host.server_close()
        thread.join()


_known: dict[str, bytes] = {}
"""Compressed contents by hash: several builds of the site carry the same runtime."""


def _read(path: Path, folder: Path) -> Served:
    content = path.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    content_type = _TYPES.get(path.suffix) or _guess(path)
    gzipped = None
    if _COMPRESSED.match(content_type):
        if digest not in _known:
            _known[digest] = gzip.compress(content, _COMPRESSION_LEVEL, mtime=0)
        gzipped = _known[digest]
    return Served(
        content_type=content_type,
        etag=f'"{digest[:32]}"',
        cache_control=cache_control(path.relative_to(folder).as_posix()),
        plain=content,
        gzipped=gzipped,
    )


def _guess(path: Path) -> str:
    content_type, packed = mimetypes.guess_type(path.name)
    # What is gzipped on disk is sent as such, and unpacked by whoever asked for it.
    return "application/octet-stream" if packed or content_type is None else content_type


def cache_control(path: str) -> str:
    """Say how long the file at this path, without a leading slash, may be kept."""
    return _FOREVER if _HASHED.search(f"/{path}") else _ASK_FIRST

"""Stands where the hosts of the Internet would be: what else than this machine do pages ask?"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

_BY_ITSELF = {
    "accounts.google.com",
    "content-autofill.googleapis.com",
    "redirector.gvt1.com",
    "update.googleapis.com",
}
"""Whom a whole Chromium asks without a page, whatever it is told. The headless shell is silent."""


class OtherHosts(ThreadingHTTPServer):
    """A proxy for all hosts but localhost: it notes what it is asked, and refuses it.

    It hears shared workers and service workers too, which Playwright does not. A browser's log of
    its network (`--log-net-log`) tells the same, for a twentieth of the processor's time.
    """

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("localhost", 0), _Refusal)
        self.asked: list[str] = []
        """Every address that was asked for; of an encrypted one, host and port."""

    @property
    def browser_arguments(self) -> list[str]:
        """What has a Chromium ask here. By itself it makes an exception of localhost."""
        return [f"--proxy-server=http://localhost:{self.server_port}"]

    def note(self, address: str) -> None:
        """Remember an address that was asked for."""
        if urlsplit(address if "//" in address else f"//{address}").hostname not in _BY_ITSELF:
            self.asked.append(address)


class _Refusal(BaseHTTPRequestHandler):
    server: OtherHosts

    def handle_one_request(self) -> None:
        # Any method is refused, so none is looked up.
        self.raw_requestline = self.rfile.readline(65537)
        self.close_connection = True
        if self.raw_requestline and self.parse_request():
            self.server.note(self.path)
            self.send_error(502)

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def other_hosts() -> Iterator[OtherHosts]:
    """Stand for all other hosts until the block ends."""
    with OtherHosts() as proxy:
        thread = threading.Thread(target=proxy.serve_forever, daemon=True)
        thread.start()
        yield proxy
        proxy.shutdown()
        thread.join()

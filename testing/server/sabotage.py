"""What can go wrong with a site, on request."""

from __future__ import annotations

import select
import socket
import threading

from testing.server.contents import Content, content_type
from testing.server.headers_file import Rule


class Sabotage:
    """What a server does wrong. A file is named by the end of its path."""

    def __init__(self) -> None:
        self.down = False
        """Nothing is answered."""
        self.missing: set[str] = set()
        """Files that are answered with 404."""
        self.missing_parts: set[str] = set()
        """The same, named by any part of their paths."""
        self.replaced: dict[str, bytes] = {}
        """Files with another content."""
        self.altered: set[str] = set()
        """Files of which there is only the first half."""
        self.dropped: set[str] = set()
        """Files whose connection breaks in the middle."""
        self.slow: set[str] = set()
        """Files that stop coming after 100 kB, or half of them, until all is well again."""
        self.cors = True
        """Whether other origins may have the files, and so isolated frames: most hosts say so."""
        self.policy = ""
        """The Content-Security-Policy."""
        self.caching = ""
        """The Cache-Control of every file, in place of its own."""
        self.rules: list[Rule] = []
        """What a host says that reads `_headers` (`read_headers`), and nothing else."""
        self.awake = threading.Event()
        """Set when what is slow is to come after all; then there is a new one."""

    def well(self) -> None:
        """Do everything right again."""
        self.down = False
        self.missing.clear()
        self.missing_parts.clear()
        self.replaced.clear()
        self.altered.clear()
        self.dropped.clear()
        self.slow.clear()
        self.cors = True
        self.policy = ""
        self.caching = ""
        self.rules = []
        self.awake.set()
        self.awake = threading.Event()

    def spoil(self, path: str, content: Content | None) -> Content | None:
        """Give what is at this path in place of `content`; `None` if nothing is.

        What has been tampered with is sent each time, even to a browser that knows the file.
        """
        # A test may change what is wrong in between, so each is looked through as a copy.
        if _is_one_of(path, self.missing) or any(
            part in path for part in tuple(self.missing_parts)
        ):
            return None
        for end, data in tuple(self.replaced.items()):
            if path.endswith(end):
                kind = content.content_type if content else content_type(path)
                return Content(kind, data)
        if content is None:
            return None
        if _is_one_of(path, self.altered):
            return Content(content.content_type, content.plain[: len(content.plain) // 2])
        if self.is_dropped(path) or self.is_slow(path):
            return Content(content.content_type, content.plain)
        return content

    def is_dropped(self, path: str) -> bool:
        """Tell whether the connection breaks in the middle of this path."""
        return _is_one_of(path, self.dropped)

    def is_slow(self, path: str) -> bool:
        """Tell whether this path stops coming."""
        return _is_one_of(path, self.slow)


def stall(connection: socket.socket, awake: threading.Event) -> bool:
    """Wait until everything is served well again; give False if the browser does not.

    `awake` is the server's from before it was decided that this is to be slow.
    """
    while not awake.wait(0.05):
        if select.select([connection], [], [], 0)[0]:  # it says no more, and so has closed it
            return False
    return True


def damaged(data: bytes) -> bytes:
    """Change some bytes in the middle. In a script they are a syntax error, whatever they hit."""
    middle = len(data) // 2
    return data[:middle] + b"*/\n`\"'}}" + data[middle + 8 :]


def _is_one_of(path: str, ends: set[str]) -> bool:
    return path.endswith(tuple(ends))

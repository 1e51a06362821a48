"""What a server notes of what passes through it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Traffic:
    """What has been asked for, given up and sent. Threads may use it at once."""

    def __init__(self) -> None:
        self.requested: list[str] = []
        """Every path asked for, without its query."""
        self.given_up: list[str] = []
        """Paths whose slow coming the browser has ended."""
        self._news = threading.Condition()
        self._sent = 0
        self._at_work = 0
        self._last_at_work = 0.0

    def forget(self) -> None:
        """Forget what was requested and given up."""
        self.requested.clear()
        self.given_up.clear()

    def note(self, path: str, where: list[str]) -> None:
        """Remember what has happened to a path, in `requested` or in `given_up`."""
        with self._news:
            where.append(path)
            self._news.notify_all()

    @property
    def sent(self) -> int:
        """How many bytes of bodies have been sent since the start, compressed where they were."""
        with self._news:
            return self._sent

    def count(self, sent: int) -> None:
        """Note that bytes of a body have been sent."""
        with self._news:
            self._sent += sent

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Note that a request is being answered while the block runs."""
        with self._news:
            self._at_work += 1
        try:
            yield
        finally:
            with self._news:
                self._at_work -= 1
                self._last_at_work = time.monotonic()

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

    def wait_until_quiet(self, seconds: float = 1.5, at_most: float = 90.0) -> None:
        """Wait until nothing has been asked for during so many seconds.

        Raises:
            TimeoutError: somebody goes on asking for `at_most` seconds.
        """
        begin = time.monotonic()
        while True:
            with self._news:
                idle_since = time.monotonic() if self._at_work else self._last_at_work
            now = time.monotonic()
            if now - max(idle_since, begin) >= seconds:
                return
            if now - begin > at_most:
                raise TimeoutError(f"the server was not quiet within {at_most:.0f} s")
            time.sleep(0.05)

    def _wait_for(self, done: Callable[[], bool], otherwise: str) -> None:
        with self._news:
            if not self._news.wait_for(done, 30):
                raise TimeoutError(otherwise)


def _count(paths: list[str], end: str) -> int:
    return sum(path.endswith(end) for path in paths)

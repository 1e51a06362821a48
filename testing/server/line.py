"""A line of limited speed, shared by all connections of a server.

The browser's own throttling (`Network.emulateNetworkConditions` of the DevTools protocol) reaches a
page, its frames and its workers, and no shared worker: tried with Chromium 156, 1 MB at 1 MB/s took
1.05 s in the first three and 6 ms in the last. So the line is in the server, where all pass.
"""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Speed:
    """How fast a line is.

    `megabits` a second (10**6 bits) from the server to the reader, `None` for no limit;
    `round_trip` in seconds. What the reader sends is not slowed down: requests are small.
    """

    megabits: float | None = None
    round_trip: float = 0.0


_CATCH_UP = 0.05
"""Seconds of bandwidth that may be made good after a sleep that took longer than it should."""

FAST = Speed()
LINE_20 = Speed(megabits=20, round_trip=0.040)
LINE_5 = Speed(megabits=5, round_trip=0.040)


class Line:
    """Lets bytes through at a speed. Connections that send at once share it about evenly."""

    def __init__(self, speed: Speed = FAST) -> None:
        self.speed = speed
        self._free_at = 0.0
        self._lock = threading.Lock()

    def round_trip(self) -> None:
        """Wait as long as one message there and back takes: a request, or a TCP handshake."""
        if self.speed.round_trip:
            time.sleep(self.speed.round_trip)

    def carry(self, count: int) -> None:
        """Wait until the line has carried so many bytes, after all that others gave it before."""
        if self.speed.megabits is None:
            return
        with self._lock:
            begin = max(self._free_at, time.monotonic() - _CATCH_UP)
            self._free_at = begin + count * 8 / (self.speed.megabits * 1e6)
            arrived = self._free_at
        time.sleep(max(0.0, arrived - time.monotonic()))

"""How long a limited line takes, by a clock that nobody waits for."""

from __future__ import annotations

import pytest

from testing.server import line
from testing.server.line import FAST, LINE_5, Line


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(line, "time", clock)
    return clock


def test_it_carries_so_many_bits_a_second_and_no_more(clock: Clock) -> None:
    limited = Line(LINE_5)
    clock.now += 60  # what was not used before is lost
    begin = clock.now

    for _ in range(100):
        limited.carry(6_250)

    assert clock.now - begin == pytest.approx(1, abs=0.051)


def test_a_round_trip_takes_its_time(clock: Clock) -> None:
    Line(LINE_5).round_trip()

    assert clock.now == pytest.approx(100.04)


def test_without_a_limit_nobody_waits(clock: Clock) -> None:
    fast = Line(FAST)

    fast.round_trip()
    fast.carry(10**9)

    assert clock.now == 100

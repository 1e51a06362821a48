"""What a measure is: for each side, a function that takes one sample."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from playwright.sync_api import Error as BrowserError

from bench.stage import Stage
from guide.speed.timeline import Timeline


class UnavailableError(Exception):
    """Something cannot be measured here now. That is no failure of what is measured."""


@dataclass(frozen=True)
class Taken:
    """One sample: numbers in seconds or bytes, and words that explain them."""

    numbers: Mapping[str, Sequence[float]]
    """By what they tell. Some things are taken several times in one sample."""
    words: Mapping[str, str] = field(default_factory=dict)
    stages: Mapping[str, Timeline] = field(default_factory=dict)
    """Of starts, by their names on the page *Where the time goes*."""


@dataclass(frozen=True)
class Measure:
    """A measure of one thing, taken on several sides in turn."""

    name: str
    sides: Mapping[str, Callable[[Stage], Taken]]


@dataclass
class Samples:
    """All that was taken, by `<measure>.<side>.<what it tells>`."""

    numbers: dict[str, list[float]] = field(default_factory=dict)
    words: dict[str, list[str]] = field(default_factory=dict)
    stages: dict[str, list[Timeline]] = field(default_factory=dict)
    """By the names of starts alone, whichever measure took them."""
    failures: list[str] = field(default_factory=list)

    def add(self, prefix: str, taken: Taken) -> None:
        """Add one sample."""
        for what, numbers in taken.numbers.items():
            self.numbers.setdefault(f"{prefix}.{what}", []).extend(numbers)
        for what, word in taken.words.items():
            self.words.setdefault(f"{prefix}.{what}", []).append(word)
        for start, timeline in taken.stages.items():
            self.stages.setdefault(start, []).append(timeline)


def in_turn(sides: Sequence[str], round_number: int) -> list[str]:
    """Give the sides in the order of this round, from 0: each comes first in its turn.

    So neither a machine that slows down nor what one side leaves behind favors another.
    """
    start = round_number % len(sides)
    return [*sides[start:], *sides[:start]]


def take(
    measures: Sequence[Measure], stage: Stage, rounds: int, say: Callable[[str], None]
) -> Samples:
    """Take so many samples of each side of each measure, the sides alternating.

    A measure that fails is left there and noted; the others are still taken.
    """
    samples = Samples()
    for measure in measures:
        begin = time.monotonic()
        try:
            for number in range(rounds):
                for side in in_turn(list(measure.sides), number):
                    taken = measure.sides[side](stage)
                    samples.add(f"{measure.name}.{side}", taken)
                    say(f"{measure.name} {number + 1}/{rounds}, {side}: {_shown(taken)}")
        except (RuntimeError, TimeoutError, BrowserError) as error:
            samples.failures.append(f"{measure.name}: {error}")
            say(f"{measure.name} failed: {error}")
        except UnavailableError as error:
            say(f"{measure.name} is left out: {error}")
        say(f"{measure.name} took {time.monotonic() - begin:.0f} s")
    return samples


def _shown(taken: Taken) -> str:
    parts = [
        f"{what} {' '.join(f'{number:.4g}' for number in numbers)}"
        for what, numbers in taken.numbers.items()
    ]
    return ", ".join([*parts, *taken.words.values()])

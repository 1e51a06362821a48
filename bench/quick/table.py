"""The tables that `make bench-quick` prints: of the waits, and of the bytes."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence

from bench.quick.rounds import Round
from bench.quick.verdict import CONFIDENCE, Verdict
from bench.quick.waits import BYTES, WAITS
from bench.table import aligned
from guide.speed.words import number

_MS = 1_000


def waits(verdicts: Mapping[str, Verdict]) -> list[str]:
    """Write the verdicts, by the names of what was waited for. They are in seconds."""
    interval = f"{CONFIDENCE:.0%} interval"
    head = ("Wait", "Base", "Tree", "Difference", interval, "Verdict")
    return aligned(head, [_wait(WAITS[name], found) for name, found in verdicts.items()])


def bytes_sent(rounds: Sequence[Round]) -> list[str]:
    """Write how many bytes came. What does not come out the same in each round says so."""
    rows = [_count(title, *_samples(rounds, name)) for name, title in BYTES.items()]
    return aligned(("Bytes", "Base", "Tree", "Difference", ""), rows)


def _wait(title: str, found: Verdict) -> Sequence[str]:
    percent = f", {found.difference / found.base:+.1%}" if found.base else ""
    said = found.word
    more = ""
    if said == "no difference seen":
        more = f" (smaller than {number(found.unseen * _MS)} ms would not be seen)"
    return (
        title,
        f"{number(found.base * _MS)} ms",
        f"{number(found.tree * _MS)} ms",
        f"{_signed(found.difference)} ms{percent}",
        f"{_signed(found.low)} to {_signed(found.high)} ms",
        said + more,
    )


def _signed(seconds: float) -> str:
    return f"{'-' if seconds < 0 else '+'}{number(abs(seconds * _MS))}"


def _samples(rounds: Sequence[Round], name: str) -> tuple[list[float], list[float]]:
    base, tree = ([taken[side][name] for taken in rounds] for side in ("base", "tree"))
    return base, tree


def _count(title: str, base: Sequence[float], tree: Sequence[float]) -> Sequence[str]:
    before, after = statistics.median_low(base), statistics.median_low(tree)
    varies = max(max(side) - min(side) for side in (base, tree))
    return (
        title,
        f"{before:,.0f}",
        f"{after:,.0f}",
        f"{after - before:+,.0f}" if after != before else "the same",
        f"medians: varies by {varies:,.0f}" if varies else "",
    )

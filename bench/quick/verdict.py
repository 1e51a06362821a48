"""Whether one side is slower: an interval for what it takes longer, and what follows from it."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

Word = Literal["slower", "faster", "no difference seen", "too few rounds"]

CONFIDENCE = 0.98
"""Of each interval. Five waits are judged: where nothing changed, any of them is called slower in
one run of twenty at most (5 times 1 %)."""

ENOUGH_ROUNDS = 7
"""With fewer, no interval of this confidence is bounded: with six, even the one from the smallest
difference to the greatest has 96.9 %."""


@dataclass(frozen=True)
class Verdict:
    """What paired samples say of one wait. All in the samples' unit, the tree's less the base's."""

    base: float
    """The median of the base's samples."""
    tree: float
    difference: float
    """The median of the paired differences' means: see `judge`."""
    low: float
    high: float
    word: Word

    @property
    def unseen(self) -> float:
        """What may have changed unseen: half of what the interval spans."""
        return (self.high - self.low) / 2


def judge(base: Sequence[float], tree: Sequence[float]) -> Verdict:
    """Compare samples that were taken in pairs, one of each side in a round.

    The difference is the estimate of Hodges and Lehmann: the median of the means of every two of
    the paired differences, each with itself too. The interval is the one of Wilcoxon's signed-rank
    test: what is left of these means, in their order, between the same number from either end. It
    supposes no distribution, only that differences lie as far above their middle as below it; they
    do where nothing changed, because both sides take turns. Ties only make it wider. Next to the
    sign test's, it needs a third fewer rounds where differences are near to normal.

    Source: Hollander, Wolfe, Chicken: Nonparametric Statistical Methods, 3rd ed., 3.1 to 3.3.

    Raises:
        ValueError: there are no samples, or not as many of both.
    """
    differences = [after - before for before, after in zip(base, tree, strict=True)]
    means = sorted(_means(differences))
    difference = statistics.median(means)
    cut = _cut(len(differences))
    low, high = means[cut or 0], means[-1 - (cut or 0)]
    word: Word = "no difference seen"
    if cut is None:
        word = "too few rounds"
    elif low > 0:
        word = "slower"
    elif high < 0:
        word = "faster"
    return Verdict(statistics.median(base), statistics.median(tree), difference, low, high, word)


def _means(differences: Sequence[float]) -> Iterator[float]:
    for index, one in enumerate(differences):
        for other in differences[index:]:
            yield (one + other) / 2


def _cut(pairs: int) -> int | None:
    """Say how many means are left out at either end; `None` if there are too few pairs.

    The greatest number at which the signed-rank statistic is that small with at most half of what
    the confidence leaves.
    """
    ways = _ways(pairs)
    allowed = (1 - CONFIDENCE) / 2 * 2**pairs
    so_far, cut = 0, None
    for rank, count in enumerate(ways):
        so_far += count
        if so_far > allowed:
            break
        cut = rank
    return cut


def _ways(pairs: int) -> list[int]:
    """Give for each value of the signed-rank statistic how many of the 2**pairs signs give it."""
    ways = [1]
    for rank in range(1, pairs + 1):
        without, with_it = [*ways, *[0] * rank], [*[0] * rank, *ways]
        ways = [one + other for one, other in zip(without, with_it, strict=True)]
    return ways

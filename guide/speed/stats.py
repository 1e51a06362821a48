"""A median, and how far samples lie apart."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Summary:
    """The median of samples, and the quartiles: half of the samples lie between them."""

    median: float
    low: float
    high: float


def summarize(samples: Sequence[float]) -> Summary:
    """Sum up at least one sample.

    The quartiles are those of the samples themselves and not an estimate of the whole they were
    drawn from ("inclusive" in Python's `statistics`).
    """
    median = statistics.median(samples)
    if len(samples) == 1:
        return Summary(median, median, median)
    low, _, high = statistics.quantiles(samples, n=4, method="inclusive")
    return Summary(median, low, high)

"""The table that `make bench` prints. Plain text: no package for tables is in the requirements."""

from __future__ import annotations

from collections.abc import Sequence

from guide.speed import words
from guide.speed.report import Report, Result

_HEAD = ("Figure", "Ours", "Against", "Ratio", "Goal", "")


def as_text(report: Report) -> str:
    """Write results as a table, one line each; below it, what must be known of the run."""
    rows = [_HEAD, *(_row(result, report) for result in report.figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEAD))]
    lines = ["  ".join(_padded(row, widths)).rstrip() for row in rows]
    rule = "  ".join("-" * width for width in widths).rstrip()
    return "\n".join([lines[0], rule, *lines[1:], words.trial(report)]).rstrip()


def _row(result: Result, report: Report) -> tuple[str, ...]:
    against = result.against
    return (
        result.title,
        words.median_and_spread(result.ours, result.unit),
        f"{words.median_and_spread(against, result.unit)} {against.label}" if against else "",
        words.ratio(result),
        f"≤ {words.goal(result)}" if result.goal is not None else "",
        words.met(report.met(result)),
    )


def _padded(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    return [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]

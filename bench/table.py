"""The table that `make bench` prints. Plain text: no package for tables is in the requirements."""

from __future__ import annotations

from collections.abc import Sequence

from guide.speed import words
from guide.speed.report import Report, Result
from guide.speed.timeline import LANES

_HEAD = ("Figure", "Ours", "Against", "Ratio", "Goal", "")


def as_text(report: Report) -> str:
    """Write results as a table, one line each; below it, what must be known of the run."""
    rows = aligned(_HEAD, [_row(result, report) for result in report.figures])
    starts = [text for name in report.stages for text in ("", start_as_text(report, name))]
    return "\n".join([*rows, words.trial(report), *starts]).rstrip()


def start_as_text(report: Report, name: str) -> str:
    """Write the stages of a start as a table, what it waited for marked by an asterisk."""
    start = report.stages[name]
    waited = {stage.name for stage, _ in start.critical()}
    lines = [f"{name}, one of {start.of}: usable after {start.usable:.2f} s"]
    for lane, title in LANES.items():
        for stage in start.in_lane(lane):
            mark = "*" if stage.name in waited else " "
            where = f"{title.lower():18}{stage.kind.title:42}"
            lines.append(f"{mark} {where}{stage.begin:6.2f} to {stage.end:6.2f} s")
    return "\n".join(lines)


def aligned(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Write a head, a rule and rows of as many cells each as lines with columns of one width."""
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    rule = ["-" * width for width in widths]
    return ["  ".join(_padded(row, widths)).rstrip() for row in (head, rule, *rows)]


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

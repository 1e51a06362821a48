"""Writes results as Markdown, for the page About → Speed. Its tables must fit a phone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from guide.speed import words
from guide.speed.report import Report, Result, Side

_SIGNS = str.maketrans({"|": "&#124;", "<": "&lt;", ">": "&gt;", "*": "&#42;", "_": "&#95;"})
"""Text from the JSON is text: no table, tag or emphasis is made of it."""


def goals(report: Report) -> str:
    """Write the table of the figures that have a goal."""
    rows = [result for result in report.figures if result.goal is not None]
    cells = ((_figure(result), _measured(result), _goal(result, report)) for result in rows)
    table = _table("Goal", cells)
    return f"**{words.trial(report)}**\n\n{table}" if report.trial else table


def others(report: Report) -> str:
    """Write the table of the figures that have none."""
    rows = [result for result in report.figures if result.goal is None]
    return _table(
        "Ratio", ((_figure(result), _measured(result), words.ratio(result)) for result in rows)
    )


def conditions(report: Report) -> str:
    """Write when and on what it was measured, and with which versions."""
    return "\n".join(
        [
            f"- Date: {_text(report.date)}",
            f"- Samples: {report.rounds} of each side",
            *_items(report.machine),
            *_items(report.versions),
        ]
    )


PARTS: Mapping[str, Callable[[Report], str]] = {
    "goals": goals,
    "others": others,
    "conditions": conditions,
}
"""What a page may ask for, by the name in its mark."""


def mark(name: str) -> str:
    """Give what stands in a page where a part belongs. Other renderers of Markdown hide it."""
    return f"<!-- bench: {name} -->"


def fill(markdown: str, report: Report) -> str:
    """Put the parts of a report in the place of their marks."""
    for name, write in PARTS.items():
        markdown = markdown.replace(mark(name), write(report))
    return markdown


def _table(last_head: str, rows: Iterable[tuple[str, str, str]]) -> str:
    lines = [f"| Figure | Measured | {last_head} |", "| --- | --- | --- |"]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)])


def _figure(result: Result) -> str:
    return _text(result.title)


def _measured(result: Result) -> str:
    own = _median(result.ours, result)
    if result.against is None:
        return own
    return f"{own}<br>{_text(result.against.label)}: {_median(result.against, result)}"


def _median(side: Side, result: Result) -> str:
    median, _, spread = words.median_and_spread(side, result.unit).partition(" (")
    return f"**{median}** ({spread}" if spread else f"**{median}**"


def _goal(result: Result, report: Report) -> str:
    reached = f"**{words.reached(result)}**, " if words.reached(result) else ""
    met = words.met(report.met(result))
    return f"{reached}at most {words.goal(result)}{': ' if met else ''}{met}"


def _items(named: Mapping[str, str]) -> list[str]:
    return [f"- {_text(name)}: {_text(value)}" for name, value in named.items()]


def _text(value: str) -> str:
    return value.translate(_SIGNS)

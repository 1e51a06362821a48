"""Writes results as Markdown, for the page About → Speed. Its tables must fit a phone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from guide.speed import picture, words
from guide.speed.report import Report, Result, Side
from guide.speed.timeline import LANES, LEFT, Lane

STARTS: Mapping[str, str] = {
    "first-visit": "A first visit",
    "second-visit": "A second visit",
    "line-5": "A first visit on a slow line: 5 Mbit/s and 40 ms",
}
"""The starts whose stages are shown, by their names in a report."""

_LANE_WORDS: Mapping[Lane, str] = {
    "line": "for the line",
    "document": "for page and frame",
    "worker": "for the worker",
}
_SLOW_LINE = 5e6
"""Bits a second of the start `line-5`."""
_NOT_TAKEN = (
    "The stages of this start were not taken in the run that this page is made of. "
    "`make bench` takes them."
)

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


def start(report: Report, name: str) -> str:
    """Write a start, stage by stage: its heading, what takes longest in it, and its picture."""
    title = STARTS[name]
    timeline = report.stages.get(name)
    if timeline is None:
        return f"## {title}\n\n{_NOT_TAKEN}"
    own = sorted(timeline.critical(), key=lambda one: -one[1])
    longest = _listed(
        f"*{stage.kind.title}* ({picture.seconds(waited)})" for stage, waited in own[:3]
    )
    lanes = _listed(
        f"{picture.seconds(waited)} {_LANE_WORDS[lane]}"
        for lane in LANES
        if (waited := sum(waited for stage, waited in own if stage.kind.lane == lane)) > 0
    )
    return "\n\n".join(
        [
            f"## {title}",
            f"Of {picture.seconds(timeline.usable)}, the start waited {lanes}. It waited longest "
            f"for {longest}. One of {timeline.of} starts, measured on {_text(report.date)}.",
            picture.draw(title, timeline),
        ]
    )


def stages_explained(report: Report) -> str:
    """Write what each stage is that was in a start; of all, if none was taken."""
    rows = picture.explained([*report.stages.values()])
    lines = [f"| {title} | {lane} | {about} |" for lane, title, about in rows]
    return "\n".join(["| Stage | Where | What it is |", "| --- | --- | --- |", *lines])


def stages_floor(report: Report) -> str:
    """Write below what a start cannot be, by the start on each line."""
    items = []
    if fast := report.stages.get("first-visit"):
        rest = sum(waited for stage, waited in fast.critical() if stage.kind.lane != "line")
        items.append(
            "- On a line without end, a first visit would still take at least "
            f"{picture.seconds(rest)} here: so much of it is not the line's."
        )
    if slow := report.stages.get("line-5"):
        needed = sum(stage.size or 0 for stage in slow.stages if stage.name != LEFT)
        items.append(
            f"- On the slow line, what the start needs is {needed / 1e6:.1f} MB. At 5 Mbit/s they "
            f"take {picture.seconds(needed * 8 / _SLOW_LINE)} by themselves, and it took "
            f"{picture.seconds(slow.usable)}."
        )
    return "\n".join(items)


def _listed(words: Iterable[str]) -> str:
    *others, last = words
    return f"{', '.join(others)} and {last}" if others else last


PARTS: Mapping[str, Callable[[Report], str]] = {
    "goals": goals,
    "others": others,
    "conditions": conditions,
    **{f"stages {name}": partial(start, name=name) for name in STARTS},
    "stages explained": stages_explained,
    "stages floor": stages_floor,
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

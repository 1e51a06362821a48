"""Draws a start as HTML: a bar for each stage on one axis of time, and a table of the numbers.

The bars are SVG, stretched to the room that there is; all words are HTML, so they stay readable on
a phone. What decides is seen without colors: a full bar and a dot are the critical path.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guide.speed.timeline import KINDS, LANES, Stage, Timeline
from live_demos.templates import templates_of

_WIDE = 1000
"""The bars' own unit: the axis is so many."""
_NARROWEST = 2.0
"""What takes no time is still seen."""
_STEPS = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100)
_MOST_TICKS = 7


@dataclass(frozen=True)
class Row:
    """A stage as it is shown: its words, and its bar in units of the axis."""

    title: str
    begin: str
    end: str
    takes: str
    own: str
    """What of it the start waited for; empty if it went on beside."""
    size: str
    x: str
    width: str
    critical: bool


@dataclass(frozen=True)
class LaneRows:
    """The rows of a lane."""

    title: str
    rows: list[Row]


@dataclass(frozen=True)
class Tick:
    """A moment that the axis names."""

    x: str
    percent: str
    words: str


def draw(title: str, timeline: Timeline) -> str:
    """Give a start as HTML, without a blank line, for a place in Markdown."""
    template = templates_of("guide").get_template("stages.html")
    html = template.render(
        title=title,
        total=seconds(timeline.usable),
        lanes=[*_lanes(timeline)],
        ticks=[*_ticks(timeline.usable)],
    )
    return "\n".join(line for line in html.splitlines() if line.strip())


def seconds(value: float) -> str:
    """Write seconds, to the hundredth."""
    return f"{value:.2f} s"


def explained(timelines: list[Timeline]) -> Iterator[tuple[str, str, str]]:
    """Give lane, title and explanation of each stage that is in one of these; of all, if none."""
    there = {stage.name for timeline in timelines for stage in timeline.stages} or KINDS.keys()
    for lane, words in LANES.items():
        for kind in KINDS.values():
            if kind.lane == lane and kind.name in there:
                yield words, kind.title, kind.about


def _lanes(timeline: Timeline) -> Iterator[LaneRows]:
    own = {stage.name: waited for stage, waited in timeline.critical()}
    for lane, title in LANES.items():
        rows = [
            _row(stage, timeline.usable, own.get(stage.name)) for stage in timeline.in_lane(lane)
        ]
        if rows:
            yield LaneRows(title, rows)


def _row(stage: Stage, whole: float, own: float | None) -> Row:
    width = max(stage.seconds / whole * _WIDE, _NARROWEST)
    return Row(
        title=stage.kind.title,
        begin=seconds(stage.begin),
        end=seconds(stage.end),
        takes=seconds(stage.seconds),
        own="" if own is None else seconds(own),
        size=_size(stage.size),
        x=f"{min(stage.begin / whole * _WIDE, _WIDE - _NARROWEST):.1f}",
        width=f"{width:.1f}",
        critical=own is not None,
    )


def _size(size: int | None) -> str:
    if size is None:
        return ""
    if size == 0:
        return "kept by the browser"
    return f"{size / 1e6:.2f} MB" if size >= 1e5 else f"{size / 1e3:.0f} kB"


def _ticks(whole: float) -> Iterator[Tick]:
    step = next(step for step in _STEPS if whole / step <= _MOST_TICKS)
    number = 0
    while number * step < whole:
        part = number * step / whole
        yield Tick(f"{part * _WIDE:.1f}", f"{part * 100:.2f}", f"{number * step:g} s")
        number += 1

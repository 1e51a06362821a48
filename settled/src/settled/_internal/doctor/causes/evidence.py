"""What a cause is found by: the symptom, the records of its inputs, and the code."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from settled._internal.browser.page import Item
from settled._internal.doctor.context import Context, masked
from settled._internal.doctor.source import Source
from settled._internal.doctor.symptom import Case
from settled._internal.doctor.walk import Walk
from settled._internal.doctor.widget_calls import WidgetCall
from settled._internal.record_shape import Record

LOOKS = ("label", "help", "type", "icon", "width", "format", "placeholder", "captions")


@dataclass
class Cause:
    """Why a symptom is there."""

    pattern: str
    because: str
    lines: list[int] = field(default_factory=list)
    file: str | None = None
    """Which file the lines are in; None for the one that draws the widget."""


@dataclass
class Evidence:
    """All that a cause is found by."""

    case: Case
    walk: Walk
    """The shrunk inputs once more, recorded."""
    context: Context
    file: str = ""
    call: WidgetCall | None = None
    """The call that draws the widget of the symptom."""

    def __post_init__(self) -> None:
        target = self.case.symptom.target
        if target and (found := self.context.call(target.kind, target.label, target.key)):
            self.file, self.call = found

    @property
    def source(self) -> Source:
        """The file that draws the widget."""
        return self.context.sources[self.file]

    @property
    def runs(self) -> list[Record]:
        """The records of the last two inputs."""
        return [run for step in self.walk.steps[-2:] for run in step.runs]

    def differing_arguments(self) -> dict[str, tuple[str | None, str | None]]:
        """Give the arguments that made the widget another one, with the old and the new value."""
        target = self.case.symptom.target
        for step in reversed(self.walk.steps):
            for run in step.runs:
                for drawn in widgets(run):
                    named = target and (drawn.get("key") == target.key if target.key else True)
                    alike = target and masked(drawn["label"]) == masked(target.label)
                    if drawn.get("differs") and named and alike:
                        return {name: (old, new) for name, old, new in drawn["differs"]}
        return {}


def line_of(call: WidgetCall | None) -> list[int]:
    """Give the line of a call, if there is one."""
    return [call.line] if call else []


def writes_in(source: Source, function: ast.AST | None) -> list[int]:
    """Give the lines of a function that set session state."""
    return [w.statement.lineno for w in source.state_writes if source.function(w.node) is function]


Place: TypeAlias = tuple[str, int]
"""A file of the app, and a line of it."""


def drawing_places(evidence: Evidence, item: Item) -> list[Place]:
    """Give the lines that drew an element in the last step."""
    return [
        place(step)
        for run in evidence.walk.last.runs
        for step in steps(run)
        if any(
            text == item.text[: len(text.rstrip("…"))] or text == item.text
            for _, text in step.get("drawn", [])
        )
        or any(one["label"] == item.text for one in step.get("widgets", []))
    ]


def writing_places(runs: Iterable[Record]) -> list[Place]:
    """Give the lines that have changed session state, not those of callbacks."""
    return [place(step) for run in runs for step in run.get("steps", []) if step.get("state")]


def place(step: Record) -> Place:
    """Give where a statement stands."""
    return step.get("file", ""), step["line"]


def lines_in(file: str, places: Iterable[Place]) -> list[int]:
    """Give those of the lines that are in a file."""
    return [line for name, line in places if name == file]


def steps(run: Record) -> Iterable[Record]:
    """Go through the statements of a run, those of callbacks first."""
    for callback in run.get("callbacks", []):
        yield from callback.get("steps", [])
    yield from run.get("steps", [])


def widgets(run: Record) -> Iterable[Record]:
    """Go through the widgets that a run has drawn."""
    for step in steps(run):
        yield from step.get("widgets", [])


def change(values: tuple[str | None, str | None]) -> str:
    """Say what an argument was and what it is."""
    old, new = values
    return f"was {old} and is {new}"


def words(call: WidgetCall) -> str:
    """Name a button in a sentence."""
    return f"the button “{call.label}”" if call.label else "the button"

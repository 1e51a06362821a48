"""Scenarios: the inputs of a demo, in order, and what a reader sees after each of them.

A scenario is the part of `demos/<slug>/demo.toml` that tells what happens. The same one
drives the check under AppTest, the check in a real browser and the table on the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Variant = Literal["broken", "fixed"]
VARIANTS: tuple[Variant, Variant] = ("broken", "fixed")

Value = int | float | str | bool
"""What a widget can be set to and can show."""

_TEXT = "text"


@dataclass(frozen=True)
class Seen:
    """What a reader sees: the value each widget shows, by label, and the lines of text."""

    widgets: Mapping[str, Value] = field(default_factory=dict)
    text: tuple[str, ...] = ()

    def parts(self) -> tuple[str, ...]:
        """Say it in words, one part for each widget and each line of text."""
        shown = tuple(f"{label} shows {value}" for label, value in self.widgets.items())
        return shown + tuple(f"“{line}”" for line in self.text)


@dataclass(frozen=True)
class Click:
    """A press on the button with this label."""

    label: str

    def words(self) -> str:
        """Say it as an instruction to the reader."""
        return f"Click {self.label}"


@dataclass(frozen=True)
class Set:
    """A change of the widget with this label to this value, sent once."""

    label: str
    value: Value

    def words(self) -> str:
        """Say it as an instruction to the reader."""
        return f"Set {self.label} to {self.value}"


Action = Click | Set


@dataclass(frozen=True)
class Step:
    """One input, or the start (`action` is `None`), and what each app shows after it."""

    action: Action | None
    broken: Seen
    fixed: Seen

    def seen(self, variant: Variant) -> Seen:
        """Give what the app of this variant shows after the step."""
        return self.broken if variant == "broken" else self.fixed

    @property
    def parts_ways(self) -> bool:
        """Whether a reader sees a difference between the two apps after this step."""
        return self.broken != self.fixed


@dataclass(frozen=True)
class Scenario:
    """The start and the inputs of one demo."""

    start: Step
    inputs: tuple[Step, ...]

    def steps(self) -> Iterator[Step]:
        """Go through the start and then every input."""
        yield self.start
        yield from self.inputs

    def labels(self) -> frozenset[str]:
        """Give the labels of all widgets whose values the scenario speaks of."""
        return frozenset(
            label
            for step in self.steps()
            for seen in (step.broken, step.fixed)
            for label in seen.widgets
        )


class ScenarioError(ValueError):
    """A scenario that cannot be read. Its text says where in the file and what to write."""


def parse_scenario(data: Mapping[str, Any]) -> Scenario:
    """Read a scenario from the tables `start` and `input` of a `demo.toml`.

    Args:
        data: the parsed TOML: `start` is a table with `both`, or `broken` and `fixed`;
            `input` is an array of such tables, each with `click`, or `set` and `to`.

    Raises:
        ScenarioError: a table is missing, has a wrong key or type, or the two apps
            never differ, so that the pair would show nothing.
    """
    start = data.get("start")
    if not isinstance(start, Mapping):
        raise ScenarioError("no [start]. Add what both apps show before any input")
    inputs = data.get("input")
    if not isinstance(inputs, list) or not inputs:
        raise ScenarioError("no [[input]]. Add at least one input")
    scenario = Scenario(
        start=_parse_step(start, "[start]", action_allowed=False),
        inputs=tuple(
            _parse_step(table, f"[[input]] number {number}", action_allowed=True)
            for number, table in enumerate(inputs, start=1)
        ),
    )
    if not any(step.parts_ways for step in scenario.steps()):
        raise ScenarioError(
            "broken and fixed show the same after every input. Add the input where they part"
        )
    return scenario


def _parse_step(table: Mapping[str, Any], where: str, *, action_allowed: bool) -> Step:
    known = {"both", "broken", "fixed"} | ({"click", "set", "to"} if action_allowed else set())
    for key in table:
        if key not in known:
            raise ScenarioError(f"{where}: unknown key {key!r}. Known are {_list(known)}")
    if ("both" in table) == bool({"broken", "fixed"} & table.keys()):
        raise ScenarioError(f"{where}: write either both, or broken and fixed")
    seen = {}
    for variant in VARIANTS:
        key = "both" if "both" in table else variant
        if key not in table:
            raise ScenarioError(f"{where}: {key} is missing. Add what that app shows")
        seen[variant] = _parse_seen(table[key], f"{where}: {key}")
    action = _parse_action(table, where) if action_allowed else None
    return Step(action=action, broken=seen["broken"], fixed=seen["fixed"])


def _parse_action(table: Mapping[str, Any], where: str) -> Action:
    match table:
        case {"click": str(label)} if not {"set", "to"} & table.keys():
            return Click(label)
        case {"set": str(label), "to": int() | float() | str() | bool() as value} if (
            "click" not in table
        ):
            return Set(label, value)
    raise ScenarioError(f'{where}: write either click = "label", or set = "label" and to = value')


def _parse_seen(table: object, where: str) -> Seen:
    if not isinstance(table, Mapping) or not table:
        raise ScenarioError(f"{where}: write {{ label = value, text = [lines] }}")
    text = table.get(_TEXT, [])
    lines = [text] if isinstance(text, str) else text
    if not isinstance(lines, list) or not all(isinstance(line, str) for line in lines):
        raise ScenarioError(f"{where}: text must be a string or a list of strings")
    widgets = {label: value for label, value in table.items() if label != _TEXT}
    for label, value in widgets.items():
        if not isinstance(value, int | float | str | bool):
            raise ScenarioError(f"{where}: {label!r} must be a number, a string or a boolean")
    return Seen(widgets=widgets, text=tuple(lines))


def _list(names: set[str]) -> str:
    return ", ".join(sorted(names))

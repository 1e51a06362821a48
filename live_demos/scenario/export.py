"""Writes a scenario as JSON, for the player in the reader's browser.

The classes are its shape; the types in `browser/shared/scenario-types.d.mts` are made from them.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Annotated, Any, ClassVar

from pydantic import ConfigDict, Field, TypeAdapter
from typing_extensions import TypedDict

from live_demos.scenario.contrast import say_difference
from live_demos.scenario.model import (
    Action,
    Challenge,
    Scenario,
    Seen,
    Step,
    Topics,
    Variant,
    WrongWay,
)
from live_demos.scenario.wording import say_seen, say_step


@dataclass(frozen=True, kw_only=True)
class Expected(Seen):
    """What a reader sees in one app at one moment, with words for it."""

    words: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ExportedStep:
    """One input, or the start, and what each app shows after it."""

    __pydantic_config__: ClassVar = ConfigDict(title="Step")

    words: Annotated[str, Field(description="The input, as an instruction to the reader.")]
    action: Annotated[Action | None, Field(description="None at the start.")]
    meanwhile: Action | None
    only: Variant | None
    parts: Annotated[bool, Field(description="Whether the two apps differ now.")]
    difference: Annotated[
        str,
        Field(description="What the broken app does otherwise, in a sentence; empty if nothing."),
    ]
    broken: Expected
    fixed: Expected


@dataclass(frozen=True, kw_only=True)
class ExportedScenario:
    """A scenario, as in `/demos/<slug>/scenario.json`.

    A date or a time is a string in ISO format. A label or a line that ends in `…` means what
    begins with the rest of it.
    """

    __pydantic_config__: ClassVar = ConfigDict(title="Scenario")

    start: ExportedStep
    inputs: tuple[ExportedStep, ...]
    never: Expected
    topics: Topics


@dataclass(frozen=True, kw_only=True)
class ExportedWrongWay:
    """A change that people make to the broken app, and that does not help."""

    __pydantic_config__: ClassVar = ConfigDict(title="WrongWay")

    does: Annotated[str, Field(description='What the code does, after "Your code".')]
    why: str
    has: Annotated[
        tuple[str, ...], Field(description="Features of the code: see code-features.mjs.")
    ]
    lacks: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ExportedChallenge:
    """What a check of a reader's code needs beside the scenario: `/demos/<slug>/challenge.json`."""

    __pydantic_config__: ClassVar = ConfigDict(title="Challenge")

    unsettled: Annotated[
        str, Field(description="Why the fixed app is rightly unsettled, or nothing.")
    ]
    also: Annotated[
        tuple[tuple[Expected, ...], ...],
        Field(description="For the start and each input: what other right solutions show."),
    ]
    lost: Annotated[str, Field(description="The hints. Nothing: it is made from the scenario.")]
    lines: str
    fix: str
    wrong_ways: tuple[ExportedWrongWay, ...]


class Types(TypedDict):
    """What a page loads, and what the frame of an app says that it sees."""

    scenario: ExportedScenario
    challenge: ExportedChallenge
    seen: Seen


_SCENARIO = TypeAdapter(ExportedScenario)
_CHALLENGE = TypeAdapter(ExportedChallenge)


def to_json(scenario: Scenario) -> dict[str, Any]:
    """Give the scenario as JSON, in the shape of `ExportedScenario`."""
    exported = ExportedScenario(
        start=_step(scenario.start),
        inputs=tuple(_step(step) for step in scenario.inputs),
        never=_expected(scenario.never),
        topics=scenario.topics(),
    )
    written: dict[str, Any] = _SCENARIO.dump_python(exported, mode="json")
    return written


def challenge_to_json(scenario: Scenario, challenge: Challenge) -> dict[str, Any]:
    """Give what a check of a reader's code needs, in the shape of `ExportedChallenge`."""
    exported = ExportedChallenge(
        unsettled=scenario.unsettled,
        also=tuple(tuple(_expected(seen) for seen in step.also) for step in scenario.steps()),
        lost=challenge.lost or "",
        lines=challenge.lines or "",
        fix=challenge.fix or "",
        wrong_ways=tuple(_wrong_way(way) for way in challenge.wrong_way),
    )
    written: dict[str, Any] = _CHALLENGE.dump_python(exported, mode="json")
    return written


def types_schema() -> dict[str, Any]:
    """Give a JSON Schema of what scripts deal with: a scenario, and what they see in an app."""
    schema = TypeAdapter(Types).json_schema(mode="serialization")
    for table in schema["$defs"].values():
        for one in table.get("properties", {}).values():
            one.pop("title", None)  # it is for authors, and would become the name of a type
    return schema


def _step(step: Step) -> ExportedStep:
    return ExportedStep(
        words=say_step(step),
        action=step.action,
        meanwhile=step.meanwhile,
        only=step.only,
        parts=step.parts_ways,
        difference=say_difference(step),
        broken=_expected(step.broken),
        fixed=_expected(step.fixed),
    )


def _wrong_way(way: WrongWay) -> ExportedWrongWay:
    return ExportedWrongWay(does=way.does, why=way.why, has=way.has, lacks=way.lacks)


def _expected(seen: Seen) -> Expected:
    return Expected(
        **{one.name: getattr(seen, one.name) for one in fields(Seen)}, words=say_seen(seen)
    )

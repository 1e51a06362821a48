"""How a `demo.toml` is written: the models of `model.py`, as an author puts them into tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, ConfigDict, Field, Strict
from pydantic_core import PydanticCustomError

from live_demos.scenario.field_types import ByKind, Must, Text
from live_demos.scenario.model import Action, Added, Challenge, Input, Seen, Whole

_HOW_TO_SAY_WHAT_IS_SEEN = "KEY: write { label = value, text = [lines] }"


def _gather_widgets(table: object) -> object:
    """Take for widgets what is no other part of what is seen: their labels are keys too."""
    if isinstance(table, Seen):
        return table
    if not isinstance(table, Mapping) or not table:
        raise PydanticCustomError("must", _HOW_TO_SAY_WHAT_IS_SEEN)
    parts = {one.name for one in fields(Seen)} - {"widgets"}
    widgets = {label: value for label, value in table.items() if label not in parts}
    return {"widgets": widgets} | {name: table[name] for name in table if name in parts}


SeenTable = Annotated[Seen, BeforeValidator(_gather_widgets)]


@dataclass(frozen=True)
class DoubleClick(Input):
    """The button is pressed, and pressed again while the first press still keeps the script busy.

    It is short for a click, and the same one `meanwhile`.
    """

    kind: Literal["double_click"] = field(default="double_click", init=False, repr=False)
    label: Annotated[Text, Field(validation_alias="double_click", title="label", examples=["Pay"])]


@dataclass(frozen=True, kw_only=True)
class Sides:
    """What both apps show, or each of them."""

    __pydantic_config__: ClassVar = ConfigDict(extra="forbid")

    both: Annotated[SeenTable | None, Field(description="What is seen in both apps.")] = None
    broken: Annotated[SeenTable | None, Field(description="What is seen in the broken app.")] = None
    fixed: Annotated[SeenTable | None, Field(description="What is seen in the fixed app.")] = None


@dataclass(frozen=True, kw_only=True)
class Row(Sides, Added):
    """One `[[input]]`: what is done, and what is seen after it."""

    action: Annotated[Action | DoubleClick, ByKind()]
    also: Annotated[
        tuple[SeenTable, ...],
        Field(
            description="What other right solutions show here, in place of what the fixed app "
            "shows. For *Fix it yourself*.",
            examples=[[{"Fruit": "cherry"}]],
        ),
    ] = ()


def _gather_action(table: object) -> object:
    """Take for the action what is no other part of an input: its keys stand beside them."""
    if not isinstance(table, Mapping):
        raise PydanticCustomError("must", "input must be tables. Write [[input]] above each")
    parts = {one.name for one in fields(Row)} - {"action"}
    action = {key: value for key, value in table.items() if key not in parts}
    return {"action": action} | {key: table[key] for key in table if key in parts}


_Words = Annotated[Text, Field(pattern=r"\S"), Must('KEY must be a text: KEY = "…"')]


@dataclass(frozen=True, kw_only=True)
class DemoFile(Whole):
    """A `demo.toml`: what a demo is about, its inputs, and what is seen after each of them."""

    __pydantic_config__: ClassVar = ConfigDict(extra="forbid")

    title: Annotated[_Words, Field(description="What is there, not what goes wrong.")]
    symptom: Annotated[_Words, Field(description="What somebody with this bug sees.")]
    broken: Annotated[_Words, Field(description="What the broken app does, in a few words.")]
    fixed: Annotated[_Words, Field(description="What the fixed app does, in a few words.")]
    height: Annotated[
        int | None,
        Strict(),
        Field(
            ge=1,
            description="How high the higher app gets, in CSS pixels, where it is 320 wide. The "
            "places of both are as high from the start, so that nothing moves. Without it, 200.",
            examples=[240],
        ),
    ] = None
    start: Annotated[Sides, Field(description="What is seen before any input.")]
    input: Annotated[
        list[Annotated[Row, BeforeValidator(_gather_action)]],
        Field(min_length=1, description="The inputs, in order, and what is seen after each."),
    ]
    never: Annotated[
        SeenTable,
        Field(description="What must not be seen in the fixed app, whatever is done to it."),
    ] = field(default_factory=Seen)
    challenge: Annotated[
        Challenge,
        Field(description="What helps a reader who mends the broken app."),
    ] = field(default_factory=Challenge)

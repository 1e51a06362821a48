"""What a record of a script run is.

A record is plain data, ready for JSON: a `RunRecord`. What is empty is left out. Values are text,
as `display.display` gives them, and null stands for "not there".
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, TypedDict

if TYPE_CHECKING:
    from streamlit.runtime.scriptrunner.script_runner import ScriptRunner

RECORD_VERSION = 2
"""Of the shape below."""

MAX_STEPS = 300
"""How many statements of a run are kept."""

MAX_TURNS = 20
"""How often one and the same is kept: an app may loop."""

MAX_LINES = 3000
"""How many are looked at. After that, a loop runs as fast as without a record."""

MAX_DRAWN = 100
"""How many widgets, and how many other elements, are kept of one statement."""

Change: TypeAlias = "tuple[str, str | None, str | None]"
"""A name, its value before, and the one after."""


class _Widget(TypedDict):
    kind: str
    label: str
    identity: int
    """Counts the widgets that had this kind, label and key so far in the session, from 1.

    A widget with another number is another widget to Streamlit. Streamlit's own identities hold a
    hash of the script's path and differ from place to place.
    """


class WidgetRecord(_Widget, total=False):
    """A widget, and what its call returned."""

    key: str
    value: str
    new: Literal[True]
    """No widget had this identity before this run."""
    differs: list[Change]
    """The arguments that made it another widget."""


class _Step(TypedDict):
    line: int


class StepRecord(_Step, total=False):
    """A statement that ran, told by its first and its last line, from 1."""

    last: int
    file: str
    """Its name from the folder of the main script; not there if it is that."""
    depth: int
    """How deep the call is."""
    names: list[tuple[str, str]]
    """Variables that are new or have changed, with their values."""
    state: list[Change]
    """What changed in session state."""
    widgets: list[WidgetRecord]
    """What widget calls returned, and as whom."""
    drawn: list[tuple[str, str]]
    """Kind and text."""
    raised: str
    """The name of the exception that left the statement."""


# "in" is no name of a field that a class can have.
_Place = TypedDict("_Place", {"in": str}, total=False)


class StatementRecord(StepRecord, _Place):
    """A step with the name of the function that it is in."""


class _Callback(TypedDict):
    name: str


class CallbackRecord(_Callback, total=False):
    """A callback that ran before the script."""

    of: str
    """The label of its widget."""
    steps: list[StatementRecord]
    state: list[Change]


class _Input(TypedDict):
    widget: WidgetRecord
    was: str
    # What is sent now, under the name "is".


_Sent = TypedDict("_Sent", {"is": str})


class _InputDrawn(TypedDict, total=False):
    undrawn: Literal[True]
    """No line of this run has drawn the widget."""


class InputRecord(_Input, _Sent, _InputDrawn):
    """What the browser sent anew."""


class _Run(TypedDict):
    trigger: Literal["start", "input", "st.rerun", "again"]
    scope: Literal["script", "fragment"]
    before: dict[str, str]
    """Session state when the run was asked for."""
    end: Literal["finished", "stopped", "rerun", "error"]
    after: dict[str, str]


class RunRecord(_Run, total=False):
    """A script run."""

    sources: dict[str, int]
    """CRC-32 of each file whose lines are told, as it ran, by its name; the main script's is ""."""
    inputs: list[InputRecord]
    arrived: list[Change]
    """What those changed in session state."""
    callbacks: list[CallbackRecord]
    steps: list[StatementRecord]
    """Of the script, in order."""
    more: Literal[True]
    """Not all is told: too many statements ran, or the same one too often, or one drew too much."""
    forgotten: list[WidgetRecord]
    """What had a value before, and has none now."""


Record: TypeAlias = dict[str, Any]
"""A run, or a part of one."""

Report: TypeAlias = "Callable[[ScriptRunner, Record], None]"
"""What is called at the end of each run."""

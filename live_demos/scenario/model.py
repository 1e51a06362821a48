"""Scenarios: the inputs of a demo, in order, and what a reader sees after each of them.

A scenario is the part of `demos/<slug>/demo.toml` that tells what happens. The same one
drives the check under AppTest, the check in a real browser, the table on the page and, as
JSON, the player that makes the inputs for a reader. `docs/scenario-format.md` is its manual,
`parse.py` reads it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import ClassVar, Literal

Variant = Literal["broken", "fixed"]
VARIANTS: tuple[Variant, Variant] = ("broken", "fixed")

Value = bool | int | float | str | date | time | tuple["Value", ...]
"""What a widget can be set to and can show. Nothing chosen is `""`, or `()` where many can be."""

LINES = ("text", "error", "warning", "info", "success", "exception")
"""What is seen as lines. A list of lines is complete: a line more on the page is a difference."""

MARKS = ("missing", "disabled", "open")
"""What is seen of a widget, a button, a link, a tab or an expander besides its value."""


@dataclass(frozen=True)
class Seen:
    """What a reader sees in one app at one moment."""

    widgets: Mapping[str, Value] = field(default_factory=dict)
    """The value each widget shows, by label."""
    text: tuple[str, ...] = ()
    error: tuple[str, ...] = ()
    warning: tuple[str, ...] = ()
    info: tuple[str, ...] = ()
    success: tuple[str, ...] = ()
    exception: tuple[str, ...] = ()
    """Each as `Type: message`, without the type's module. A scenario gives only the beginning."""
    missing: frozenset[str] = frozenset()
    """Labels that are nowhere on the page."""
    disabled: frozenset[str] = frozenset()
    open: frozenset[str] = frozenset()
    """Labels of open tabs, expanders and popovers."""


@dataclass(frozen=True)
class Click:
    """A press on the button with this label; on the `nth` if several have it."""

    kind: ClassVar = "click"
    label: str
    nth: int = 1
    held: bool = False
    """Whether the press is held until the page has answered what it set off, then released."""


@dataclass(frozen=True)
class Set:
    """A change of the widget with this label to this value, sent at once.

    A text is typed and sent with Enter, or Ctrl+Enter. Of pills and of a segmented control
    the option is pressed, which takes the choice back if it was chosen.
    """

    kind: ClassVar = "set"
    label: str
    value: Value
    nth: int = 1


@dataclass(frozen=True)
class Fill:
    """A field of a form, filled. Nothing is sent before the form is."""

    kind: ClassVar = "fill"
    label: str
    value: Value
    nth: int = 1


@dataclass(frozen=True)
class Type:
    """A text, typed without Enter and without leaving the field: nothing is sent."""

    kind: ClassVar = "type"
    label: str
    value: str
    nth: int = 1


@dataclass(frozen=True)
class Open:
    """A tab, an expander or a popover, opened by its label."""

    kind: ClassVar = "open"
    label: str


@dataclass(frozen=True)
class Upload:
    """A small text file, given to the file uploader with this label."""

    kind: ClassVar = "upload"
    label: str
    file: str
    content: str


@dataclass(frozen=True)
class Go:
    """A change to another page of the app, by a page link with this label."""

    kind: ClassVar = "go"
    label: str


@dataclass(frozen=True)
class Reload:
    """A reload of the app in its browser: a new session."""

    kind: ClassVar = "reload"


Action = Click | Set | Fill | Type | Open | Upload | Go | Reload


@dataclass(frozen=True)
class Step:
    """One input, or the start (`action` is `None`), and what each app shows after it."""

    action: Action | None
    broken: Seen
    fixed: Seen
    meanwhile: Action | None = None
    """A second input, made while the script still runs because of the first."""
    only: Variant | None = None
    """The one app in which the input can be made; the other keeps what it showed."""
    apptest: str = ""
    """Why AppTest shows something else here, if it does. Only the browser check compares then."""

    def seen(self, variant: Variant) -> Seen:
        """Give what the app of this variant shows after the step."""
        return self.broken if variant == "broken" else self.fixed

    def possible(self, variant: Variant) -> bool:
        """Whether the input can be made in the app of this variant."""
        return self.only in (None, variant)

    @property
    def parts_ways(self) -> bool:
        """Whether a reader sees a difference between the two apps after this step."""
        return self.broken != self.fixed


@dataclass(frozen=True)
class Topics:
    """The labels that a scenario speaks of, for a driver to look at."""

    widgets: frozenset[str]
    missing: frozenset[str]
    disabled: frozenset[str]
    open: frozenset[str]


@dataclass(frozen=True)
class Scenario:
    """The start and the inputs of one demo."""

    start: Step
    inputs: tuple[Step, ...]
    never: Seen = field(default_factory=Seen)
    """What must not be seen in the fixed app, whatever is done to it."""
    lags: bool = False
    """Whether the broken app is of the lagging kind: some input leaves it unsettled."""
    unsettled: str = ""
    """Why the fixed app is rightly not settled after some input, if so."""
    apptest: str = ""
    """Why AppTest cannot make the inputs or shows something else, if so."""

    def steps(self) -> Iterator[Step]:
        """Go through the start and then every input."""
        yield self.start
        yield from self.inputs

    def topics(self) -> Topics:
        """Give the labels that the scenario speaks of anywhere."""
        return topics_of([*(s.seen(v) for s in self.steps() for v in VARIANTS), self.never])


def topics_of(all_seen: Iterable[Seen]) -> Topics:
    """Give the labels that are spoken of in what is seen."""
    seen = list(all_seen)
    widgets = frozenset(label for one in seen for label in one.widgets)
    marks = {mark: frozenset[str]().union(*(getattr(s, mark) for s in seen)) for mark in MARKS}
    # A widget's value tells that it is there, or not.
    return Topics(
        widgets=widgets,
        missing=marks["missing"] | widgets,
        disabled=marks["disabled"],
        open=marks["open"],
    )

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
from typing import Any, ClassVar, Literal

Variant = Literal["broken", "fixed"]
VARIANTS: tuple[Variant, Variant] = ("broken", "fixed")

Value = bool | int | float | str | date | time | tuple["Value", ...]
"""What a widget can be set to and can show. Nothing chosen is `""`, or `()` where many can be."""

LINES = ("text", "error", "warning", "info", "success", "exception")
"""What is seen as lines. A list of lines is complete: a line more on the page is a difference."""

MARKS = ("missing", "disabled", "open")
"""What is seen of a widget, a button, a link, a tab or an expander besides its value."""

REST = "…"
"""At the end of a label or a line, it stands for whatever follows."""


def matches(pattern: str, actual: str) -> bool:
    """Whether a label or a line is meant by what a scenario says of it."""
    if pattern.endswith(REST):
        return actual.startswith(pattern.removesuffix(REST))
    return pattern == actual


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

    def parts(self) -> tuple[str, ...]:
        """Say it in words, one part for each thing that is seen."""
        shown = [f"{label} {_shows(value)}" for label, value in self.widgets.items()]
        for kind in LINES:
            name = "" if kind == "text" else f"{kind} "
            shown += [f"{name}“{line}”" for line in getattr(self, kind)]
        shown += [f"no {label}" for label in sorted(self.missing)]
        shown += [f"{label} is disabled" for label in sorted(self.disabled)]
        shown += [f"{label} is open" for label in sorted(self.open)]
        return tuple(shown)

    def differences(self, actual: Seen) -> list[str]:
        """Say how `actual` differs from this expectation; nothing if it does not."""
        found = [
            f"{label} {_shows(actual.widgets.get(label))}, expected: {_shows(value)}"
            for label, value in self.widgets.items()
            if not _same(value, actual.widgets.get(label))
        ]
        found += [
            f"{label} {_shows(value)}, expected: not on the page"
            for label, value in actual.widgets.items()
            if label not in self.widgets
        ]
        for kind in LINES:
            expected, there = getattr(self, kind), getattr(actual, kind)
            if len(expected) != len(there) or not all(
                _same_line(kind, *both) for both in zip(expected, there, strict=True)
            ):
                found.append(f"{kind} is {list(there)}, expected: {list(expected)}")
        for mark in MARKS:
            expected, there = getattr(self, mark), getattr(actual, mark)
            if expected != there:
                found.append(f"{mark} is {sorted(there)}, expected: {sorted(expected)}")
        return found

    def common(self, actual: Seen) -> list[str]:
        """Say what of this is also in `actual`: for things that must never be seen."""
        found = [
            f"{label} {_shows(value)}"
            for label, value in self.widgets.items()
            if label in actual.widgets and _same(value, actual.widgets[label])
        ]
        for kind in LINES:
            found += [
                f"{kind} “{there}”"
                for line in getattr(self, kind)
                for there in getattr(actual, kind)
                if _same_line(kind, line, there)
            ]
        for mark in MARKS:
            found += [f"{label} is {mark}" for label in getattr(self, mark) & getattr(actual, mark)]
        return found


def _shows(value: Value | None) -> str:
    if value is None:
        return "is not on the page"
    if isinstance(value, bool):
        return "is on" if value else "is off"
    return f"shows {say(value) or 'nothing'}"


def say(value: Value) -> str:
    """Say a value as a reader would write it."""
    if isinstance(value, tuple):
        return ", ".join(say(one) for one in value)
    return value.isoformat() if isinstance(value, date | time) else str(value)


def _same(expected: Value, actual: Value | None) -> bool:
    if isinstance(expected, bool) or isinstance(actual, bool):
        return expected is actual
    if isinstance(expected, str) and isinstance(actual, str):
        return matches(expected, actual)
    nothing: tuple[Value, ...] = ("", ())
    return expected == actual or (expected in nothing and actual in nothing)


def _same_line(kind: str, expected: str, actual: str) -> bool:
    if kind != "exception":
        return matches(expected, actual)
    # Markdown's marks for code are on the page as another font, and in AppTest as they are.
    bare = [" ".join(line.replace("`", "").split()) for line in (expected, actual)]
    return bare[1].startswith(bare[0].removesuffix(REST))


@dataclass(frozen=True)
class Click:
    """A press on the button with this label; on the `nth` if several have it."""

    kind: ClassVar = "click"
    label: str
    nth: int = 1
    held: bool = False
    """Whether the press is held until the page has answered what it set off, then released."""

    def words(self) -> str:
        """Say it as an instruction to the reader."""
        if self.held:
            return f"Press {_which(self)}, and release it once the page has changed"
        return f"Click {_which(self)}"


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

    def words(self) -> str:
        """Say it as an instruction to the reader."""
        if isinstance(self.value, bool):
            return f"Switch {'on' if self.value else 'off'} {_which(self)}"
        return f"Set {_which(self)} to {say(self.value) or 'nothing'}"


@dataclass(frozen=True)
class Fill:
    """A field of a form, filled. Nothing is sent before the form is."""

    kind: ClassVar = "fill"
    label: str
    value: Value
    nth: int = 1

    def words(self) -> str:
        """Say it as an instruction to the reader."""
        if isinstance(self.value, bool):
            return f"In the form, switch {'on' if self.value else 'off'} {_which(self)}"
        return f"In the form, set {_which(self)} to {say(self.value) or 'nothing'}"


@dataclass(frozen=True)
class Type:
    """A text, typed without Enter and without leaving the field: nothing is sent."""

    kind: ClassVar = "type"
    label: str
    value: str
    nth: int = 1

    def words(self) -> str:
        """Say it as an instruction to the reader."""
        return f"Type {self.value} into {_which(self)}, without Enter"


@dataclass(frozen=True)
class Open:
    """A tab, an expander or a popover, opened by its label."""

    kind: ClassVar = "open"
    label: str

    def words(self) -> str:
        """Say it as an instruction to the reader."""
        return f"Open {self.label}"


@dataclass(frozen=True)
class Upload:
    """A small text file, given to the file uploader with this label."""

    kind: ClassVar = "upload"
    label: str
    file: str
    content: str

    def words(self) -> str:
        """Say it as an instruction to the reader."""
        return f"Upload the file {self.file} to {self.label}"


@dataclass(frozen=True)
class Go:
    """A change to another page of the app, by a page link with this label."""

    kind: ClassVar = "go"
    label: str

    def words(self) -> str:
        """Say it as an instruction to the reader."""
        return f"Go to the page {self.label}"


@dataclass(frozen=True)
class Reload:
    """A reload of the app in its browser: a new session."""

    kind: ClassVar = "reload"

    def words(self) -> str:
        """Say it as an instruction to the reader."""
        return "Reload the app"


Action = Click | Set | Fill | Type | Open | Upload | Go | Reload


def _which(action: Click | Set | Fill | Type) -> str:
    return action.label if action.nth == 1 else f"{action.label} (number {action.nth})"


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

    def parts(self, variant: Variant) -> tuple[str, ...]:
        """Say in words what the app of this variant shows after the step."""
        if self.only not in (None, variant):
            return ("not possible",)
        return self.seen(variant).parts()

    def possible(self, variant: Variant) -> bool:
        """Whether the input can be made in the app of this variant."""
        return self.only in (None, variant)

    def words(self) -> str:
        """Say the input as an instruction to the reader."""
        if self.action is None:
            return "Start"
        if self.meanwhile is None:
            return self.action.words()
        if self.meanwhile == self.action:
            return f"{self.action.words()} twice, the second time while the app is busy"
        second = self.meanwhile.words()
        return f"{self.action.words()}, and while the app is busy: {second[0].lower()}{second[1:]}"

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


def to_json(scenario: Scenario) -> dict[str, Any]:
    """Give the scenario as JSON, for `/demos/<slug>/scenario.json`.

    Shapes:
        scenario: `{start: step, inputs: [step], never: seen, topics}`; `topics` are the labels
            that are looked at: `{widgets: [label], missing: […], disabled: […], open: […]}`.
        step: `{words, action, meanwhile, only, parts, broken: seen, fixed: seen}`; `action` is
            `null` at the start; `meanwhile` is an action or `null`; `only` is `"broken"`,
            `"fixed"` or `null`; `parts` tells whether the two apps differ now.
        action: `{kind, …}`, with the fields of the class of that kind: `{kind: "click", label,
            nth, held}`, `{kind: "set", label, value, nth}`, the same for `fill` and `type`,
            `{kind: "open", label}`, `{kind: "go", label}`, `{kind: "upload", label, file,
            content}`, `{kind: "reload"}`.
        seen: `{widgets: {label: value}, text: [line], error: […], warning: […], info: […],
            success: […], exception: […], missing: [label], disabled: […], open: […],
            words: [part]}`

    A value is a boolean, a number, a string or a list of values; a date or a time is a string
    in ISO format. A label or a line that ends in `…` means what begins with the rest of it.
    """
    return {
        "start": _step_json(scenario.start),
        "inputs": [_step_json(step) for step in scenario.inputs],
        "never": _seen_json(scenario.never),
        "topics": {kind: sorted(labels) for kind, labels in vars(scenario.topics()).items()},
    }


def _step_json(step: Step) -> dict[str, Any]:
    return {
        "words": step.words(),
        "action": _action_json(step.action),
        "meanwhile": _action_json(step.meanwhile),
        "only": step.only,
        "parts": step.parts_ways,
        **{variant: _seen_json(step.seen(variant)) for variant in VARIANTS},
    }


def _action_json(action: Action | None) -> dict[str, Any] | None:
    if action is None:
        return None
    return {"kind": action.kind} | {name: _plain(value) for name, value in vars(action).items()}


def _seen_json(seen: Seen) -> dict[str, Any]:
    return {
        "widgets": {label: _plain(value) for label, value in seen.widgets.items()},
        **{kind: list(getattr(seen, kind)) for kind in LINES},
        **{mark: sorted(getattr(seen, mark)) for mark in MARKS},
        "words": list(seen.parts()),
    }


def _plain(value: Value) -> Any:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date | time) else value

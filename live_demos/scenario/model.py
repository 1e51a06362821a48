"""What an input is, a step, what is seen, and a scenario: the one place that says so.

A scenario is the part of `demos/<slug>/demo.toml` that tells what happens. The same one
drives the check in a model of a browser, the check in a real one, the table on the page and, as
JSON, the player that makes the inputs for a reader.

The classes are plain, and pydantic reads more out of them: how they are written in the file
(`demo_file.py`), what editors know of that (`json_schema.py`), the JSON for the browser and its
types (`export.py`), and the tables of `docs/scenario-format.md`. For all of these,

- the first paragraph of an input's docstring tells an author what is done;
- `validation_alias` is a key's name in the file, if it is not the field's;
- `title` stands for the value where an author is told how to write it;
- `description` and `examples` are for the tables and for editors.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date, time
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, ConfigDict, Field, Strict
from typing_extensions import TypeAliasType

from live_demos.scenario.field_types import ByKind, Flag, Labels, Lines, Must, Reason, Text

Variant = TypeAliasType("Variant", Literal["broken", "fixed"])
VARIANTS: tuple[Variant, Variant] = ("broken", "fixed")

_One = (
    Annotated[bool, Strict()]
    | Annotated[int, Strict()]
    | Annotated[float, Strict()]
    | Annotated[str, Strict()]
    | Annotated[date, Strict()]
    | Annotated[time, Strict()]
)
Value = TypeAliasType("Value", _One | tuple[_One, ...])
"""What a widget can be set to and can show. Nothing chosen is `""`, or `()` where many can be."""

_Shown = Annotated[
    Value, Must("'KEY' must be a number, a string, a boolean, a date, a time or a list of these")
]

_NO_OTHER_KEYS = ConfigDict(extra="forbid", json_schema_serialization_defaults_required=True)
_ALERTS = Field(description="All alerts of this kind, in their order.")


@dataclass(frozen=True)
class Seen:
    """What a reader sees in one app at one moment."""

    __pydantic_config__: ClassVar = _NO_OTHER_KEYS

    widgets: Annotated[
        Mapping[str, _Shown],
        Field(
            description="The widget with this label shows this value.",
            examples=[{"Fruit": "cherry"}],
        ),
    ] = field(default_factory=dict)
    text: Annotated[
        Lines,
        Field(
            description="All lines of `st.write`, `st.markdown`, `st.text` and `st.caption`, "
            "in their order. One line can be a string.",
            examples=[["One", "Two"]],
        ),
    ] = ()
    error: Annotated[Lines, _ALERTS] = ()
    warning: Annotated[Lines, _ALERTS] = ()
    info: Annotated[Lines, _ALERTS] = ()
    success: Annotated[Lines, _ALERTS] = ()
    exception: Annotated[
        Lines,
        Field(
            description="All exceptions: the type, without its module, and how the message begins.",
            examples=["ValueError: not enough"],
        ),
    ] = ()
    missing: Annotated[
        Labels,
        Field(
            description="Nothing with this label is on the page: no widget, button, link, tab or "
            "expander.",
            examples=[["Fruit"]],
        ),
    ] = frozenset()
    disabled: Annotated[
        Labels, Field(description="It is there and cannot be used.", examples=["Continue"])
    ] = frozenset()
    open: Annotated[
        Labels, Field(description="This tab, expander or popover is open.", examples=["Settings"])
    ] = frozenset()


LINES = tuple(one.name for one in fields(Seen) if "Lines" in str(one.type))
"""What is seen as lines. A list of lines is complete: a line more on the page is a difference."""

MARKS = tuple(one.name for one in fields(Seen) if "Labels" in str(one.type))
"""What is seen of a widget, a button, a link, a tab or an expander besides its value."""


class Input:
    """What can be done in an app. Each subclass is one kind of it, named by its first key."""

    __pydantic_config__: ClassVar = _NO_OTHER_KEYS


_NTH = Annotated[
    int,
    Strict(),
    Field(ge=1, description="Which one, if several have this label.", examples=[2]),
]


@dataclass(frozen=True)
class Click(Input):
    """The button is pressed."""

    kind: Literal["click"] = field(default="click", init=False, repr=False)
    label: Annotated[Text, Field(validation_alias="click", title="label", examples=["Save"])]
    nth: _NTH = 1
    held: Annotated[
        bool,
        Strict(),
        Field(
            description="The button is pressed, the page answers what that sets off, and then the "
            "mouse is released where it is.",
            examples=[True],
        ),
    ] = False


@dataclass(frozen=True)
class Set(Input):
    """The widget is changed and the change is sent.

    A text is typed and sent with Enter, or Ctrl+Enter. Of pills and of a segmented control
    the option is pressed, which takes the choice back if it was chosen.
    """

    kind: Literal["set"] = field(default="set", init=False, repr=False)
    label: Annotated[Text, Field(validation_alias="set", title="label", examples=["Fruit"])]
    value: Annotated[
        Value,
        Field(
            validation_alias="to",
            title="value",
            description='Nothing chosen is `""`, or `[]` where several can be.',
            examples=["cherry"],
        ),
    ]
    nth: _NTH = 1


@dataclass(frozen=True)
class Fill(Input):
    """A field of a form is changed. Nothing is sent before the form's button is clicked."""

    kind: Literal["fill"] = field(default="fill", init=False, repr=False)
    label: Annotated[Text, Field(validation_alias="fill", title="label", examples=["Name"])]
    value: Annotated[Value, Field(validation_alias="to", title="value", examples=["Ada"])]
    nth: _NTH = 1


@dataclass(frozen=True)
class Type(Input):
    """A text is typed, without Enter and without leaving the field. Nothing is sent."""

    kind: Literal["type"] = field(default="type", init=False, repr=False)
    label: Annotated[Text, Field(validation_alias="type", title="label", examples=["Name"])]
    value: Annotated[Text, Field(validation_alias="to", title="text", examples=["Ada"])]
    nth: _NTH = 1


@dataclass(frozen=True)
class Open(Input):
    """A tab, an expander or a popover is opened."""

    kind: Literal["open"] = field(default="open", init=False, repr=False)
    label: Annotated[
        Text,
        Field(
            validation_alias="open",
            title="label of a tab, an expander or a popover",
            examples=["Settings"],
        ),
    ]


@dataclass(frozen=True)
class Upload(Input):
    """A small text file is given to a file uploader."""

    kind: Literal["upload"] = field(default="upload", init=False, repr=False)
    label: Annotated[Text, Field(validation_alias="upload", title="label", examples=["Report"])]
    file: Annotated[
        Text, Field(title="name.txt", description="The name of the file.", examples=["a.txt"])
    ]
    content: Annotated[
        Text, Field(title="text", description="The text in the file.", examples=["Hi"])
    ]


@dataclass(frozen=True)
class Go(Input):
    """A page link (`st.page_link`) is followed to another page of the app."""

    kind: Literal["go"] = field(default="go", init=False, repr=False)
    label: Annotated[
        Text, Field(validation_alias="go", title="label of a page link", examples=["Summary"])
    ]


@dataclass(frozen=True)
class Reload(Input):
    """The app is reloaded in its browser, which begins a new session."""

    kind: Literal["reload"] = field(default="reload", init=False, repr=False)
    reload: Annotated[
        Literal[True],
        BeforeValidator(lambda given: given is True),  # to pydantic, 1 would be the same
        Field(exclude=True, examples=[True]),
    ] = field(default=True, repr=False)
    """There is no label to name it by, so the file says that it is so."""


Action = TypeAliasType(
    "Action", Annotated[Click | Set | Fill | Type | Open | Upload | Go | Reload, ByKind()]
)


@dataclass(frozen=True, kw_only=True)
class Added:
    """What can be added to an input."""

    meanwhile: Annotated[
        Action | None,
        Field(
            description="A second input, made while the script still runs because of the first.",
            examples=[{"set": "Help", "to": True}],
        ),
    ] = None
    only: Annotated[
        Variant | None,
        Field(
            description="The other app has nothing to click here. Write what the one app shows; "
            "the other stays as it was.",
            examples=["fixed"],
        ),
        Must('KEY must be "broken" or "fixed", the app in which the input can be made'),
    ] = None
    browser_only: Annotated[
        Reason,
        Field(
            description="In a browser only: the model of one shows something else. See below.",
            examples=["why"],
        ),
    ] = ""


@dataclass(frozen=True)
class Step(Added):
    """One input, or the start (`action` is `None`), and what each app shows after it."""

    action: Action | None
    broken: Seen
    fixed: Seen
    also: tuple[Seen, ...] = ()
    """What other right solutions than the fixed app show."""

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


_Words = Annotated[Text, Field(pattern=r"\S"), Must('KEY must be a text: KEY = "…"')]


@dataclass(frozen=True, kw_only=True)
class WrongWay:
    """A change that people make to the broken app, and that does not help."""

    __pydantic_config__: ClassVar = ConfigDict(extra="forbid")

    does: Annotated[
        _Words,
        Field(
            description='What the reader\'s code does, after "Your code".',
            examples=["gives the slider a key and still assigns to it"],
        ),
    ]
    why: Annotated[
        _Words,
        Field(
            description="Why that does not help, in a sentence or two.",
            examples=["Below the slider, its key cannot be set."],
        ),
    ]
    has: Annotated[
        Lines,
        Field(
            description="What this way is known by: all of it is in the reader's code, and not all "
            "in the broken app.",
            examples=[["st.slider(key=)"]],
        ),
    ] = ()
    lacks: Annotated[
        Lines,
        Field(
            description="The same, for what is not in the reader's code.",
            examples=[["st.session_state.* ="]],
        ),
    ] = ()


@dataclass(frozen=True, kw_only=True)
class Challenge:
    """What helps a reader who mends the broken app: *Fix it yourself*."""

    __pydantic_config__: ClassVar = ConfigDict(extra="forbid")

    lost: Annotated[
        _Words | None,
        Field(
            description="The first hint: what goes wrong, and at which input. Without it, it is "
            "made from the scenario.",
            examples=["Every second choice is lost."],
        ),
    ] = None
    lines: Annotated[
        _Words | None,
        Field(
            description="The second hint: which lines matter. Without it, it names the lines that "
            "only the broken app has.",
            examples=["Look at the line that draws the slider."],
        ),
    ] = None
    fix: Annotated[
        _Words | None,
        Field(
            description="The third hint: the fix in words.",
            examples=["Give the slider a key, and drop its default."],
        ),
    ] = None
    wrong_way: Annotated[
        tuple[WrongWay, ...],
        Field(description="Changes that do not help, the most telling first."),
    ] = ()


@dataclass(frozen=True)
class Topics:
    """The labels that a scenario speaks of, for a driver to look at."""

    widgets: Labels
    missing: Labels
    disabled: Labels
    open: Labels


@dataclass(frozen=True, kw_only=True)
class Whole:
    """What is said of a demo as a whole."""

    lags: Annotated[
        Flag,
        Field(
            description="Some input leaves the broken app *unsettled*: a further rerun, with no "
            "input at all, would change what it shows or holds. The tests find out whether that "
            "is so, and ask for this line or for its removal.",
            examples=[True],
        ),
    ] = False
    unsettled: Annotated[
        Reason,
        Field(
            description="The fixed app is rightly unsettled after some input, for example because "
            "a message belongs to one run. Without it, tests make random inputs in the fixed "
            "app, and each must leave it settled.",
            examples=["why"],
        ),
    ] = ""
    browser_only: Annotated[
        Reason,
        Field(
            description="In a browser only: the model of one shows the start of this demo, and "
            "nothing else.",
            examples=["why"],
        ),
    ] = ""


@dataclass(frozen=True)
class Scenario(Whole):
    """The start and the inputs of one demo."""

    start: Step
    inputs: tuple[Step, ...]
    never: Seen = field(default_factory=Seen)
    """What must not be seen in the fixed app, whatever is done to it."""

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

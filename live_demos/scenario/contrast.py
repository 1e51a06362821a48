"""Says how the broken app differs from the fixed one after an input, for a reader who sees both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from live_demos.scenario.model import LINES, Fill, Seen, Set, Step, Type, Value, Variant
from live_demos.scenario.wording import say_outcome, say_value

_MOST = 2
"""How many differences a sentence names. The table has all of them."""


@dataclass(frozen=True)
class Part:
    """A part of what is seen in an app, in words."""

    words: str
    differs: bool
    """Whether the other app shows something else, or nothing, in its place."""


def outcome_parts(step: Step, variant: Variant) -> list[Part]:
    """Give what the app of this variant shows after the step; what differs comes first."""
    other: Variant = "fixed" if variant == "broken" else "broken"
    others = say_outcome(step, other)
    parts = [Part(words, words not in others) for words in say_outcome(step, variant)]
    return sorted(parts, key=lambda part: not part.differs)


def say_difference(step: Step) -> str:
    """Say in a sentence what the broken app does otherwise; nothing where the apps agree."""
    if not step.parts_ways:
        return ""
    if not step.possible("broken"):
        return "In the broken app, this cannot be done."
    if not step.possible("fixed"):
        return "In the fixed app, nobody has to do this."
    found = list(_differences(step.broken, step.fixed))[:_MOST]
    end = "" if found[-1].endswith(".”") else "."
    sentence = f"he broken app {', and '.join(found)}{end}"
    lost = _say_lost(step)
    return f"{lost} is lost: t{sentence}" if lost else f"T{sentence}"


def _say_lost(step: Step) -> str:
    """Say what of the input is in the fixed app and not in the broken one."""
    action = step.action
    if not isinstance(action, Set | Fill | Type) or isinstance(action.value, bool):
        return ""
    kept, shown = step.fixed.widgets.get(action.label), step.broken.widgets.get(action.label)
    if kept != action.value or shown is None or shown == kept or kept in ("", ()):
        return ""
    if isinstance(kept, tuple):
        there = shown if isinstance(shown, tuple) else ()
        kept = tuple(one for one in kept if one not in there)
    if isinstance(kept, int | float):
        return f"The {kept}"
    return f"“{say_value(kept)}”" if kept else ""


def _differences(broken: Seen, fixed: Seen) -> Iterator[str]:
    """Give what the broken app does, after "The broken app", what strikes first."""
    yield from (f"shows the exception {line.partition(':')[0]}" for line in broken.exception)
    for label, value in fixed.widgets.items():
        shown = broken.widgets.get(label)
        if shown is not None and shown != value:
            yield _say_values(label, shown, value)
    for kind in (one for one in LINES if one != "exception"):
        yield from _line_differences(kind, getattr(broken, kind), getattr(fixed, kind))
    yield from (f"has no {label}" for label in sorted(broken.missing - fixed.missing))
    yield from (f"still has {label}" for label in sorted(fixed.missing - broken.missing))
    yield from (f"has {label} disabled" for label in sorted(broken.disabled - fixed.disabled))
    yield from (f"has {label} enabled" for label in sorted(fixed.disabled - broken.disabled))
    yield from (f"has {label} open" for label in sorted(broken.open - fixed.open))
    yield from (f"has {label} closed" for label in sorted(fixed.open - broken.open))


def _say_values(label: str, shown: Value, wanted: Value) -> str:
    if isinstance(shown, bool):
        on, off = ("on", "off") if shown else ("off", "on")
        return f"has {label} {on} instead of {off}"
    nothing = "nothing"
    return (
        f"shows {say_value(shown) or nothing} in {label} instead of {say_value(wanted) or nothing}"
    )


def _line_differences(kind: str, broken: tuple[str, ...], fixed: tuple[str, ...]) -> Iterator[str]:
    more = [line for line in broken if line not in fixed]
    less = [line for line in fixed if line not in broken]
    says, say = ("says", "say") if kind == "text" else (f"shows the {kind}", f"show the {kind}")
    if len(more) == len(less):
        yield from (
            f"{says} “{one}” instead of “{other}”" for one, other in zip(more, less, strict=True)
        )
    else:
        yield from (f"{says} “{line}”" for line in more)
        yield from (f"does not {say} “{line}”" for line in less)

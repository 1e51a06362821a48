"""Says in English what a scenario's inputs are, and what is seen after them."""

from __future__ import annotations

from datetime import date, time
from typing import assert_never

from live_demos.scenario.model import (
    LINES,
    Action,
    Click,
    Fill,
    Go,
    Open,
    Reload,
    Seen,
    Set,
    Step,
    Type,
    Upload,
    Value,
    Variant,
)


def say_value(value: Value) -> str:
    """Say a value as a reader would write it; nothing chosen is an empty text."""
    if isinstance(value, tuple):
        return ", ".join(say_value(one) for one in value)
    return value.isoformat() if isinstance(value, date | time) else str(value)


def say_shown(value: Value | None) -> str:
    """Say what a widget shows, as the end of a sentence about it; `None` is no widget at all."""
    if value is None:
        return "is not on the page"
    if isinstance(value, bool):
        return "is on" if value else "is off"
    return f"shows {say_value(value) or 'nothing'}"


def say_seen(seen: Seen) -> tuple[str, ...]:
    """Say what is seen, one part for each thing."""
    parts = [f"{label} {say_shown(value)}" for label, value in seen.widgets.items()]
    for kind in LINES:
        name = "" if kind == "text" else f"{kind} "
        parts += [f"{name}“{line}”" for line in getattr(seen, kind)]
    parts += [f"no {label}" for label in sorted(seen.missing)]
    parts += [f"{label} is disabled" for label in sorted(seen.disabled)]
    parts += [f"{label} is open" for label in sorted(seen.open)]
    return tuple(parts)


def say_action(action: Action) -> str:  # noqa: PLR0911 - one sentence for each kind
    """Say an input as an instruction to the reader."""
    match action:
        case Click(held=True):
            return f"Press {_which(action)}, and release it once the page has changed"
        case Click():
            return f"Click {_which(action)}"
        case Set(value=bool(on)):
            return f"Switch {'on' if on else 'off'} {_which(action)}"
        case Set():
            return f"Set {_which(action)} to {say_value(action.value) or 'nothing'}"
        case Fill(value=bool(on)):
            return f"In the form, switch {'on' if on else 'off'} {_which(action)}"
        case Fill():
            return f"In the form, set {_which(action)} to {say_value(action.value) or 'nothing'}"
        case Type():
            return f"Type {action.value} into {_which(action)}, without Enter"
        case Open():
            return f"Open {action.label}"
        case Upload():
            return f"Upload the file {action.file} to {action.label}"
        case Go():
            return f"Go to the page {action.label}"
        case Reload():
            return "Reload the app"
        case _:
            assert_never(action)


def say_step(step: Step) -> str:
    """Say a step's input, and the one meanwhile, as an instruction to the reader."""
    if step.action is None:
        return "Start"
    first = say_action(step.action)
    if step.meanwhile is None:
        return first
    if step.meanwhile == step.action:
        return f"{first} twice, the second time while the app is busy"
    second = say_action(step.meanwhile)
    return f"{first}, and while the app is busy: {second[0].lower()}{second[1:]}"


def say_outcome(step: Step, variant: Variant) -> tuple[str, ...]:
    """Say what the app of this variant shows after the step, or that the step is not for it."""
    return say_seen(step.seen(variant)) if step.possible(variant) else ("not possible",)


def _which(action: Click | Set | Fill | Type) -> str:
    return action.label if action.nth == 1 else f"{action.label} (number {action.nth})"

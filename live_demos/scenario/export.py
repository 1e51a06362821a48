"""Writes a scenario as JSON, for the player in the reader's browser."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from live_demos.scenario.model import LINES, MARKS, VARIANTS, Action, Scenario, Seen, Step, Value
from live_demos.scenario.wording import say_seen, say_step


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
        "words": say_step(step),
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
        "words": list(say_seen(seen)),
    }


def _plain(value: Value) -> Any:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date | time) else value

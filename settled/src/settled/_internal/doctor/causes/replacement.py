"""Why a widget has become another one, and its value is lost."""

from __future__ import annotations

import ast

from settled._internal.doctor.causes.evidence import (
    LOOKS,
    Cause,
    Evidence,
    change,
)
from settled._internal.doctor.origins import origins
from settled._internal.doctor.source import Source, last_name
from settled._internal.doctor.widget_calls import WidgetCall

_CHOICES = ("selectbox", "radio")
_LISTS = ("multiselect", "pills", "segmented_control")
_BOUNDS = ("min_value", "max_value", "step")


def of_replacement(evidence: Evidence) -> Cause | None:  # noqa: PLR0911 - one for each pattern
    """Say which argument made it another widget, and what that comes from."""
    call, differs = evidence.call, evidence.differing_arguments()
    if call is None:
        return None
    fed = of_default(evidence, call)
    names = set(differs)
    if call.key is not None and any(
        one.kind in ("random", "time") for one in origins(evidence.source, call.key)
    ):
        return Cause(
            "moving-default",
            "The key is another one in every rerun, and with another key it is another widget.",
            [call.line, call.key.lineno],
        )
    if names & set(_BOUNDS):
        changed = sorted(names & set(_BOUNDS))[0]
        return Cause(
            "moving-bounds",
            f"Its {changed} {change(differs[changed])}, and with other limits it is another "
            "widget, even with a key.",
            [*call.lines],
        )
    if call.default_name in names or not names:
        return fed
    if names & {"options"}:
        return Cause(
            "options-change",
            "Its options have changed, and without a key it is another widget with other options.",
            [*call.lines],
        )
    looks = sorted(names & set(LOOKS))
    if looks and not call.key:
        return Cause(
            "changing-label",
            f"Its {looks[0]} {change(differs[looks[0]])}, and without a key it is another "
            f"widget with another {looks[0]}.",
            [*call.lines],
        )
    return fed


def of_default(  # noqa: PLR0911 - one for each pattern
    evidence: Evidence, call: WidgetCall
) -> Cause | None:
    """Name the pattern of a default that changes, by what it comes from."""
    source, default = evidence.source, call.default
    if default is None:
        return None
    read = origins(source, default)
    kinds = {one.kind for one in read}
    name = call.default_name
    lines = [call.line, default.lineno]
    differs = evidence.differing_arguments().get(name)
    moved = f" ({change(differs)})" if differs else ""
    another = f"With another {name}{moved} it is another widget, which begins anew."
    writes = [
        write
        for write in source.state_writes
        if write.key in {one.name for one in read if one.kind == "state"}
        and write.value is not None
        and not (isinstance(write.node, ast.Call) and last_name(write.node) == "setdefault")
    ]
    own = [write for write in writes if _comes_from(source, write.value, call)]
    others = [
        one.widget
        for write in own
        for one in origins(source, write.value)
        if one.widget is not None and one.widget is not call
    ] + [one.widget for one in read if one.widget is not None and one.widget is not call]
    lines += [write.statement.lineno for write in own]
    if others:
        pair = {call.kind, *(one.kind for one in others)}
        boxes = pair & {"checkbox", "toggle"} and pair & {"multiselect", "pills"}
        return Cause(
            "select-all" if boxes else "linked-pair",
            f"Its {name} is computed from another widget, whose {others[0].default_name or name} "
            f"comes back to it. {another}",
            [*lines, others[0].line],
        )
    if "query" in kinds:
        return Cause(
            "url-feedback",
            f"Its {name} comes from the URL, into which its own value is written below. {another}",
            lines,
        )
    if own:
        keys = sorted({write.key for write in own})
        pattern = "value-from-state"
        if call.in_form:
            pattern = "form-value-from-state"
        elif call.kind in _CHOICES:
            pattern = "index-from-state"
        elif call.kind in _LISTS:
            pattern = "default-from-state"
        elif call.kind == "data_editor":
            pattern = "data-editor-feedback"
        return Cause(
            pattern,
            f"Its {name} comes from session state “{keys[0]}”, into which its own value is "
            f"written. {another}",
            lines,
        )
    if kinds & {"time", "random"}:
        return Cause(
            "moving-default", f"Its {name} is another one in every rerun. {another}", lines
        )
    if kinds & {"file", "cached"}:
        return Cause(
            "file-feedback",
            f"Its {name} is read from what its own value is written to. {another}",
            lines,
        )
    button = next((w for w in writes if source.pressed(w.node) is not None), None)
    if button is not None:
        return Cause(
            "nudge-too-late",
            f"Line {button.statement.lineno} changes what its {name} comes from, below the "
            f"widget. {another}",
            [*lines, button.statement.lineno],
        )
    return None


def _comes_from(source: Source, value: ast.expr | None, call: WidgetCall, depth: int = 3) -> bool:
    """Whether a value comes from a widget, or from another one whose default comes from it."""
    return any(
        one.widget is call
        or (depth > 0 and _comes_from(source, one.widget.default, call, depth - 1))
        for one in origins(source, value)
        if one.widget is not None
    )


def looks_change(evidence: Evidence, call: WidgetCall) -> bool:
    if call.key is not None:
        return False
    if set(evidence.differing_arguments()) & set(LOOKS):
        return True
    looks = [call.node.args[0]] if call.node.args else []
    looks += [one.value for one in call.node.keywords if one.arg in LOOKS]
    return any(origins(evidence.source, one) for one in looks)

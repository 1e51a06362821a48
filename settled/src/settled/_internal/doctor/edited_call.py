"""The call that an edit is about, the name that its widget gets, and arguments for it."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable

from settled._internal.doctor.finding import Finding
from settled._internal.doctor.source import Source
from settled._internal.doctor.text_edit import TextEdit
from settled._internal.doctor.widget_calls import BUTTONS, WidgetCall


def call_of(source: Source, finding: Finding) -> WidgetCall | None:
    """Give the call that draws the widget of a finding."""
    widget = finding.widget
    if widget is None:
        return None
    found = [one for one in source.widgets if set(one.lines) & set(finding.lines)]
    kind = widget.kind.replace(" ", "_")
    tests: tuple[Callable[[WidgetCall], bool], ...] = (
        lambda one: one.label == widget.label and one.kind == kind,
        lambda one: one.label == widget.label,
        lambda one: one.kind == kind or {one.kind, kind} <= BUTTONS,
    )
    for fits in tests:
        for call in found:
            if fits(call):
                return call
    return None


def slug_of(call: WidgetCall) -> str:
    label = call.label
    if label is None and call.node.args and isinstance(call.node.args[0], ast.JoinedStr):
        parts = call.node.args[0].values
        label = "".join(str(one.value) for one in parts if isinstance(one, ast.Constant))
    words = re.findall(r"[a-z0-9]+", (label or "").lower())[:3]
    name = "_".join(words) or call.kind
    return name if name[0].isalpha() else f"{call.kind}_{name}"


def with_argument(source: Source, edit: TextEdit, call: WidgetCall, new: str) -> str:
    """Add an argument where another one was taken away just before."""
    changed = edit.done()
    again = Source.of(changed)
    line = call.node.lineno
    same = [one for one in again.widgets if one.kind == call.kind and one.label == call.label]
    nearest = min(same, key=lambda one: abs(one.line - line), default=None)
    if nearest is None:
        return source.text
    second = TextEdit(changed)
    second.add_argument(nearest.node, new)
    return second.done()

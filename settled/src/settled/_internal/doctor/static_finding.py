"""Findings that are read from the code: how they are made, and how they name a widget."""

from __future__ import annotations

import ast

from settled._internal.doctor.finding import Finding, Level, Widget
from settled._internal.doctor.patterns import TITLES
from settled._internal.doctor.source import Source
from settled._internal.doctor.widget_calls import WidgetCall


def static_finding(  # noqa: PLR0913 (the parts of a finding)
    source: Source,
    call: WidgetCall | None,
    pattern: str,
    *,
    seen: str,
    expected: str,
    because: str,
    lines: tuple[int, ...],
    level: Level = "bug",
) -> Finding:
    """Make a finding of what a rule sees in a file.

    Args:
        source: the file.
        call: the widget that it is about, if it is about one.
        pattern: the slug of its page.
        seen: what a person sees.
        expected: what they should see.
        because: why, in a whole sentence.
        lines: those that matter.
        level: bug, or advice.
    """
    widget = None
    if call is not None:
        label = call.label
        if label is None and call.node.args:
            label = ast.unparse(call.node.args[0])
        widget = Widget(call.kind.replace("_", " "), label or "", call.constant_key)
    return Finding(
        level=level,
        pattern=pattern,
        title=TITLES[pattern],
        widget=widget,
        lines=tuple(sorted({line for line in lines if line})),
        inputs=(),
        seen=seen,
        expected=expected,
        because=because,
    )


def words(call: WidgetCall) -> str:
    """Name a widget in a sentence by the call that draws it."""
    kind = {"form_submit_button": "button"}.get(call.kind, call.kind).replace("_", " ")
    return f"the {kind} “{call.label}”" if call.label else f"the {kind}"

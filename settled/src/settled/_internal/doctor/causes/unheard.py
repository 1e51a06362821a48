"""Why nobody heard of an input."""

from __future__ import annotations

import ast

from settled._internal.doctor.causes.evidence import (
    Cause,
    Evidence,
    words,
)
from settled._internal.doctor.causes.replacement import looks_change, of_replacement
from settled._internal.doctor.origins import origins
from settled._internal.doctor.source import Source
from settled._internal.doctor.widget_calls import BUTTONS, WidgetCall


def of_unheard(evidence: Evidence) -> Cause | None:  # noqa: PLR0911 - one for each pattern
    """Say why no line of the rerun drew the widget of an input."""
    source, call = evidence.source, evidence.call
    target = evidence.case.symptom.target
    if call is None or target is None:
        return None
    if call.key is not None and any(
        one.kind in ("random", "time") for one in origins(source, call.key)
    ):
        return of_replacement(evidence)
    function = source.function(call.node)
    if function is not None and function.name in source.cached:
        return Cause(
            "widget-in-cache",
            f"The cached function “{function.name}” draws it. When its result comes from the "
            "cache, no line of it runs.",
            [function.lineno, call.line],
        )
    above = source.pressed(call.node) or _pressed_around(source, function)
    if above is not None and above is not call:
        pattern = "nested-buttons" if call.kind in BUTTONS else "widget-inside-button"
        if call.kind == "download_button":
            pattern = "download-clears-page"
        return Cause(
            pattern,
            f"It is drawn only in the rerun in which {words(above)} was pressed. To use it makes "
            "another rerun, and in that one nothing draws it.",
            [above.line, call.line],
        )
    if (chat := source.asked(call.node)) is not None:
        return Cause(
            "feedback-below-chat",
            "It is drawn only in the rerun in which the chat input has said something. To use it "
            "makes another rerun, and in that one nothing draws it.",
            [chat.line, call.line],
        )
    if call.kind in BUTTONS:
        if looks_change(evidence, call):
            return Cause(
                "changing-label",
                "How it looks has changed, and without a key it is another button then. The press "
                "was of the old one, which this rerun does not draw.",
                [*call.lines],
            )
        state = {
            key
            for branch, _ in source.branches(call.node)
            for node in ast.walk(branch.test)
            if (key := source.state_key(node)) is not None
        }
        below = [w for w in source.state_writes if w.key in state and source.pressed(w.node)]
        if below:
            return Cause(
                "two-click-sign-in",
                f"Whether it is drawn is decided by “{below[0].key}” before line "
                f"{below[0].statement.lineno} changes that.",
                [source.branches(call.node)[-1][0].lineno, below[0].statement.lineno],
            )
        return None
    return of_replacement(evidence)


def _pressed_around(source: Source, function: ast.AST | None) -> WidgetCall | None:
    """Give the button in whose branch a function is called, if it is called there only."""
    name = getattr(function, "name", None)
    if name is None or source.decorated(function, "dialog", "fragment"):
        return None
    calls = [
        one
        for one in source.nodes
        if isinstance(one, ast.Call) and isinstance(one.func, ast.Name) and one.func.id == name
    ]
    buttons = [source.pressed(one) for one in calls]
    return buttons[0] if buttons and all(buttons) else None

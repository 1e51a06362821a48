"""Why Python has another value of a widget than the browser."""

from __future__ import annotations

import ast

from settled._internal.doctor.causes.evidence import (
    Cause,
    Evidence,
    lines_in,
    place,
    steps,
    widgets,
)


def of_difference(evidence: Evidence) -> Cause | None:  # noqa: PLR0911 - one for each pattern
    """Say why the browser was not told of what Python has."""
    symptom, walk, source = evidence.case.symptom, evidence.walk, evidence.source
    caused, call = walk.steps[-2], evidence.call
    target = symptom.target
    if target is None or call is None:
        return None
    runs = caused.runs
    before = caused.before
    was_there = before is not None and any(o.target == target for o in before.items)
    writes = [w for w in source.state_writes if target.key is not None and w.key == target.key]
    if any(run["end"] == "rerun" for run in runs) and not any(
        one["label"] == target.label for one in widgets(runs[0])
    ):
        stops = [
            place(s) for run in runs for s in steps(run) if s.get("raised") == "RerunException"
        ]
        return Cause(
            "rerun-above-widgets",
            "st.rerun() ends the run above the widget, so this run does not draw it and its value "
            "is forgotten. The browser still shows it.",
            [*lines_in(evidence.file, stops)[:1], call.line],
        )
    if target.key is not None and not was_there:
        return Cause(
            "seeded-too-early",
            "Session state had a value under its key before it was drawn. The browser is told of "
            "it only if it is set in the same run.",
            [*(w.statement.lineno for w in writes[:1]), call.line],
        )
    if any(run["scope"] == "fragment" for run in runs):
        return Cause(
            "fragment-sets-outside-widget",
            "The fragment runs alone and sets the key of a widget outside it. That widget is not "
            "drawn in this run, so the browser is not told.",
            [*(w.statement.lineno for w in writes), call.line],
        )
    takes = [
        one
        for one in source.nodes
        if (
            isinstance(one, ast.Delete)
            and any(source.state_key(t) == target.key for t in one.targets)
        )
        or (
            isinstance(one, ast.Call)
            and isinstance(one.func, ast.Attribute)
            and (
                (one.func.attr == "clear" and source.is_state(one.func.value))
                or (one.func.attr == "pop" and source.state_key(one) is not None)
            )
        )
        or (
            isinstance(one, ast.Delete)
            and any(isinstance(t, ast.Subscript) and source.is_state(t.value) for t in one.targets)
        )
    ]
    gone = any(
        name == target.key and now is None
        for run in runs
        for step in [*steps(run), *run.get("callbacks", [])]
        for name, _, now in step.get("state", [])
    )
    if takes and (gone or not writes or call.key is None):
        return Cause(
            "delete-is-not-reset",
            "The key is deleted, and the browser is not told. It still has the old value, and "
            "sends that with the next input.",
            [takes[0].lineno, call.line],
        )
    changed = [w for w in writes if isinstance(w.node, ast.Call)] or [
        w for w in source.state_writes if isinstance(w.node, ast.Call) and w.key == target.key
    ]
    if changed:
        return Cause(
            "append-to-widget-state",
            "The list under the key is changed and not assigned, so the browser is not told.",
            [changed[0].statement.lineno, call.line],
        )
    return None

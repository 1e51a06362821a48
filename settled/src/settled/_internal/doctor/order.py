"""Which findings are told, and in which order: what is certain first, one for each widget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from settled._internal.doctor.context import masked
from settled._internal.doctor.finding import Finding
from settled._internal.doctor.symptom import Case

_SHOWN_LATE = {
    "class-redefined",
    "plain-variable",
    "nudge-too-late",
    "clear-after-send",
    "callback-called",
    "toggle-out-of-phase",
}
"""Patterns that show as a text that is late, too."""


def ordered(static: Sequence[Finding], confirmed: Sequence[tuple[Case, Finding]]) -> list[Finding]:
    """Put what is certain first, fold what is the same, and keep one for each widget."""
    dynamic = [finding for _, finding in confirmed]
    bugs = [one for one in static if one.level == "bug"]
    failing = [f for c, f in confirmed if c.symptom.kind == "exception" and not c.actions]
    told = [*failing]
    for one in bugs:
        seen = next((f for f in dynamic if _same_fault(f, one)), None)
        if failing:
            continue
        told.append(replace(one, inputs=seen.inputs) if seen is not None else one)
    patterns = {one.pattern for one in told}
    for one in dynamic:
        vague = one.pattern == "read-before-write" and patterns & _SHOWN_LATE
        if one not in told and not any(_same_fault(one, bug) for bug in bugs) and not vague:
            told.append(one)
    told += [one for one in static if one.level == "advice"]
    kept: list[Finding] = []
    for one in told:
        same = next((k for k in kept if _same_widget(k, one) or _same_lines(k, one)), None)
        if same is None:
            kept.append(one)
        elif one.pattern != same.pattern and one.level == "bug":
            place = kept.index(same)
            also = f"{one.title} [{one.pattern}]"
            if also not in same.also:
                kept[place] = replace(same, also=(*same.also, also))
    return kept


def identity(finding: Finding) -> tuple[object, ...]:
    """Give what makes a finding the same one in another version of the app."""
    widget = finding.widget
    return finding.pattern, widget and (widget.kind, widget.key or masked(widget.label))


def _same_widget(one: Finding, other: Finding) -> bool:
    mine, theirs = one.widget, other.widget
    if mine is None or theirs is None or one.file != other.file:
        return False
    if mine.key or theirs.key:
        return mine.key == theirs.key
    return mine.label == theirs.label and mine.kind == theirs.kind


def _same_fault(one: Finding, other: Finding) -> bool:
    return (one.pattern, one.file) == (other.pattern, other.file)


def _same_lines(one: Finding, other: Finding) -> bool:
    return _same_fault(one, other) and bool(set(one.lines) & set(other.lines))

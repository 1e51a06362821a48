"""From a symptom to its cause: which pattern it is, which lines make it, and why, in words."""

from __future__ import annotations

from settled._internal.doctor.causes.difference import of_difference
from settled._internal.doctor.causes.evidence import (
    Cause,
    Evidence,
)
from settled._internal.doctor.causes.late import of_late
from settled._internal.doctor.causes.replacement import of_replacement
from settled._internal.doctor.causes.told import told_by_symptom
from settled._internal.doctor.causes.unheard import of_unheard
from settled._internal.doctor.context import Context
from settled._internal.doctor.finding import Finding, Widget
from settled._internal.doctor.inputs_in_words import inputs
from settled._internal.doctor.long_texts import in_short
from settled._internal.doctor.patterns import TITLES
from settled._internal.doctor.symptom import Case
from settled._internal.doctor.walk import Walk


def finding_of(case: Case, walk: Walk, context: Context) -> Finding | None:
    """Say what a confirmed symptom is; None if the code gives no cause that the guide knows."""
    evidence = Evidence(case, walk, context)
    cause = _cause(evidence)
    if cause is None or cause.pattern not in TITLES:
        return None
    symptom = case.symptom
    target = symptom.target
    seen, expected = in_short(symptom.seen, symptom.expected)
    return Finding(
        level="bug",
        pattern=cause.pattern,
        title=TITLES[cause.pattern],
        widget=Widget(target.kind, target.label, target.key) if target else None,
        lines=tuple(sorted({line for line in cause.lines if line})),
        inputs=inputs(case.actions),
        seen=seen,
        expected=expected,
        because=cause.because,
        file=evidence.file if cause.file is None else cause.file,
    )


def _cause(evidence: Evidence) -> Cause | None:
    symptom = evidence.case.symptom
    if symptom.pattern and symptom.kind != "new in each run":
        return told_by_symptom(evidence)
    by_kind = {
        "lost": of_replacement,
        "other lost": of_replacement,
        "new in each run": of_replacement,
        "unheard": of_unheard,
        "replaced by itself": told_by_symptom,
        "late": of_late,
        "differs": of_difference,
    }
    find = by_kind.get(symptom.kind)
    return find(evidence) if find else None

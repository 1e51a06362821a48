"""The detectors: each looks at the last step of a walk and says what is wrong there.

One file for each kind. A detector's docstring says what it sees, and whom it must not accuse.
"""

from __future__ import annotations

from collections.abc import Iterator

from settled._internal.doctor.context import Context
from settled._internal.doctor.detect import (
    by_code,
    callbacks,
    closed,
    errors,
    forgotten,
    late,
    lost,
    others,
)
from settled._internal.doctor.symptom import Symptom
from settled._internal.doctor.walk import Walk

_DETECTORS = (
    errors.exceptions,
    errors.ignored_default,
    lost.lost_input,
    lost.replaced_by_itself,
    lost.renamed,
    others.other_lost,
    others.other_row,
    others.default_ignored,
    by_code.untouched_default,
    callbacks.old_arguments,
    forgotten.forgotten_when_hidden,
    closed.closed_by_itself,
    closed.tab_not_opened,
    late.late,
    late.differs,
)


def symptoms(walk: Walk, context: Context) -> Iterator[Symptom]:
    """Ask all detectors about the last step."""
    for detector in _DETECTORS:
        yield from detector(walk, context)

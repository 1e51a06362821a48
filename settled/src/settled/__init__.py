"""Whether a Streamlit app is settled after an input, and what each of its script runs did.

An app is *settled* if a further rerun without any input would change nothing: the same elements
with the same values, the same widget identities, the same session state.

`unsettled`, `is_settled` and `would_change` find that out for an `AppTest`. `recording` tells, run
by run, which statements ran, what they changed and which widgets they drew. `assert_settled` makes
the inputs itself and fails with what lags and why.

What `__all__` names stays as it is within a major version; all else may change without notice.

To import this package does not import Streamlit: that comes with the first use of what needs it.
Only releases before 1.61 are imported at once, to correct what their AppTest keeps of runs.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

from settled._internal.apptest import forget_what_reruns_replace
from settled._internal.capture import Capture, Element, capture
from settled._internal.differences import differences
from settled._internal.record_shape import RECORD_VERSION, Record, Report
from settled._internal.rule import (
    is_settled,
    unsettled,
    unsettled_async,
    would_change,
    would_change_live,
)

if TYPE_CHECKING:
    from settled._internal.doctor.assertion import assert_settled
    from settled._internal.recorder import recording, run_count, start_recording, unrecorded

__all__ = [
    "RECORD_VERSION",
    "Capture",
    "Element",
    "Record",
    "Report",
    "assert_settled",
    "capture",
    "differences",
    "is_settled",
    "recording",
    "run_count",
    "start_recording",
    "unrecorded",
    "unsettled",
    "unsettled_async",
    "would_change",
    "would_change_live",
]

# In the browser, Streamlit is stlite's, which is newer; and each import there is waited for.
if sys.platform != "emscripten":
    forget_what_reruns_replace()

_LATER = {
    "assert_settled": "settled._internal.doctor.assertion",
    "recording": "settled._internal.recorder",
    "run_count": "settled._internal.recorder",
    "start_recording": "settled._internal.recorder",
    "unrecorded": "settled._internal.recorder",
}
"""Names whose modules import Streamlit, which takes a second."""


def __getattr__(name: str) -> object:
    if name in _LATER:
        return getattr(import_module(_LATER[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*globals(), *_LATER]

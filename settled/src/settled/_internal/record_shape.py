"""What a record of a script run is.

A record is plain data, ready for JSON; what is empty is left out. Values are text, as
`display.display` gives them, and null stands for "not there".

    run = {
        "trigger": "start" | "input" | "st.rerun" | "again",
        "scope": "script" | "fragment",
        "before": {name: value},                  # session state when the run was asked for
        "inputs": [{"widget": widget, "was": value, "is": value}],  # what the browser sent anew
        "arrived": [change],                      # what those changed in session state
        "callbacks": [{"name": name, "of": label, "steps": [step], "state": [change]}],
        "steps": [step],                          # of the script, in order
        "end": "finished" | "stopped" | "rerun" | "error",
        "after": {name: value},
        "forgotten": [widget],                    # what had a value before, and has none now
    }
    step = {
        "line": number, "last": number,           # the statement, from 1
        "in": name, "depth": number,              # the function it is in, and how deep the call
        "names": [[name, value]],                 # variables that are new or have changed
        "state": [change],
        "widgets": [widget],                      # what a widget call returned, and as whom
        "drawn": [[kind, text]],
        "raised": name,                           # of the exception that left the statement
    }
    change = [name, before, after]
    widget = {
        "kind", "label", "key", "identity", "value",
        "new": true,                              # no widget had this identity before this run
        "differs": [change],                      # the arguments that made it another widget
    }

`identity` counts the widgets that had this kind, label and key so far in the session, from 1: a
widget with another number is another widget to Streamlit. Streamlit's own identities hold a hash
of the script's path and differ from place to place.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from streamlit.runtime.scriptrunner.script_runner import ScriptRunner

RECORD_VERSION = 1
"""Of the shape above."""

MAX_STEPS = 300
"""How many statements of a run are kept: an app may loop."""

Record: TypeAlias = dict[str, Any]
"""A run, or a part of one."""

Report: TypeAlias = "Callable[[ScriptRunner, Record], None]"
"""What is called at the end of each run."""

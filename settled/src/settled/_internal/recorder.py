"""Records what each script run did: callbacks, statements, values, widgets, session state.

It runs beside AppTest, in a server, and in a reader's browser. It only watches: what it hooks into
calls the original first and gives its result back. `record` says what a record is.
"""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from typing import Any

from streamlit.elements.lib import utils as elements
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner, ScriptRunnerEvent
from streamlit.runtime.scriptrunner_utils.script_run_context import get_script_run_ctx
from streamlit.runtime.state.session_state import Serialized, SessionState, WStates

from settled._internal.display import display, shorten
from settled._internal.record_shape import MAX_DRAWN, Record, Report
from settled._internal.session import (
    Run,
    begun_session,
    current,
    current_run,
    note_state,
    readable_state,
    safely,
    session_of,
    without,
)
from settled._internal.statements import leave_call
from settled._internal.tracing import LineTracer, line_tracer
from settled._internal.widgets import on_identity, on_message, on_widget

_ENDS = (
    ScriptRunnerEvent.SCRIPT_STOPPED_WITH_SUCCESS,
    ScriptRunnerEvent.SCRIPT_STOPPED_FOR_RERUN,
    ScriptRunnerEvent.FRAGMENT_STOPPED_WITH_SUCCESS,
)
_END_OF_EXCEPTION = {"": "finished", "StopException": "stopped", "RerunException": "rerun"}

_unrecorded: ContextVar[bool] = ContextVar("unrecorded", default=False)
_reporter: ContextVar[Report | None] = ContextVar("reporter", default=None)
_recorders: list[LineTracer] = []
"""The one that records now, if one does."""


@contextlib.contextmanager
def recording(report: Report) -> Iterator[None]:
    """Record every script run in this process until the end of the block.

    Args:
        report: is called with the script runner and the record at the end of each run, in the
            thread of the script. It must not raise.

    Raises:
        RuntimeError: runs are recorded already.
    """
    end = start_recording(report)
    try:
        yield
    finally:
        end()


def start_recording(report: Report) -> Callable[[], None]:
    """Record every script run of the script runners that are made from now on in this process.

    Args:
        report: as for `recording`.

    Returns:
        What ends it.

    Raises:
        RuntimeError: runs are recorded already.
    """
    if _recorders:
        raise RuntimeError("Script runs are recorded already, and one recorder is enough.")
    tracer = line_tracer()
    _recorders.append(tracer)
    undo = [
        _around(ScriptRunner, "__init__", functools.partial(_on_runner, report, tracer)),
        _around(SessionState, "_call_callbacks", _on_inputs),
        _around(WStates, "call_callback", _on_callback),
        _around(SessionState, "register_widget", on_widget),
        _around(elements, "_compute_element_id", on_identity),
    ]

    def end() -> None:
        if tracer in _recorders:
            for each in undo:
                each()
            tracer.end()
            _recorders.remove(tracer)

    return end


@contextlib.contextmanager
def recorded_by(report: Report) -> Iterator[None]:
    """Record the script runners that are made in the block, and tell nobody else of them.

    Unlike `recording`, it can be used while somebody else records.
    """
    before = _reporter.set(report)
    end = None if _recorders else start_recording(report)
    try:
        yield
    finally:
        if end is not None:
            end()
        _reporter.reset(before)


@contextlib.contextmanager
def unrecorded() -> Iterator[None]:
    """Do not record the script runners that are made in the block."""
    before = _unrecorded.set(True)
    try:
        yield
    finally:
        _unrecorded.reset(before)


def run_count(runner: ScriptRunner) -> int:
    """Give how many script runs the session of a script runner has begun while it was recorded."""
    session = session_of(runner._session_state._state)
    return session.runs if session else 0


def _around(owner: object, name: str, wrapper: Callable[..., Any]) -> Callable[[], None]:
    original = getattr(owner, name)

    @functools.wraps(original)
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        return wrapper(original, *args, **kwargs)

    setattr(owner, name, wrapped)
    return lambda: setattr(owner, name, original)


# A run, from its start to its end.


def _on_runner(
    report: Report,
    tracer: LineTracer,
    original: Callable[..., None],
    runner: Any,
    *args: Any,
    **kw: Any,
) -> None:
    original(runner, *args, **kw)
    if _unrecorded.get():
        return
    report = _reporter.get() or report
    state = runner._session_state._state

    @safely
    def heard(event: ScriptRunnerEvent, details: dict[str, Any]) -> None:
        if event is ScriptRunnerEvent.ENQUEUE_FORWARD_MSG:
            on_message(state, details["forward_msg"])
        elif event is ScriptRunnerEvent.SCRIPT_STARTED:
            _start(runner._main_script_path, state, details.get("fragment_ids_this_run"))
            tracer.begin(runner._main_script_path)
        elif event in _ENDS:
            tracer.pause()
            if record := _finish(state):
                report(runner, record)

    def receive(_: object, event: ScriptRunnerEvent, **details: Any) -> None:
        heard(event, details)

    runner.on_event.connect(receive, weak=False)


def _start(script: str, state: SessionState, fragments: list[str] | None) -> None:
    session = begun_session(state)
    trigger = {"none": "start", "rerun": "st.rerun"}.get(session.end, "again")
    scope = "fragment" if fragments else "script"
    session.run = Run(script, scope, trigger, readable_state(state))
    session.runs += 1
    session.empty_page(fragments)


def _finish(state: SessionState) -> Record | None:
    found = current_run(state)
    if found is None:
        return None
    session, run = found
    while run.calls:
        leave_call(state, run)
    for identity, sent in run.inputs.items():
        if identity not in run.widgets:
            sent["undrawn"] = True
    session.run = None
    session.end = _END_OF_EXCEPTION.get(run.raised, "error")
    if ctx := get_script_run_ctx(suppress_warning=True):
        session.page_hash, session.query = ctx.page_script_hash, ctx.query_string
    record = run.record
    if run.steps:
        record["steps"] = run.steps
    record["end"] = session.end
    record["after"] = readable_state(state)
    session.widgets |= run.widgets
    session.places |= run.places
    held = state._keys()
    gone = [identity for identity in session.widgets if identity not in held]
    if gone:
        forgotten = [without(session.widgets.pop(one), "new", "differs") for one in gone]
        record["forgotten"] = forgotten[:MAX_DRAWN]
    return record


# What the browser sent, and callbacks.


def _on_inputs(original: Callable[..., None], state: Any, *args: Any, **kw: Any) -> None:
    _note_inputs(state)
    original(state, *args, **kw)


@safely
def _note_inputs(state: SessionState) -> None:
    found = current_run(state)
    if found is None:
        return
    session, run = found
    states = state._new_widget_state.states.values()
    session.sent = [one.value for one in states if isinstance(one, Serialized)]
    run.inputs = {
        identity: {
            "widget": without(session.widgets[identity], "value", "new", "differs"),
            "was": display(state._old_state.get(identity)),
            "is": display(state._new_widget_state.get(identity)),
        }
        for identity in state._new_widget_state
        if identity in session.widgets and state._widget_changed(identity)
    }
    if run.inputs:
        run.record["trigger"] = "input"
        run.record["inputs"] = list(run.inputs.values())
    note_state(state, run, run.record, "arrived")


def _on_callback(original: Callable[..., None], states: Any, identity: str) -> None:
    begun = _begin_callback(states, identity)
    try:
        original(states, identity)
    finally:
        if begun is not None:
            _end_callback(*begun)


@safely
def _begin_callback(states: WStates, identity: str) -> tuple[SessionState, Run, Record] | None:
    here = current()
    if here is None:
        return None
    state, session, run = here
    function = getattr(states.widget_metadata.get(identity), "callback", None)
    while isinstance(function, functools.partial):
        function = function.func
    callback = {"name": shorten(str(getattr(function, "__name__", "callback")))}
    if identity in session.widgets:
        callback["of"] = session.widgets[identity]["label"]
    run.phase = []
    return state, run, callback


@safely
def _end_callback(state: SessionState, run: Run, callback: Record) -> None:
    while run.calls:
        leave_call(state, run)
    if run.phase:
        callback["steps"] = run.phase
    # Of a callback that has no lines of the app's own, as st.session_state.clear has none.
    note_state(state, run, callback)
    run.record.setdefault("callbacks", []).append(callback)
    run.phase = run.steps

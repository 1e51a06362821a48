"""Records what each script run did: callbacks, statements, values, widgets, session state.

The same file runs beside AppTest when the site is built, and in the reader's browser. It only
watches: what it hooks into calls the original first and gives its result back.

A record is plain data, ready for JSON; what is empty is left out. Values are text, as `shown()`
gives them, and null stands for "not there".

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

import ast
import contextlib
import dis
import functools
import inspect
import logging
import sys
from collections.abc import Callable, Iterator, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date, time, timedelta
from enum import Enum
from pathlib import Path
from types import CodeType, FrameType, ModuleType
from typing import Any
from weakref import WeakValueDictionary

from streamlit.elements.lib import utils as elements
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner, ScriptRunnerEvent
from streamlit.runtime.scriptrunner_utils.script_run_context import get_script_run_ctx
from streamlit.runtime.state.session_state import (
    STREAMLIT_INTERNAL_KEY_PREFIX,
    SessionState,
    WStates,
)
from streamlit.runtime.uploaded_file_manager import UploadedFile

VERSION = 1
"""Of the shape above."""

LONGEST = 100
"""How many characters of a value or a text are kept."""

MOST_STEPS = 300
"""How many statements of a run are kept: an app may loop."""

_DEEPEST = 3
"""How deep a value is looked into."""

_KEPT = f"{STREAMLIT_INTERNAL_KEY_PREFIX}_XRAY"
"""Session state keeps what is known of a session, and ends with it. Scripts do not see this key."""

_ENDS = (
    ScriptRunnerEvent.SCRIPT_STOPPED_WITH_SUCCESS,
    ScriptRunnerEvent.SCRIPT_STOPPED_FOR_RERUN,
    ScriptRunnerEvent.FRAGMENT_STOPPED_WITH_SUCCESS,
)
_END_OF_EXCEPTION = {"": "finished", "StopException": "stopped", "RerunException": "rerun"}

_log = logging.getLogger(__name__)

Record = dict[str, Any]
Report = Callable[[Any, Record], None]


def shown(value: object, depth: int = 0) -> str:
    """Give a value as text that is the same in every process.

    An app's own classes are not asked: their `__repr__` may do anything.
    """
    text = _plain(value)
    if text is None and depth > _DEEPEST:
        text = "…"
    if text is None:
        text = _inside(value, lambda one: shown(one, depth + 1))
    return _short(text)


def _plain(value: object) -> str | None:
    if isinstance(value, Enum):
        return f"{type(value).__name__}.{value.name}"
    if isinstance(value, date | time | timedelta):
        return str(value)
    if value is None or isinstance(value, bool | int | float | str | bytes | range):
        return repr(value)
    return None


def _inside(value: object, show: Callable[[object], str]) -> str:
    name = type(value).__name__
    match value:
        case Mapping():
            text = f"{{{', '.join(f'{show(key)}: {show(one)}' for key, one in value.items())}}}"
        case list():
            text = f"[{', '.join(map(show, value))}]"
        case tuple():
            text = f"({', '.join(map(show, value))}{',' if len(value) == 1 else ''})"
        case set() | frozenset():
            text = f"{{{', '.join(sorted(map(show, value)))}}}" if value else "set()"
        case UploadedFile():
            text = f"<file {value.name}>"
        case _ if is_dataclass(value):
            parts = (f"{one.name}={show(getattr(value, one.name, None))}" for one in fields(value))
            text = f"{name}({', '.join(parts)})"
        case _:
            own = {} if _is_streamlits(value) else getattr(value, "__dict__", {})
            text = f"<{name}{''.join(f' {key}={show(one)}' for key, one in own.items())}>"
    return text


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


@dataclass
class _Call:
    """A call of one of the app's own functions, or of the script itself, that goes on."""

    frame: FrameType
    depth: int
    line: int = 0
    """The first of the statement that runs."""
    step: Record | None = None
    names: dict[str, str] = field(default_factory=dict)
    """The variables after the last statement."""


class _Run:
    """A script run that goes on."""

    def __init__(self, scope: str, trigger: str, state: dict[str, str]) -> None:
        self.record: Record = {"trigger": trigger, "scope": scope, "before": state}
        self.state = state
        """Session state as it was seen last."""
        self.steps: list[Record] = []
        self.phase = self.steps
        """Where steps go now: to the script's, or to a callback's."""
        self.count = 0
        self.calls: list[_Call] = []
        self.widgets: dict[str, Record] = {}
        """Those of this run, by Streamlit's identity."""
        self.raised = ""
        """The exception that ends a call now."""
        self.places: dict[tuple[int, int], str] = {}
        """The identity of the widget that a statement drew: by its line, and its place there."""


class Session:
    """What is known of a session beyond a run."""

    def __init__(self) -> None:
        self.run: _Run | None = None
        self.runs = 0
        self.end = "none"
        self.unsent: list[Record] = []
        """For whoever sends records, not all at once."""
        self.page = ForwardMsgQueue()
        """What is on the page: kept as LocalScriptRunner keeps it for AppTest."""
        self.widgets: dict[str, Record] = {}
        """Those that have a value now, by Streamlit's identity."""
        self.identities: dict[tuple[str, str, str | None], list[str]] = {}
        self.arguments: dict[str, dict[str, str]] = {}
        """What the identity of each widget was computed from."""
        self.places: dict[tuple[int, int], str] = {}
        """See `_Run`; of the last run that drew something there."""

    def __deepcopy__(self, _: object) -> Session:
        # Who copies a session tries something with the copy, of which nothing may be known here.
        return Session()


@contextlib.contextmanager
def recording(report: Report) -> Iterator[None]:
    """Record every script run in this process until the end of the block.

    Args:
        report: is called with the runner and the record at the end of each run.
    """
    end = install(report)
    try:
        yield
    finally:
        end()


def install(report: Report) -> Callable[[], None]:
    """Record every script run in this process.

    Args:
        report: is called with the runner and the record at the end of each run.

    Returns:
        What ends it.
    """
    lines: _Lines = _Monitoring() if hasattr(sys, "monitoring") else _Tracing()
    undo = [
        _around(ScriptRunner, "__init__", functools.partial(_follow, report, lines)),
        _around(SessionState, "_call_callbacks", _on_inputs),
        _around(WStates, "call_callback", _on_callback),
        _around(SessionState, "register_widget", _on_widget),
        _around(elements, "_compute_element_id", _on_identity),
    ]

    def end() -> None:
        for each in undo:
            each()
        lines.end()

    return end


_unrecorded: ContextVar[bool] = ContextVar("unrecorded", default=False)


@contextlib.contextmanager
def unrecorded() -> Iterator[None]:
    """Do not record the runners that are made in the block."""
    before = _unrecorded.set(True)
    try:
        yield
    finally:
        _unrecorded.reset(before)


def _around(owner: object, name: str, wrapper: Callable[..., Any]) -> Callable[[], None]:
    original = getattr(owner, name)

    @functools.wraps(original)
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        return wrapper(original, *args, **kwargs)

    setattr(owner, name, wrapped)
    return lambda: setattr(owner, name, original)


def _safely(function: Callable[..., Any]) -> Callable[..., Any]:
    """Let a flaw of the recorder cost the record, and never the app."""

    @functools.wraps(function)
    def safe(*args: Any) -> Any:
        try:
            return function(*args)
        except Exception:
            _log.exception("The recorder failed.")
            return None

    return safe


def session_of(state: SessionState) -> Session | None:
    """Give what is known of a session, or nothing if none of its runs was recorded."""
    return state._old_state.get(_KEPT)


def _going_on(state: SessionState) -> tuple[Session, _Run] | None:
    session = session_of(state)
    return (session, session.run) if session and session.run else None


def _here() -> tuple[SessionState, Session, _Run] | None:
    """Give the session and the run that the running code belongs to."""
    ctx = get_script_run_ctx(suppress_warning=True)
    if ctx is None:
        return None
    state = ctx.session_state._state
    found = _going_on(state)
    return (state, *found) if found else None


def _readable(state: SessionState) -> dict[str, str]:
    """Give session state as a script can read it, sorted by name."""
    # While a key has two widgets, the old one and its successor, filtered_state has the value of
    # either: it goes through a set. Who reads the key gets the successor's.
    return {str(key): shown(state[key]) for key in sorted(state.filtered_state, key=str)}


def _changes(before: Mapping[str, str], after: Mapping[str, str]) -> list[list[str | None]]:
    names = [*before, *(name for name in after if name not in before)]
    return [
        [name, before.get(name), after.get(name)]
        for name in names
        if before.get(name) != after.get(name)
    ]


def _note_state(state: SessionState, run: _Run, into: Record, name: str = "state") -> None:
    now = _readable(state)
    if changes := _changes(run.state, now):
        into[name] = changes
    run.state = now


# A run, from its start to its end.


def _follow(
    report: Report, lines: _Lines, original: Callable[..., None], runner: Any, *args: Any, **kw: Any
) -> None:
    original(runner, *args, **kw)
    if _unrecorded.get():
        return
    state = runner._session_state._state

    @_safely
    def heard(event: ScriptRunnerEvent, details: dict[str, Any]) -> None:
        if event is ScriptRunnerEvent.ENQUEUE_FORWARD_MSG:
            _on_message(state, details["forward_msg"])
        elif event is ScriptRunnerEvent.SCRIPT_STARTED:
            _start(state, details.get("fragment_ids_this_run"))
            lines.begin(runner._main_script_path)
        elif event in _ENDS:
            lines.pause()
            if record := _finish(state):
                report(runner, record)

    def receive(_: object, event: ScriptRunnerEvent, **details: Any) -> None:
        heard(event, details)

    runner.on_event.connect(receive, weak=False)


def _start(state: SessionState, fragments: list[str] | None) -> None:
    session = session_of(state)
    if session is None:
        session = state._old_state[_KEPT] = Session()
    trigger = {"none": "start", "rerun": "st.rerun"}.get(session.end, "again")
    session.run = _Run("fragment" if fragments else "script", trigger, _readable(state))
    session.runs += 1
    session.page.clear(retain_lifecycle_msgs=True, fragment_ids_this_run=fragments)


def _finish(state: SessionState) -> Record | None:
    found = _going_on(state)
    if found is None:
        return None
    session, run = found
    while run.calls:
        _leave(state, run)
    session.run = None
    session.end = _END_OF_EXCEPTION.get(run.raised, "error")
    record = run.record
    if run.steps:
        record["steps"] = run.steps
    record["end"] = session.end
    record["after"] = _readable(state)
    session.widgets |= run.widgets
    session.places |= run.places
    held = state._keys()
    gone = [identity for identity in session.widgets if identity not in held]
    if gone:
        record["forgotten"] = [_without(session.widgets.pop(one), "new", "differs") for one in gone]
    return record


def _without(widget: Record, *names: str) -> Record:
    return {name: what for name, what in widget.items() if name not in names}


# What the browser sent, and callbacks.


def _on_inputs(original: Callable[..., None], state: Any) -> None:
    _note_inputs(state)
    original(state)


@_safely
def _note_inputs(state: SessionState) -> None:
    found = _going_on(state)
    if found is None:
        return
    session, run = found
    inputs = [
        {
            "widget": _without(session.widgets[identity], "value", "new", "differs"),
            "was": shown(state._old_state.get(identity)),
            "is": shown(state._new_widget_state.get(identity)),
        }
        for identity in state._new_widget_state
        if identity in session.widgets and state._widget_changed(identity)
    ]
    if inputs:
        run.record["trigger"] = "input"
        run.record["inputs"] = inputs
    _note_state(state, run, run.record, "arrived")


def _on_callback(original: Callable[..., None], states: Any, identity: str) -> None:
    begun = _begin_callback(states, identity)
    try:
        original(states, identity)
    finally:
        if begun is not None:
            _end_callback(*begun)


@_safely
def _begin_callback(states: WStates, identity: str) -> tuple[SessionState, _Run, Record] | None:
    here = _here()
    if here is None:
        return None
    state, session, run = here
    function = getattr(states.widget_metadata.get(identity), "callback", None)
    while isinstance(function, functools.partial):
        function = function.func
    callback = {"name": getattr(function, "__name__", "callback")}
    if identity in session.widgets:
        callback["of"] = session.widgets[identity]["label"]
    run.phase = []
    return state, run, callback


@_safely
def _end_callback(state: SessionState, run: _Run, callback: Record) -> None:
    while run.calls:
        _leave(state, run)
    if run.phase:
        callback["steps"] = run.phase
    # Of a callback that has no lines of the app's own, as st.session_state.clear has none.
    _note_state(state, run, callback)
    run.record.setdefault("callbacks", []).append(callback)
    run.phase = run.steps


# Widgets, and what is drawn.


def _on_identity(original: Callable[..., str], *args: Any, **arguments: Any) -> str:
    identity = original(*args, **arguments)
    _note_identity(identity, arguments)
    return identity


@_safely
def _note_identity(identity: str, arguments: dict[str, Any]) -> None:
    if here := _here():
        here[1].arguments[identity] = {
            name: _short(str(value))
            for name, value in arguments.items()
            if name != "active_script_hash"
        }


def _on_widget(original: Callable[..., Any], state: Any, metadata: Any, user_key: Any) -> Any:
    result = original(state, metadata, user_key)
    _note_widget(state, metadata.id, user_key, result.value)
    return result


@_safely
def _note_widget(state: SessionState, identity: str, key: str | None, value: object) -> None:
    found = _going_on(state)
    if found is None:
        return
    session, run = found
    known = session.widgets.get(identity)
    widget: Record = {"kind": "", "label": "", "key": key, "identity": 1, "value": shown(value)}
    if key is None:
        del widget["key"]
    if known is None:
        widget["new"] = True
    else:
        widget |= {name: known[name] for name in ("kind", "label", "identity")}
    run.widgets[identity] = widget
    if (step := _step(run)) is None:
        return
    drawn = step.setdefault("widgets", [])
    place = step["line"], len(drawn)
    drawn.append(widget)
    before = session.places.get(place)
    run.places[place] = identity
    if known is None and before is not None:
        old, new = (session.arguments.get(one, {}) for one in (before, identity))
        if differs := _changes(old, new):
            widget["differs"] = differs


def _step(run: _Run) -> Record | None:
    return run.calls[-1].step if run.calls else None


def _on_message(state: SessionState, message: Any) -> None:
    found = _going_on(state)
    if found is None:
        return
    session, run = found
    session.page.enqueue(message)
    if message.WhichOneof("type") != "delta":
        return
    part = message.delta.WhichOneof("type")
    holder = getattr(message.delta, part, None) if part in ("new_element", "add_block") else None
    name = holder.WhichOneof("type") if holder is not None else None
    if holder is None or name is None:
        return
    element = getattr(holder, name)
    kind = _kind(name, element)
    identity = getattr(element, "id", "")
    if widget := run.widgets.get(identity):
        label = str(getattr(element, "label", "") or getattr(element, "placeholder", ""))
        known = session.identities.setdefault((kind, label, widget.get("key")), [])
        if identity not in known:
            known.append(identity)
        widget |= {"kind": kind, "label": label, "identity": known.index(identity) + 1}
    elif (step := _step(run)) is not None and (text := _text(element)):
        step.setdefault("drawn", []).append([kind, _short(text)])


def _kind(name: str, element: Any) -> str:
    if name == "alert":
        return str(type(element).Format.Name(element.format)).lower()
    if name == "checkbox" and element.type == type(element).StyleType.Value("TOGGLE"):
        return "toggle"
    return {"markdown": "text", "button_group": "pills"}.get(name, name.replace("_", " "))


def _text(element: Any) -> str:
    for name in ("label", "body", "message", "text"):
        if isinstance(said := getattr(element, name, None), str) and said:
            return said
    return ""


# Statements.


class _Statements:
    """Tells which statement a line belongs to. One over several lines is one step."""

    def __init__(self) -> None:
        self._of: dict[str, dict[int, tuple[int, int]]] = {}

    def at(self, path: str, line: int) -> tuple[int, int]:
        """Give the first and the last line of the innermost statement at a line."""
        if path not in self._of:
            self._of[path] = self._read(path)
        return self._of[path].get(line, (line, line))

    def _read(self, path: str) -> dict[int, tuple[int, int]]:
        try:
            tree = ast.parse(Path(path).read_bytes())
        except (OSError, SyntaxError, ValueError):
            return {}
        found: dict[int, tuple[int, int]] = {}
        for node in ast.walk(tree):  # the outer before the inner
            if isinstance(node, ast.stmt):
                decorators = getattr(node, "decorator_list", [])
                first = min([node.lineno, *(one.lineno for one in decorators)])
                last = node.end_lineno or first
                inner = getattr(node, "body", None) or getattr(node, "cases", None)
                if inner:
                    start = getattr(inner[0], "pattern", inner[0]).lineno
                    last = max(first, start - 1)
                for line in range(first, last + 1):
                    found[line] = (first, last)
        return found


_statements = _Statements()


def _is_told(code: CodeType) -> bool:
    """Whether the lines of a code are told: the script's and functions'.

    Bodies of classes, lambdas and comprehensions stand in a statement that is told. Which lines of
    theirs Python reports differs from one version to the next.
    """
    in_a_statement = code.co_name.startswith("<") or not code.co_flags & inspect.CO_OPTIMIZED
    return code.co_name == "<module>" or not in_a_statement


@_safely
def _on_line(frame: FrameType, line: int) -> None:
    here = _here()
    if here is None or not _is_told(frame.f_code):
        return
    state, _, run = here
    while run.calls and run.calls[-1].frame is not frame and not _calls(run.calls[-1], frame):
        _leave(state, run)
    if not run.calls or run.calls[-1].frame is not frame:
        run.calls.append(_Call(frame, len(run.calls)))
    call = run.calls[-1]
    first, last = _statements.at(frame.f_code.co_filename, line)
    if call.step is not None:
        if call.line == first:
            return
        _close(state, run, call)
    run.raised = ""  # If something was raised, it was caught.
    call.line = first
    step: Record = {"line": first}
    call.step = step
    if last != first:
        step["last"] = last
    if frame.f_code.co_name != "<module>":
        step["in"] = frame.f_code.co_name
    if call.depth:
        step["depth"] = call.depth
    run.count += 1
    if run.count <= MOST_STEPS:
        run.phase.append(step)


def _calls(call: _Call, frame: FrameType) -> bool:
    """Whether a call goes on, and has led to this frame."""
    caller = frame.f_back
    while caller is not None and caller is not call.frame:
        caller = caller.f_back
    return caller is not None


def _close(state: SessionState, run: _Run, call: _Call) -> None:
    """Note what the statement of a call has changed."""
    step = call.step
    if step is None:
        return
    names = {
        name: shown(value)
        for name, value in call.frame.f_locals.items()
        if not name.startswith(("_", ".")) and _is_data(value)
    }
    if changed := [[name, text] for name, text in names.items() if call.names.get(name) != text]:
        step["names"] = changed
    call.names = names
    _note_state(state, run, step)
    call.step = None


def _is_data(value: object) -> bool:
    if isinstance(value, ModuleType | type) or callable(value):
        return False
    return not _is_streamlits(value) or isinstance(value, UploadedFile)


def _is_streamlits(value: object) -> bool:
    return type(value).__module__.startswith("streamlit")


def _leave(state: SessionState, run: _Run) -> None:
    _close(state, run, run.calls.pop())


@_safely
def _on_exit(frame: FrameType, error: str) -> None:
    """Note that a call ends; `error` names the exception that ends it, if there is one."""
    here = _here()
    if here is None:
        return
    state, _, run = here
    while any(call.frame is frame for call in run.calls):
        call = run.calls[-1]
        if error and call.frame is frame and call.step is not None:
            call.step["raised"] = run.raised = error
        _leave(state, run)


class _Lines:
    """Tells of each line of an app's own file that runs, and of each end of a call there."""

    def begin(self, path: str) -> None:
        """Watch a script that is about to run, in this thread."""
        raise NotImplementedError

    def pause(self) -> None:
        """Watch nothing in this thread until another run begins."""

    def end(self) -> None:
        """Watch nothing any more."""


class _Tracing(_Lines):
    """The way before Python 3.12: each call of any function is looked at."""

    def begin(self, path: str) -> None:
        errors: dict[FrameType, str] = {}

        def follow(frame: FrameType, event: str, arg: Any) -> Any:
            if event == "line":
                _on_line(frame, frame.f_lineno)
            elif event == "exception":
                errors[frame] = arg[0].__name__
            elif event == "return":
                error = errors.pop(frame, "")
                # It may have been caught. An exception that was not ends a call elsewhere.
                returns = frame.f_code.co_code[frame.f_lasti] == dis.opmap["RETURN_VALUE"]
                _on_exit(frame, "" if returns else error)
            return follow

        def called(frame: FrameType, _event: str, _arg: Any) -> Any:
            return follow if frame.f_code.co_filename == path else None

        sys.settrace(called)

    def pause(self) -> None:
        sys.settrace(None)


class _Monitoring(_Lines):
    """The way from Python 3.12 on: only an app's own code takes longer (PEP 669)."""

    _TOOL = 4  # one of the two without a name

    def __init__(self) -> None:
        self._paths: set[str] = set()
        # By address: to Python, the same code of another app is equal.
        self._codes: WeakValueDictionary[int, CodeType] = WeakValueDictionary()
        self._on: Any = sys.monitoring  # type: ignore[attr-defined,unused-ignore]
        events = self._on.events
        self._on.use_tool_id(self._TOOL, "xray")
        for event, callback in (
            (events.PY_START, self._start),
            (events.LINE, self._line),
            (events.PY_RETURN, self._return),
            (events.PY_UNWIND, self._unwind),
        ):
            self._on.register_callback(self._TOOL, event, callback)

    def begin(self, path: str) -> None:
        if path not in self._paths:
            self._paths.add(path)
            # Each function's start is looked at once, and if it is another file's, no more.
            # Of exceptions that leave a function, all are told or none.
            self._on.restart_events()
        self._on.set_events(self._TOOL, self._on.events.PY_START | self._on.events.PY_UNWIND)

    def _start(self, code: CodeType, _: int) -> Any:
        if code.co_filename in self._paths:
            self._codes[id(code)] = code
            events = self._on.events
            self._on.set_local_events(self._TOOL, code, events.LINE | events.PY_RETURN)
        return self._on.DISABLE

    def _line(self, _code: CodeType, line: int) -> None:
        _on_line(sys._getframe(1), line)

    def _return(self, _code: CodeType, _offset: int, _value: object) -> None:
        _on_exit(sys._getframe(1), "")

    def _unwind(self, code: CodeType, _offset: int, error: BaseException) -> None:
        if code.co_filename in self._paths:
            _on_exit(sys._getframe(1), type(error).__name__)

    def end(self) -> None:
        for code in self._codes.values():
            self._on.set_local_events(self._TOOL, code, 0)
        self._on.set_events(self._TOOL, 0)
        self._on.free_tool_id(self._TOOL)

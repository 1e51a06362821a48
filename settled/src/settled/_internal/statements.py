"""Notes each statement of an app's own files that runs: its variables, what it changed, raised."""

from __future__ import annotations

import inspect
from types import CodeType, FrameType, ModuleType

from streamlit.runtime.state.session_state import SessionState
from streamlit.runtime.uploaded_file_manager import UploadedFile

from settled._internal.display import display, is_streamlits, shorten
from settled._internal.own_files import OwnFile, name_in_app, own_file
from settled._internal.record_shape import MAX_LINES, MAX_STEPS, MAX_TURNS, Record
from settled._internal.session import Call, Run, current, note_state, readable_state, safely


def _is_recorded(code: CodeType) -> bool:
    """Whether the lines of a code are recorded: the script's and functions'.

    Bodies of classes, lambdas and comprehensions stand in a statement that is. Which lines of
    theirs Python reports differs from one version to the next.
    """
    in_a_statement = code.co_name.startswith("<") or not code.co_flags & inspect.CO_OPTIMIZED
    return code.co_name == "<module>" or not in_a_statement


@safely
def on_line(frame: FrameType, line: int) -> bool:
    """Note that a line is about to run.

    Returns:
        Whether the rest of the run need not be told.
    """
    here = current()
    if here is None or not _is_recorded(frame.f_code):
        return False
    state, _, run = here
    if run.is_full:
        return True
    name = name_in_app(run.script, frame.f_code.co_filename)
    if name is None:
        return False
    statement = _file_of(run, name, frame.f_code.co_filename).at(line)
    if statement is None:
        return False
    while run.calls and run.calls[-1].frame is not frame and not _leads_to(run.calls[-1], frame):
        leave_call(state, run)
    if not run.calls or run.calls[-1].frame is not frame:
        run.calls.append(Call(frame, len(run.calls)))
    call = run.calls[-1]
    first, last = statement
    if call.line == first and call.step is not None:
        return False
    _close_step(state, run, call)
    run.raised = ""  # If something was raised, it was caught.
    call.line = first
    run.lines += 1
    run.turns[name, first] += 1
    if run.count == MAX_STEPS or run.lines == MAX_LINES:
        while run.calls:
            leave_call(state, run)
        run.is_full = run.record["more"] = True
    elif run.turns[name, first] > MAX_TURNS:
        run.record["more"] = call.skips = True
    else:
        if call.skips:
            # What those have changed is not this one's doing.
            call.names, run.state, call.skips = _names(call.frame), readable_state(state), False
        call.step = _step(name, first, last, call)
        run.phase.append(call.step)
        run.count += 1
    return run.is_full


def _file_of(run: Run, name: str, path: str) -> OwnFile:
    """Read a file once a run, and note what was read."""
    if name not in run.files:
        file = run.files[name] = own_file(path)
        if file.checksum is not None:
            run.record.setdefault("sources", {})[name] = file.checksum
    return run.files[name]


def _step(file: str, first: int, last: int, call: Call) -> Record:
    step: Record = {"line": first}
    if last != first:
        step["last"] = last
    if file:
        step["file"] = file
    if call.frame.f_code.co_name != "<module>":
        step["in"] = call.frame.f_code.co_name
    if call.depth:
        step["depth"] = call.depth
    return step


@safely
def on_exit(frame: FrameType, error: str) -> None:
    """Note that a call ends; `error` names the exception that ends it, if there is one."""
    here = current()
    if here is None:
        return
    state, _, run = here
    if run.is_full:
        # The script itself ends last.
        run.raised = error
    while any(call.frame is frame for call in run.calls):
        call = run.calls[-1]
        if error and call.frame is frame:
            run.raised = error
            if call.step is not None:
                call.step["raised"] = error
        leave_call(state, run)


def leave_call(state: SessionState, run: Run) -> None:
    """Note what the last statement of the innermost call has changed, and that the call ended."""
    _close_step(state, run, run.calls.pop())


def _leads_to(call: Call, frame: FrameType) -> bool:
    """Whether a call goes on, and has led to this frame."""
    caller = frame.f_back
    while caller is not None and caller is not call.frame:
        caller = caller.f_back
    return caller is not None


def _close_step(state: SessionState, run: Run, call: Call) -> None:
    """Note what the statement of a call has changed."""
    step = call.step
    if step is None:
        return
    names = _names(call.frame)
    if changed := [[name, text] for name, text in names.items() if call.names.get(name) != text]:
        step["names"] = changed
    call.names = names
    note_state(state, run, step)
    call.step = None


def _names(frame: FrameType) -> dict[str, str]:
    """Give the variables of a call, with their values."""
    return {
        shorten(name): display(value)
        for name, value in frame.f_locals.items()
        if not name.startswith(("_", ".")) and _is_data(value)
    }


def _is_data(value: object) -> bool:
    if isinstance(value, ModuleType | type) or callable(value):
        return False
    return not is_streamlits(value) or isinstance(value, UploadedFile)

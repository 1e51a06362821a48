"""Notes each statement of an app's own file that runs: its variables, what it changed or raised."""

from __future__ import annotations

import ast
import inspect
from pathlib import Path
from types import CodeType, FrameType, ModuleType

from streamlit.runtime.state.session_state import SessionState
from streamlit.runtime.uploaded_file_manager import UploadedFile

from settled._internal.display import display, is_streamlits
from settled._internal.record_shape import MAX_STEPS, Record
from settled._internal.session import Call, Run, current, note_state, safely


class _Statements:
    """Tells which statement a line belongs to. One over several lines is one step."""

    def __init__(self) -> None:
        self._of: dict[str, dict[int, tuple[int, int]]] = {}

    def at(self, path: str, line: int) -> tuple[int, int] | None:
        """Give the first and the last line of the innermost statement at a line.

        None where the file has no code: Streamlit's magic puts an import of its own on line 1
        (magic.py, `_insert_import_statement`).
        """
        if path not in self._of:
            self._of[path] = self._read(path)
        return self._of[path].get(line) if self._of[path] else (line, line)

    def _read(self, path: str) -> dict[int, tuple[int, int]]:
        try:
            tree = ast.parse(Path(path).read_bytes())
        except (OSError, SyntaxError, ValueError):
            return {}
        found: dict[int, tuple[int, int]] = {}
        for node in ast.walk(tree):  # the outer before the inner
            # A line of its own, as that with `except` is, stands for itself.
            for line in range(
                getattr(node, "lineno", 1), (getattr(node, "end_lineno", 0) or 0) + 1
            ):
                found.setdefault(line, (line, line))
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


def _is_recorded(code: CodeType) -> bool:
    """Whether the lines of a code are recorded: the script's and functions'.

    Bodies of classes, lambdas and comprehensions stand in a statement that is. Which lines of
    theirs Python reports differs from one version to the next.
    """
    in_a_statement = code.co_name.startswith("<") or not code.co_flags & inspect.CO_OPTIMIZED
    return code.co_name == "<module>" or not in_a_statement


@safely
def on_line(frame: FrameType, line: int) -> None:
    """Note that a line is about to run."""
    here = current()
    if here is None or not _is_recorded(frame.f_code):
        return
    statement = _statements.at(frame.f_code.co_filename, line)
    if statement is None:
        return
    state, _, run = here
    while run.calls and run.calls[-1].frame is not frame and not _leads_to(run.calls[-1], frame):
        leave_call(state, run)
    if not run.calls or run.calls[-1].frame is not frame:
        run.calls.append(Call(frame, len(run.calls)))
    call = run.calls[-1]
    first, last = statement
    if call.step is not None:
        if call.line == first:
            return
        _close_step(state, run, call)
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
    if run.count <= MAX_STEPS:
        run.phase.append(step)


@safely
def on_exit(frame: FrameType, error: str) -> None:
    """Note that a call ends; `error` names the exception that ends it, if there is one."""
    here = current()
    if here is None:
        return
    state, _, run = here
    while any(call.frame is frame for call in run.calls):
        call = run.calls[-1]
        if error and call.frame is frame and call.step is not None:
            call.step["raised"] = run.raised = error
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
    names = {
        name: display(value)
        for name, value in call.frame.f_locals.items()
        if not name.startswith(("_", ".")) and _is_data(value)
    }
    if changed := [[name, text] for name, text in names.items() if call.names.get(name) != text]:
        step["names"] = changed
    call.names = names
    note_state(state, run, step)
    call.step = None


def _is_data(value: object) -> bool:
    if isinstance(value, ModuleType | type) or callable(value):
        return False
    return not is_streamlits(value) or isinstance(value, UploadedFile)

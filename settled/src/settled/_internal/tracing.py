"""Follows an app's own files line by line: two ways in which Python tells of lines that run."""

from __future__ import annotations

import dis
import sys
from abc import ABC, abstractmethod
from types import CodeType, FrameType
from typing import Any
from weakref import WeakValueDictionary

from settled._internal.own_files import name_in_app
from settled._internal.statements import on_exit, on_line

_TOOLS = (4, 3)
"""Those of sys.monitoring that are set aside for no kind of tool (PEP 669)."""


class LineTracer(ABC):
    """Tells of each line of an app's own files that runs, and of each end of a call there."""

    @abstractmethod
    def begin(self, script: str) -> None:
        """Watch an app whose main script is about to run, in this thread."""

    def pause(self) -> None:  # noqa: B027 (one need not do anything)
        """Watch nothing in this thread until another run begins."""

    def end(self) -> None:  # noqa: B027
        """Watch nothing any more."""


class SettraceTracer(LineTracer):
    """The way before Python 3.12: each call of any function is looked at."""

    def begin(self, script: str) -> None:
        errors: dict[FrameType, str] = {}

        def follow(frame: FrameType, event: str, arg: Any) -> Any:
            if event == "line":
                if on_line(frame, frame.f_lineno):
                    frame.f_trace_lines = False
            elif event == "exception":
                errors[frame] = arg[0].__name__
            elif event == "return":
                error = errors.pop(frame, "")
                # It may have been caught. An exception that was not ends a call elsewhere.
                returns = frame.f_code.co_code[frame.f_lasti] == dis.opmap["RETURN_VALUE"]
                on_exit(frame, "" if returns else error)
            return follow

        def called(frame: FrameType, _event: str, _arg: Any) -> Any:
            return None if name_in_app(script, frame.f_code.co_filename) is None else follow

        sys.settrace(called)

    def pause(self) -> None:
        sys.settrace(None)


class MonitoringTracer(LineTracer):
    """The way from Python 3.12 on: only an app's own code takes longer (PEP 669)."""

    def __init__(self, tool: int) -> None:
        self._tool = tool
        self._scripts: set[str] = set()
        self._own: dict[str, bool] = {}
        """Whether a file is one of an app that is watched, by its path."""
        self._silent = False
        """Whether lines are told no more until another run begins."""
        # By address: to Python, the same code of another app is equal.
        self._codes: WeakValueDictionary[int, CodeType] = WeakValueDictionary()
        self._on: Any = sys.monitoring  # type: ignore[attr-defined,unused-ignore]
        events = self._on.events
        self._on.use_tool_id(self._tool, "settled")
        for event, callback in (
            (events.PY_START, self._start),
            (events.LINE, self._line),
            (events.PY_RETURN, self._return),
            (events.PY_UNWIND, self._unwind),
        ):
            self._on.register_callback(self._tool, event, callback)

    def begin(self, script: str) -> None:
        if script not in self._scripts:
            self._scripts.add(script)
            self._own.clear()
            self._silent = True
        if self._silent:
            # Each function's start is looked at once, and if it is another file's, no more.
            # Of exceptions that leave a function, all are told or none.
            self._on.restart_events()
            self._silent = False
        self._on.set_events(self._tool, self._on.events.PY_START | self._on.events.PY_UNWIND)

    def _is_own(self, path: str) -> bool:
        if path not in self._own:
            self._own[path] = any(name_in_app(one, path) is not None for one in self._scripts)
        return self._own[path]

    def _start(self, code: CodeType, _: int) -> Any:
        if self._is_own(code.co_filename):
            self._codes[id(code)] = code
            events = self._on.events
            self._on.set_local_events(self._tool, code, events.LINE | events.PY_RETURN)
        return self._on.DISABLE

    def _line(self, _code: CodeType, line: int) -> Any:
        if not on_line(sys._getframe(1), line):
            return None
        # A loop may go on for long: from here on, it costs nothing.
        self._silent = True
        return self._on.DISABLE

    def _return(self, _code: CodeType, _offset: int, _value: object) -> None:
        on_exit(sys._getframe(1), "")

    def _unwind(self, code: CodeType, _offset: int, error: BaseException) -> None:
        if self._is_own(code.co_filename):
            on_exit(sys._getframe(1), type(error).__name__)

    def end(self) -> None:
        for code in self._codes.values():
            self._on.set_local_events(self._tool, code, 0)
        self._on.set_events(self._tool, 0)
        self._on.free_tool_id(self._tool)


def line_tracer() -> LineTracer:
    """Give the better one that this Python has, and that nobody else uses."""
    if hasattr(sys, "monitoring"):
        for tool in _TOOLS:
            if sys.monitoring.get_tool(tool) is None:
                return MonitoringTracer(tool)
    return SettraceTracer()

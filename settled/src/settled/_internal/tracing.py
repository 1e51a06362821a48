"""Follows an app's own file line by line: two ways in which Python tells of lines that run."""

from __future__ import annotations

import dis
import sys
from abc import ABC, abstractmethod
from types import CodeType, FrameType
from typing import Any
from weakref import WeakValueDictionary

from settled._internal.statements import on_exit, on_line

_TOOLS = (4, 3)
"""Those of sys.monitoring that are set aside for no kind of tool (PEP 669)."""


class LineTracer(ABC):
    """Tells of each line of an app's own file that runs, and of each end of a call there."""

    @abstractmethod
    def begin(self, path: str) -> None:
        """Watch a script that is about to run, in this thread."""

    def pause(self) -> None:  # noqa: B027 (one need not do anything)
        """Watch nothing in this thread until another run begins."""

    def end(self) -> None:  # noqa: B027
        """Watch nothing any more."""


class SettraceTracer(LineTracer):
    """The way before Python 3.12: each call of any function is looked at."""

    def begin(self, path: str) -> None:
        errors: dict[FrameType, str] = {}

        def follow(frame: FrameType, event: str, arg: Any) -> Any:
            if event == "line":
                on_line(frame, frame.f_lineno)
            elif event == "exception":
                errors[frame] = arg[0].__name__
            elif event == "return":
                error = errors.pop(frame, "")
                # It may have been caught. An exception that was not ends a call elsewhere.
                returns = frame.f_code.co_code[frame.f_lasti] == dis.opmap["RETURN_VALUE"]
                on_exit(frame, "" if returns else error)
            return follow

        def called(frame: FrameType, _event: str, _arg: Any) -> Any:
            return follow if frame.f_code.co_filename == path else None

        sys.settrace(called)

    def pause(self) -> None:
        sys.settrace(None)


class MonitoringTracer(LineTracer):
    """The way from Python 3.12 on: only an app's own code takes longer (PEP 669)."""

    def __init__(self, tool: int) -> None:
        self._tool = tool
        self._paths: set[str] = set()
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

    def begin(self, path: str) -> None:
        if path not in self._paths:
            self._paths.add(path)
            # Each function's start is looked at once, and if it is another file's, no more.
            # Of exceptions that leave a function, all are told or none.
            self._on.restart_events()
        self._on.set_events(self._tool, self._on.events.PY_START | self._on.events.PY_UNWIND)

    def _start(self, code: CodeType, _: int) -> Any:
        if code.co_filename in self._paths:
            self._codes[id(code)] = code
            events = self._on.events
            self._on.set_local_events(self._tool, code, events.LINE | events.PY_RETURN)
        return self._on.DISABLE

    def _line(self, _code: CodeType, line: int) -> None:
        on_line(sys._getframe(1), line)

    def _return(self, _code: CodeType, _offset: int, _value: object) -> None:
        on_exit(sys._getframe(1), "")

    def _unwind(self, code: CodeType, _offset: int, error: BaseException) -> None:
        if code.co_filename in self._paths:
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

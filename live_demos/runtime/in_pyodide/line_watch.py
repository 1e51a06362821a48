"""Tells, while an app's code runs, which line it is about to run.

Nothing from outside reaches a Python that computes: a static host has no shared memory to interrupt
it with. But what it says gets out, so that whoever ends it can say where it was.
"""

import sys
import time
from collections.abc import Callable
from types import CodeType
from typing import Any

_HOME = "/home/pyodide/"
"""Below it, stlite gives each app a folder of its own (stlite's worker, `homeDir`)."""

_AT_ONCE = 300
_PER_SECOND = 100
"""How many lines are told of before some are left out, and how many more after each second: a loop
runs a million, and telling takes time."""


class _Allowance:
    """How many lines may still be told of: a token bucket."""

    def __init__(self) -> None:
        self._left = float(_AT_ONCE)
        self._since = time.monotonic()

    def take(self) -> bool:
        """Take one, if one is left."""
        now = time.monotonic()
        self._left = min(_AT_ONCE, self._left + (now - self._since) * _PER_SECOND)
        self._since = now
        if self._left < 1:
            return False
        self._left -= 1
        return True


def install(tell: Callable[[str, int], object]) -> None:
    """Tell of the lines of apps from now on. Call it once.

    Args:
        tell: gets a file, by its path from its app's folder, and a line's number.

    Raises:
        RuntimeError: all tools of `sys.monitoring` are taken.
    """
    # mypy runs on an older Python than the browser's.
    on: Any = sys.monitoring  # type: ignore[attr-defined,unused-ignore]
    tool = next((number for number in range(6) if on.get_tool(number) is None), None)
    if tool is None:
        raise RuntimeError("all tools of sys.monitoring are taken")
    allowance = _Allowance()
    events = on.events
    on.use_tool_id(tool, "line watch")

    def start(code: CodeType, _offset: int) -> Any:
        if code.co_filename.startswith(_HOME):
            on.set_local_events(tool, code, events.LINE)
        return on.DISABLE

    def line(code: CodeType, number: int) -> None:
        if allowance.take():
            tell(code.co_filename.removeprefix(_HOME).partition("/")[2], number)

    on.register_callback(tool, events.PY_START, start)
    on.register_callback(tool, events.LINE, line)
    on.set_events(tool, events.PY_START)

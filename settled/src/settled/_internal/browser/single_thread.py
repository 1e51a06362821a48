"""Runs a script in stlite, whose script runner is a coroutine in the one thread there is.

A script that awaits nothing from outside, as most do, runs to its end when its coroutine is driven
by hand. So the model of a browser is the same everywhere, and nothing in it need be awaited.
"""

from __future__ import annotations

import asyncio
import contextlib
import contextvars
import inspect
import time
from collections.abc import Iterator
from typing import Any

from streamlit import runtime

_CONTEXT = "streamlit_script_run_ctx"
"""Where Streamlit keeps the context of a run, on its thread; stlite, on its task."""


def is_needed(runner: Any) -> bool:
    """Whether the script runner is stlite's."""
    return inspect.iscoroutinefunction(runner._run_script_thread)


def run(runner: Any, timeout: float) -> None:
    """Run what a script runner was asked for, to the end.

    A script that draws nothing for long cannot be stopped: there is nobody else to do it.

    Raises:
        RuntimeError: the script waits for something from outside, as for an answer of the network.
        TimeoutError: it did not end in time.
    """
    task = asyncio.current_task()
    if task is None:
        raise RuntimeError("It must be called in a task.")
    before = getattr(task, _CONTEXT, None)
    late = time.monotonic() + timeout
    is_late = False

    def look(_: object, **__: Any) -> None:
        nonlocal is_late
        if not is_late and time.monotonic() > late:
            is_late = True
            runner.request_stop()

    runner.on_event.connect(look, weak=False)
    runner._script_task = task
    try:
        with _no_sleep():
            _context().run(_drive, runner._run_script_thread())
    finally:
        if before is None:
            with contextlib.suppress(AttributeError):
                delattr(task, _CONTEXT)
        else:
            setattr(task, _CONTEXT, before)
    if is_late:
        raise TimeoutError(f"The script did not end within {timeout:g} s.")


@contextlib.contextmanager
def runtime_in_place(stand_in: object) -> Iterator[None]:
    """Have stlite find a runtime, which it looks for elsewhere than Streamlit."""
    variable = getattr(runtime, "runtime_contextvar", None)
    if variable is None:
        yield
        return
    before = variable.set(stand_in)
    try:
        yield
    finally:
        variable.reset(before)


def _context() -> contextvars.Context:
    """Give what a new thread would have: no container and no fragment of whoever asks for a run."""
    context = contextvars.Context()
    variable = getattr(runtime, "runtime_contextvar", None)
    if variable is not None:
        context.run(variable.set, variable.get(None))
    return context


def _drive(coroutine: Any) -> None:
    while True:
        try:
            waits_for = coroutine.send(None)
        except StopIteration:
            return
        if waits_for is not None:
            coroutine.close()
            raise RuntimeError("The script waits for something from outside.")


@contextlib.contextmanager
def _no_sleep() -> Iterator[None]:
    sleep: Any = asyncio.sleep

    async def nap(_seconds: float, result: Any = None) -> Any:
        return await sleep(0, result)

    asyncio.sleep = nap  # type: ignore[assignment]
    try:
        yield
    finally:
        asyncio.sleep = sleep

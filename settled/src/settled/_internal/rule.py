"""Settled: the rule behind every widget that updates only on every second input.

After an input, an app is *settled* if a further rerun without any input would change nothing:
the same elements with the same values, the same widget identities, the same session state. Two
things may differ, because they last for one script run by design: that a button was pressed,
and what was just said in a chat input. What an app *draws* because of them counts.

What is here makes that rerun: in the app itself, or in a copy that leaves the app as it is.
"""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING

from settled._internal.apptest import twin_of
from settled._internal.capture import capture
from settled._internal.differences import differences

if TYPE_CHECKING:
    from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
    from streamlit.testing.v1 import AppTest


def unsettled(at: AppTest) -> list[str]:
    """Rerun an app without an input and say what that changed; nothing if it was settled.

    Args:
        at: an `AppTest` that has run.

    Returns:
        One sentence's part each, as “the slider “N” would show 2, not 1”.

    Raises:
        RuntimeError: the script did not finish in time.
    """
    before = capture(at)
    at.run()
    return differences(before, capture(at))


def is_settled(at: AppTest) -> bool:
    """Rerun an app without an input and say whether that changed nothing.

    Args:
        at: an `AppTest` that has run.

    Raises:
        RuntimeError: the script did not finish in time.
    """
    return not unsettled(at)


async def unsettled_async(at: AppTest) -> list[str]:
    """Do what `unsettled` does, where `AppTest.run` may be a coroutine: in stlite.

    Raises:
        RuntimeError: the script did not finish in time.
    """
    before = capture(at)
    running: object = at.run()
    if inspect.isawaitable(running):
        await running
    return differences(before, capture(at))


def would_change(at: AppTest) -> list[str]:
    """Say what a rerun without an input would change, and make none in this app.

    What lives outside a session is shared: files, caches, the variables of modules.

    Args:
        at: an `AppTest` that has run.

    Raises:
        RuntimeError: the script did not finish in time.
        TypeError: something in session state cannot be copied.
    """
    return unsettled(twin_of(at))


async def would_change_live(runner: ScriptRunner, *, timeout: float = 5) -> list[str]:
    """Say what a rerun without an input would change in a running app, and make none in it.

    It sends what the app's browser would send, as far as the server knows that. As with
    `would_change`, what lives outside a session is shared. While it runs, what all apps of a
    process share is changed: have no other app run meanwhile, and ask for one of these at a time.

    Args:
        runner: one whose last run was recorded.
        timeout: how many seconds the rerun may take.

    Raises:
        LookupError: no run of this runner was recorded.
        RuntimeError: the script did not finish in time.
        TypeError: something in session state cannot be copied.
    """
    from settled._internal.browser.resumed import resumed  # noqa: PLC0415 (imports Streamlit)
    from settled._internal.session import session_of  # noqa: PLC0415

    session = session_of(runner._session_state._state)
    if session is None:
        raise LookupError("No run of this script runner was recorded.")
    try:
        return resumed(runner, session, timeout).change()
    except TimeoutError as late:
        raise RuntimeError(str(late)) from late

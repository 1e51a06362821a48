"""Reaches into AppTest where it has no public way, in every release from 1.50 to 1.67.

AppTest itself is imported only by who makes one: to import `settled` costs nothing of it.
"""

from __future__ import annotations

import contextlib
import copy
import functools
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from streamlit.runtime.state.safe_session_state import SafeSessionState
    from streamlit.runtime.state.session_state import SessionState
    from streamlit.testing.v1 import AppTest


def forget_what_reruns_replace() -> None:
    """Have an AppTest of Streamlit before 1.61 forget what a run drew before its own `st.rerun()`.

    From 1.61 on, LocalScriptRunner empties its queue when a run starts, as a server does. This adds
    the same to older ones. It must happen before the first run: a tree tells no more which run drew
    what. So older releases are imported here, and newer ones are not.
    """
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 (see __init__.py)

    try:
        major, minor = version("streamlit").split(".")[:2]
    except PackageNotFoundError:
        return
    if (int(major), int(minor)) >= (1, 61):
        return
    from streamlit.runtime.scriptrunner import ScriptRunnerEvent  # noqa: PLC0415
    from streamlit.testing.v1.local_script_runner import LocalScriptRunner  # noqa: PLC0415

    original = LocalScriptRunner.__init__

    @functools.wraps(original)
    def init(runner: Any, *args: Any, **kw: Any) -> None:
        original(runner, *args, **kw)

        def receive(_: object, event: ScriptRunnerEvent, **details: Any) -> None:
            if event is ScriptRunnerEvent.SCRIPT_STARTED:
                runner.forward_msg_queue.clear(
                    retain_lifecycle_msgs=True,
                    # Older releases tell of no fragment by an empty list.
                    fragment_ids_this_run=details.get("fragment_ids_this_run") or None,
                )

        runner.on_event.connect(receive, weak=False)

    LocalScriptRunner.__init__ = init  # type: ignore[method-assign,assignment]


def session_state_of(at: AppTest) -> SafeSessionState:
    """Give the session state of an app under test with all that Streamlit's own code reads."""
    # Since 1.64 at the latest, at.session_state is a view for testers, beside this attribute.
    return getattr(at, "_session_state", at.session_state)  # type: ignore[return-value,unused-ignore]


def twin_of(at: AppTest) -> AppTest:
    """Give a copy of an app under test: running it leaves the first one as it is.

    Raises:
        TypeError: something in session state cannot be copied.
    """
    twin = copy.copy(at)
    _give_session_state(twin, copy.deepcopy(session_state_of(at)._state))
    _give_tree(twin, copy.copy(at._tree))
    if storage := getattr(at, "_fragment_storage", None):  # in 1.67, for callbacks
        twin._fragment_storage = type(storage)()  # type: ignore[attr-defined,unused-ignore]
    return twin


@contextlib.contextmanager
def others_left_alone() -> Iterator[None]:
    """Put back what is changed in the block as if no other app were in the process."""
    from streamlit.runtime import Runtime  # noqa: PLC0415 (see above)
    from streamlit.runtime.pages_manager import PagesManager  # noqa: PLC0415

    # stlite's Runtime has no _instance until AppTest, or a snapshot's build, gives it one.
    instance, pages = getattr(Runtime, "_instance", None), PagesManager.uses_pages_directory
    try:
        yield
    finally:
        Runtime._instance, PagesManager.uses_pages_directory = instance, pages


def _give_session_state(at: Any, state: SessionState) -> None:
    from streamlit.runtime.state.safe_session_state import SafeSessionState  # noqa: PLC0415

    safe = SafeSessionState(state, lambda: None)
    if hasattr(at, "_session_state"):
        at._session_state = safe
        at.session_state = type(at.session_state)(safe)
    else:
        at.session_state = safe


def _give_tree(at: Any, tree: Any) -> None:
    # A tree runs the app that it belongs to (element_tree.py, ElementTree.run).
    tree._runner = at
    at._tree = tree

"""Reaches into AppTest where it has no public way, in every release from 1.50 to 1.67.

AppTest itself is imported only by who makes one: to import `settled` costs nothing of it.
"""

from __future__ import annotations

import contextlib
import copy
import functools
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
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


def apptest_of(  # noqa: PLR0913 (all that an AppTest holds of an app)
    script: str,
    *,
    state: SessionState,
    page: Iterable[ForwardMsg],
    page_hash: str,
    query: dict[str, list[str]],
    timeout: float,
) -> AppTest:
    """Give an app under test that stands where an app in another engine stands.

    Args:
        script: path of the app's main script.
        state: a session state that becomes this one's own.
        page: the messages that make up what is on the page.
        page_hash: Streamlit's hash of the page's script.
        query: what the URL has after the question mark.
        timeout: how many seconds a script run may take.
    """
    from streamlit.testing.v1 import app_test, element_tree  # noqa: PLC0415 (see above)

    at = app_test.AppTest(script, default_timeout=timeout)
    _give_session_state(at, state)
    _give_tree(at, element_tree.parse_tree_from_messages(list(page)))
    at._page_hash, at.query_params = page_hash, query
    _give_components(at)
    if hasattr(at, "_finished_page_script_hash"):  # without it, this would be a change of page
        at._finished_page_script_hash = page_hash
    return at


@contextlib.contextmanager
def others_left_alone() -> Iterator[None]:
    """Put back what AppTest changes as if no other app were in the process."""
    from streamlit.runtime import Runtime  # noqa: PLC0415 (see above)
    from streamlit.runtime.pages_manager import PagesManager  # noqa: PLC0415

    # stlite's Runtime has no _instance until AppTest, or a snapshot's build, gives it one.
    instance, pages = getattr(Runtime, "_instance", None), PagesManager.uses_pages_directory
    try:
        yield
    finally:
        Runtime._instance, PagesManager.uses_pages_directory = instance, pages


def _give_components(at: Any) -> None:
    """Give the components that the running server knows: to find them, AppTest reads all packages.

    Only releases that have such components (1.51 and later) keep them in an AppTest.
    """
    from streamlit.runtime import Runtime  # noqa: PLC0415 (see above)

    # stlite's Runtime has no `exists`, and finds no package to read.
    serves = hasattr(Runtime, "exists") and Runtime.exists()
    if serves and hasattr(at, "_bidi_component_manager"):
        at._bidi_component_manager = Runtime.instance().bidi_component_registry


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

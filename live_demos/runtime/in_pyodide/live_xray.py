"""Sends each record to the page of the app that it is about, and whether that app is settled.

Both travel in the app's own connection, as a field that Streamlit's `ForwardMsg` does not have:
`browser/frame/kernel-hooks.mjs` takes it out again, and Streamlit's front end sees nothing of
it.
"""

# mypy: ignore-errors
# It uses parts of Streamlit and stlite that carry no types.
# ruff: noqa: PLC0415 (what is imported when is said where it is)

import asyncio
import contextlib
import copy
import json
import logging
import sys
import types
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs

from streamlit import config, runtime
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import Runtime
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner_utils.script_run_context import get_script_run_ctx
from streamlit.runtime.state.safe_session_state import SafeSessionState

from settled import recorder, rule

FIELD = 1000
"""The number of the field. Streamlit's own end far below (ForwardMsg.proto)."""

_PAUSE_SECONDS = 0.3
"""How long after a run the app is tried out: a reader who clicks on is not kept waiting for it."""

_PATIENCE_SECONDS = 5

_log = logging.getLogger(__name__)
_trials: set[asyncio.Task[None]] = set()
_one_at_a_time = asyncio.Lock()
"""AppTest changes what all apps share, for as long as it runs."""


def install() -> None:
    """Record and send from now on. Call it once."""
    recorder.install(_report)


class _Anything:
    """What AppTest needs of a MagicMock: attributes that it sets, and whatever is asked."""

    def __init__(self, spec: object = None) -> None:
        pass

    def __getattr__(self, name: str) -> Any:
        """Give something that can be called and asked in turn."""
        return _Anything()

    def __call__(self, *_: Any, **__: Any) -> Any:
        """Give the same."""
        return _Anything()


def import_apptest() -> tuple[types.ModuleType, types.ModuleType]:
    """Import AppTest when it is needed, and without unittest, which is larger than AppTest itself.

    Returns:
        The modules `app_test` and `element_tree` of `streamlit.testing.v1`.
    """
    mock = "unittest.mock"
    stand_in = types.ModuleType(mock)
    stand_in.MagicMock = _Anything
    is_there = mock in sys.modules
    sys.modules.setdefault(mock, stand_in)
    try:
        from streamlit.testing.v1 import app_test, element_tree
    finally:
        if not is_there:
            del sys.modules[mock]
    app_test.patch_config_options = _configured
    return app_test, element_tree


@contextlib.contextmanager
def _configured(overrides: dict[str, Any]) -> Iterator[None]:
    """Do what AppTest does with `unittest.mock.patch`: answer for some options of Streamlit's."""
    ask = config.get_option
    config.get_option = lambda name: overrides[name] if name in overrides else ask(name)
    try:
        yield
    finally:
        config.get_option = ask


def _report(runner: Any, record: recorder.Record) -> None:
    session = recorder.session_of(runner._session_state._state)
    session.unsent.append(record)
    # The start of a run empties what waits to be sent, and after st.rerun() it follows at once.
    if record["end"] != "rerun":
        runner._enqueue_forward_msg(_message({"runs": session.unsent}))
        session.unsent = []
        trial = asyncio.get_running_loop().create_task(
            _judge(runner, get_script_run_ctx(), session, session.runs)
        )
        _trials.add(trial)
        trial.add_done_callback(_trials.discard)


def _message(what: dict[str, Any]) -> ForwardMsg:
    content = json.dumps(what, ensure_ascii=False).encode()
    message = ForwardMsg()
    message.MergeFromString(_varint(FIELD << 3 | 2) + _varint(len(content)) + content)
    return message


def _varint(number: int) -> bytes:
    """Encode as https://protobuf.dev/programming-guides/encoding/ says."""
    encoded = bytearray()
    while number > 0x7F:
        encoded.append(number & 0x7F | 0x80)
        number >>= 7
    encoded.append(number)
    return bytes(encoded)


async def _judge(runner: Any, ctx: Any, session: recorder.Session, number: int) -> None:
    """Say whether another rerun would change something, unless the reader goes on."""
    page, query = ctx.page_script_hash, ctx.query_string
    await asyncio.sleep(_PAUSE_SECONDS)
    if session.runs != number:
        return
    try:
        async with _one_at_a_time:
            why = await _would_change(runner, session, page, parse_qs(query))
    except Exception:
        # What the session holds cannot be copied, or AppTest cannot make the rerun.
        _log.debug("It is not known whether the app is settled.", exc_info=True)
        return
    # The runner has ended, and its session listens to it no more.
    info = runtime.get_instance()._session_mgr.get_active_session_info(runner._session_id)
    if info is not None and session.runs == number:
        info.session._enqueue_forward_msg(_message({"verdict": {"settled": not why, "why": why}}))


async def _would_change(
    runner: Any, session: recorder.Session, page: str, query: dict[str, list[str]]
) -> list[str]:
    app_test, element_tree = import_apptest()
    at = app_test.AppTest(runner._main_script_path, default_timeout=_PATIENCE_SECONDS)
    state = copy.deepcopy(runner._session_state._state)
    at.session_state = SafeSessionState(state, lambda: None)
    at._tree = element_tree.parse_tree_from_messages(session.page._queue)
    at._tree._runner = at
    at._page_hash, at.query_params = page, query
    # AppTest leaves these as if no other app were there.
    # stlite's Runtime has no _instance until AppTest, or the snapshot's build, gives it one.
    instance, pages = getattr(Runtime, "_instance", None), PagesManager.uses_pages_directory
    try:
        with recorder.unrecorded():
            return await rule.unsettled_async(at)
    finally:
        Runtime._instance, PagesManager.uses_pages_directory = instance, pages

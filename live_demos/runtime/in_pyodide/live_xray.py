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
import json
import logging
import sys
import types
from collections.abc import Iterator
from typing import Any

from streamlit import config, runtime
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from settled import Record, run_count, start_recording, would_change_live

FIELD = 1000
"""The number of the field. Streamlit's own end far below (ForwardMsg.proto)."""

_PAUSE_SECONDS = 0.3
"""How long after a run the app is tried out: a reader who clicks on is not kept waiting for it."""

_PATIENCE_SECONDS = 5

_MOST_RUNS = 20
"""How many runs are told at once. An app may ask for reruns without end."""

_log = logging.getLogger(__name__)
_trials: set[asyncio.Task[None]] = set()
_unsent: dict[str, list[Record]] = {}
"""Records that wait for another run's, by session."""
_one_at_a_time = asyncio.Lock()
"""AppTest changes what all apps share, for as long as it runs."""


def install() -> None:
    """Record and send from now on. Call it once."""
    start_recording(_report)


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


def import_apptest() -> None:
    """Import AppTest when it is needed, and without unittest, which is larger than it is."""
    mock = "unittest.mock"
    stand_in = types.ModuleType(mock)
    stand_in.MagicMock = _Anything
    is_there = mock in sys.modules
    sys.modules.setdefault(mock, stand_in)
    try:
        from streamlit.testing.v1 import app_test
    finally:
        if not is_there:
            del sys.modules[mock]
    app_test.patch_config_options = _configured


@contextlib.contextmanager
def _configured(overrides: dict[str, Any]) -> Iterator[None]:
    """Do what AppTest does with `unittest.mock.patch`: answer for some options of Streamlit's."""
    ask = config.get_option
    config.get_option = lambda name: overrides[name] if name in overrides else ask(name)
    try:
        yield
    finally:
        config.get_option = ask


def _report(runner: Any, record: Record) -> None:
    records = _unsent.setdefault(runner._session_id, [])
    records.append(record)
    if len(records) > _MOST_RUNS:
        del records[_MOST_RUNS // 2]
    # The start of a run empties what waits to be sent, and after st.rerun() it follows at once.
    if record["end"] != "rerun":
        del _unsent[runner._session_id]
        runner._enqueue_forward_msg(_message({"runs": records}))
        trial = asyncio.get_running_loop().create_task(_judge(runner, run_count(runner)))
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


async def _judge(runner: Any, number: int) -> None:
    """Say whether another rerun would change something, unless the reader goes on."""
    await asyncio.sleep(_PAUSE_SECONDS)
    if run_count(runner) != number:
        return
    try:
        async with _one_at_a_time:
            import_apptest()
            why = await would_change_live(runner, timeout=_PATIENCE_SECONDS)
    except Exception:
        # What the session holds cannot be copied, or AppTest cannot make the rerun.
        _log.debug("It is not known whether the app is settled.", exc_info=True)
        return
    # The runner has ended, and its session listens to it no more.
    info = runtime.get_instance()._session_mgr.get_active_session_info(runner._session_id)
    if info is not None and run_count(runner) == number:
        info.session._enqueue_forward_msg(_message({"verdict": {"settled": not why, "why": why}}))

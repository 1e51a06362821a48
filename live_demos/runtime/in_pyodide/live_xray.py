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
import pathlib
from typing import Any

from streamlit import runtime
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
"""A trial changes what all apps share, for as long as it runs."""


def install() -> None:
    """Record and send from now on. Call it once."""
    start_recording(_report)


def import_what_judges() -> None:
    """Import what tells whether an app is settled, which no start needs."""
    import settled._internal.browser.resumed  # noqa: F401


def _report(runner: Any, record: Record) -> None:
    records = _unsent.setdefault(runner._session_id, [])
    records.append(record)
    if len(records) > _MOST_RUNS:
        del records[_MOST_RUNS // 2]
    # The start of a run empties what waits to be sent, and after st.rerun() it follows at once.
    if record["end"] != "rerun":
        del _unsent[runner._session_id]
        runner._enqueue_forward_msg(_message({"runs": records}))
        trial = asyncio.get_running_loop().create_task(
            _judge(runner, run_count(runner), pathlib.Path.cwd())
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


async def _judge(runner: Any, number: int, folder: pathlib.Path) -> None:
    """Say whether another rerun would change something, unless the reader goes on.

    It is tried out where the app's run has ended: stlite changes to an app's folder only in the
    app's own tasks, and its files are there.
    """
    await asyncio.sleep(_PAUSE_SECONDS)
    if run_count(runner) != number:
        return
    try:
        async with _one_at_a_time:
            with contextlib.chdir(folder):  # nothing else runs meanwhile: it never waits
                why = await would_change_live(runner, timeout=_PATIENCE_SECONDS)
    except Exception:
        # What the session holds cannot be copied, or the script waits for something from outside.
        _log.debug("It is not known whether the app is settled.", exc_info=True)
        return
    # The runner has ended, and its session listens to it no more.
    info = runtime.get_instance()._session_mgr.get_active_session_info(runner._session_id)
    if info is not None and run_count(runner) == number:
        info.session._enqueue_forward_msg(_message({"verdict": {"settled": not why, "why": why}}))

"""Where the message that begins a script run says which one it is, in each release.

Up to 1.66 it stands in `NewSession`, from 1.67 on in the metadata of each message.
"""

from __future__ import annotations

from typing import Any


def write(message: Any, run: str, fragments: list[str]) -> None:
    """Say in a `ForwardMsg` which run begins, and which fragments run; none for the script."""
    where, field = _place(message)
    where.script_run_id = run
    getattr(where, field).extend(fragments)


def read(message: Any) -> tuple[str, list[str]]:
    """Read that out of a `ForwardMsg`."""
    where, field = _place(message)
    return where.script_run_id, list(getattr(where, field))


def _place(message: Any) -> tuple[Any, str]:
    if hasattr(message.metadata, "run"):
        return message.metadata.run, "fragment_ids"
    return message.new_session, "fragment_ids_this_run"

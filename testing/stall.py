"""Has apps give up a start that stalls, and so let a test see what a reader sees after 25 s."""

from __future__ import annotations

import re

_STALL = re.compile(rb"25e3(?=,\w+=2e3,\w+=300\b)")
"""`STALL_MS` of frame/start-progress.mjs, as the bundler writes it, before its two neighbors."""


def give_up_sooner(script: bytes) -> bytes:
    """Give the script of frames with 3 s in the place of 25."""
    sooner, count = _STALL.subn(b"3e3", script)
    assert count == 1
    return sooner

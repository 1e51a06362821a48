"""Looks at the browser's processes, as Linux shows them under `/proc`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

_PROC = Path("/proc")


def memory_of_renderers(profile: Path) -> int:
    """Give the bytes that all renderers of the browser with this profile hold.

    The sum of their proportional set sizes: a page that several processes share counts once.
    Source: `smaps_rollup` in proc(5).

    Raises:
        RuntimeError: there is no such browser, or it may not be looked into.
    """
    browser = _browser_of(profile)
    renderers = [
        process
        for process in (_descendants(browser) if browser else ())
        if "--type=renderer" in _command(process)
    ]
    total = sum(_proportional_set_size(process) for process in renderers)
    if not total:
        raise RuntimeError(f"no memory of a browser with the profile {profile} could be read")
    return total


def _processes() -> Iterator[int]:
    return (int(entry.name) for entry in _PROC.iterdir() if entry.name.isdigit())


def _command(process: int) -> str:
    # Chromium's children write theirs anew, with spaces instead of zeros.
    return _read(process, "cmdline").replace("\0", " ")


def _browser_of(profile: Path) -> int | None:
    for process in _processes():
        command = _command(process)
        if f"--user-data-dir={profile} " in command and "--type=" not in command:
            return process
    return None


def _descendants(root: int) -> set[int]:
    parents = {process: _parent(process) for process in _processes()}
    found = {root}
    while more := {child for child, parent in parents.items() if parent in found} - found:
        found |= more
    return found


def _parent(process: int) -> int:
    found = re.search(r"^PPid:\s*(\d+)", _read(process, "status"), re.MULTILINE)
    return int(found[1]) if found else 0


def _proportional_set_size(process: int) -> int:
    found = re.search(r"^Pss:\s*(\d+) kB", _read(process, "smaps_rollup"), re.MULTILINE)
    return int(found[1]) * 1024 if found else 0


def _read(process: int, name: str) -> str:
    try:
        return (_PROC / str(process) / name).read_text(errors="replace")
    except (FileNotFoundError, ProcessLookupError, PermissionError):
        return ""  # It has ended in the meantime, or is another user's.

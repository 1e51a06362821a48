"""Reads which JavaScript modules belong together, from what they import."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection
from pathlib import Path

TEST = "*.test.*"
"""The names of tests, and of what they read: no reader gets them."""

_STATIC_IMPORT = re.compile(
    r"""(?:^|;|\})\s*(?:import|export)\b[^"'();]*["'](\.\.?/[^"']+\.m?js)["']""", re.M
)
_LAZY_IMPORT = re.compile(r"""import\(\s*["']\./([\w.-]+\.js)["']""")


Read = Callable[[str], str]
"""Gives the source of a module by its path, with slashes."""


def reader_of(folder: Path) -> Read:
    """Give what reads the modules of a folder."""
    return lambda name: (folder / name).read_text(encoding="utf-8")


def statically_imported(read: Read, entry: str) -> set[str]:
    """Give the modules that the browser loads before `entry` runs, itself among them.

    Raises:
        OSError, LookupError: one of them is not there; which, depends on `read`.
    """
    return _reached(read, entry, frozenset())


def _reached(read: Read, entry: str, known: Collection[str]) -> set[str]:
    """Give the modules that come with `entry`, without those that are known."""
    found: set[str] = set()
    waiting = [entry]
    while waiting:
        name = waiting.pop()
        if name not in found and name not in known:
            found.add(name)
            waiting += [
                posixpath.normpath(posixpath.join(posixpath.dirname(name), module))
                for module in _STATIC_IMPORT.findall(read(name))
            ]
    return found


def lazy_parts(folder: Path, entry: str) -> dict[str, list[str]]:
    """Give the parts that come when an app first draws a kind of element.

    Returns:
        For each part, by its name in Streamlit's source (`Slider`, `TextInput`), the modules that
        come with it and not with `entry`.
    """
    read = reader_of(folder)
    at_once = statically_imported(read, entry)
    parts: dict[str, list[str]] = {}
    for module in sorted(at_once):
        for lazy in _LAZY_IMPORT.findall(read(module)):
            if (folder / lazy).is_file():
                name = re.split(r"[.-]", lazy)[0]
                parts[name] = sorted(_reached(read, lazy, at_once))
    return parts

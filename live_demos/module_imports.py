"""Reads which JavaScript modules belong together, from what they import."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection
from pathlib import Path

TEST = "*.test.*"
"""The names of tests, and of what they read: no reader gets them."""

_STATIC_IMPORT = re.compile(
    r"""(?:^|;|\})\s*(?:import|export)\b[^"'();]*["'](\.\.?/[^"']+\.m?js)["']""", re.M
)
_LAZY_IMPORT = re.compile(r"""import\(\s*["']\./([\w.-]+\.js)["']""")


def statically_imported(folder: Path, entry: str) -> set[str]:
    """Give the modules that the browser loads before `entry` runs, itself among them.

    All are paths from `folder`, with slashes.
    """
    return _reached(folder, entry, frozenset())


def _reached(folder: Path, entry: str, known: Collection[str]) -> set[str]:
    """Give the modules that come with `entry`, without those that are known."""
    found: set[str] = set()
    waiting = [entry]
    while waiting:
        name = waiting.pop()
        if name not in found and name not in known:
            found.add(name)
            source = (folder / name).read_text(encoding="utf-8")
            waiting += [
                posixpath.normpath(posixpath.join(posixpath.dirname(name), module))
                for module in _STATIC_IMPORT.findall(source)
            ]
    return found


def lazy_parts(folder: Path, entry: str) -> dict[str, list[str]]:
    """Give the parts that come when an app first draws a kind of element.

    Returns:
        For each part, by its name in Streamlit's source (`Slider`, `TextInput`), the modules that
        come with it and not with `entry`.
    """
    at_once = statically_imported(folder, entry)
    parts: dict[str, list[str]] = {}
    for module in sorted(at_once):
        for lazy in _LAZY_IMPORT.findall((folder / module).read_text(encoding="utf-8")):
            if (folder / lazy).is_file():
                name = re.split(r"[.-]", lazy)[0]
                parts[name] = sorted(_reached(folder, lazy, at_once))
    return parts

"""Which files are an app's own, and what their text was when they ran."""

from __future__ import annotations

import ast
import functools
import sysconfig
import zlib
from dataclasses import dataclass
from pathlib import Path, PurePath

import streamlit

_PACKAGES = ("site-packages", "dist-packages")

_FOREIGN = tuple(
    Path(folder)
    for folder in (
        sysconfig.get_path("stdlib"),
        Path(streamlit.__file__).parent,
        Path(__file__).parent.parent,
    )
)
"""What is nobody's app, though it may stand in the folder of one."""


@functools.lru_cache(maxsize=2048)
def name_in_app(script: str, path: str) -> str | None:
    """Give the name of a file within an app: from the folder of its main script, with slashes.

    Returns:
        Empty for the main script itself; None for what is not the app's own: what is elsewhere,
        installed packages, and folders whose names begin with a dot.
    """
    if path == script:
        return ""
    try:
        within = PurePath(path).relative_to(PurePath(script).parent)
    except ValueError:
        return None
    if any(part in _PACKAGES or part.startswith(".") for part in within.parts):
        return None
    if any(folder in PurePath(path).parents for folder in _FOREIGN):
        return None
    return within.as_posix()


@dataclass(frozen=True)
class OwnFile:
    """A file of an app, as its text is now."""

    checksum: int | None
    """CRC-32 of its bytes; None if it cannot be read."""
    statements: dict[int, tuple[int, int]]
    """The first and the last line of the innermost statement at each line that has code."""

    def at(self, line: int) -> tuple[int, int] | None:
        """Give the first and the last line of the innermost statement at a line.

        None where the file has no code: Streamlit's magic puts an import of its own on line 1
        (magic.py, `_insert_import_statement`).
        """
        return self.statements.get(line) if self.statements else (line, line)


_read: dict[str, OwnFile] = {}
"""What was read last, by path: a text is taken apart once."""


def own_file(path: str) -> OwnFile:
    """Read a file. It is another one after each change: readers edit the app that runs."""
    try:
        text = Path(path).read_bytes()
    except OSError:
        return OwnFile(None, {})
    checksum = zlib.crc32(text)
    if path not in _read or _read[path].checksum != checksum:
        _read[path] = OwnFile(checksum, _statements(text))
    return _read[path]


def _statements(text: bytes) -> dict[int, tuple[int, int]]:
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError):
        return {}
    found: dict[int, tuple[int, int]] = {}
    for node in ast.walk(tree):  # the outer before the inner
        # A line of its own, as that with `except` is, stands for itself.
        for line in range(getattr(node, "lineno", 1), (getattr(node, "end_lineno", 0) or 0) + 1):
            found.setdefault(line, (line, line))
        if isinstance(node, ast.stmt):
            decorators = getattr(node, "decorator_list", [])
            first = min([node.lineno, *(one.lineno for one in decorators)])
            last = node.end_lineno or first
            inner = getattr(node, "body", None) or getattr(node, "cases", None)
            if inner:
                start = getattr(inner[0], "pattern", inner[0]).lineno
                last = max(first, start - 1)
            for line in range(first, last + 1):
                found[line] = (first, last)
    return found

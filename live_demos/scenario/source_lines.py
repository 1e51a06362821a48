"""Where things stand in a TOML file.

By hand, because neither tomllib nor tomlkit tells it.
The grammar for tree-sitter does, at the price of two more packages with compiled parts; and from
a node in its tree to a place, and to the nearest one around it, would be as long a way.
"""

from __future__ import annotations

import re

Place = tuple[str | int, ...]
"""A path into a TOML file: `("input", 2, "click")` is the key `click` of the second `[[input]]`."""

_HEADER = re.compile(r"\s*\[\[?\s*([\w.-]+)\s*\]\]?")
_FENCE = re.compile(r'"""|' + "'''")


def find_line(text: str, place: Place) -> int | None:
    """Give the line, from 1, at which a place stands, or the nearest one around it.

    Args:
        text: a TOML file, with one key a line and headers of at most one name.
        place: a key or a table; a table's key; or a table, its number and maybe a key.
    """
    table, number, key = _taken_apart(place)
    header = None
    counted = 0
    current = ""
    in_string = False
    for count, line in enumerate(text.splitlines(), start=1):
        is_code = not in_string
        in_string ^= len(_FENCE.findall(line)) % 2 == 1
        if not is_code:
            continue
        if found := _HEADER.match(line):
            current = found[1]
            counted += current == table
            if current == table and counted == number:
                header = count
        elif key and _begins_with(line, key):
            if current == table and counted == number:
                return count
        elif table and not current and _begins_with(line, table):
            return count
    return header


def _taken_apart(place: Place) -> tuple[str, int, str]:
    """Give the table's name, its number from 1, and the key in it, or nothing."""
    match place:
        case (str(table), int(number), str(key)):
            return table, number, key
        case (str(table), int(number)):
            return table, number, ""
        case (str(table), str(key)):
            return table, 1, key
        case (str(table),):
            return table, 1, ""
    return "", 1, ""


def _begins_with(line: str, key: str) -> bool:
    return re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", line) is not None

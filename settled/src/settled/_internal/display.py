"""Turns a value into text for a record: short, and the same in every process."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, time, timedelta
from enum import Enum
from itertools import islice
from typing import Any

from streamlit.runtime.uploaded_file_manager import UploadedFile

from settled._internal.tabular import first_values, kind_of

MAX_CHARACTERS = 100
"""How many characters of a value or a text are kept. So of more values than that, none shows."""

_MAX_DEPTH = 3
"""How deep a value is looked into."""

_COLUMNS, _ROWS = 5, 20
"""How much of a data frame is looked at: more does not fit."""


def display(value: object, depth: int = 0) -> str:
    """Give a value as text that is the same in every process.

    An app's own classes are not asked: their `__repr__` may do anything.
    """
    text = _plain(value)
    if text is None and depth > _MAX_DEPTH:
        text = "…"
    if text is None:
        text = _parts(value, lambda one: display(one, depth + 1))
    return shorten(text)


def shorten(text: str) -> str:
    """Cut what is longer than `MAX_CHARACTERS`."""
    return text if len(text) <= MAX_CHARACTERS else text[: MAX_CHARACTERS - 1] + "…"


def is_streamlits(value: object) -> bool:
    """Whether a value is of one of Streamlit's own classes."""
    return type(value).__module__.startswith("streamlit")


def _plain(value: object) -> str | None:
    """Give the text of what has no parts; None for the rest."""
    if isinstance(value, Enum):
        return f"{type(value).__name__}.{value.name}"
    if isinstance(value, date | time | timedelta):
        return str(value)
    for kind in (bool, int, float, str, bytes):
        if isinstance(value, kind):
            return kind.__repr__(value)
    if value is None or isinstance(value, range):
        return repr(value)
    if type(value).__module__ == "numpy" and hasattr(value, "item") and not kind_of(value):
        return _plain(value.item())
    return None


def _parts(value: object, show: Callable[[object], str]) -> str:
    if kind := kind_of(value):
        return _tabular(kind, value, show)
    name = type(value).__name__
    match value:
        case Mapping():
            items = islice(value.items(), MAX_CHARACTERS)
            text = f"{{{', '.join(f'{show(key)}: {show(one)}' for key, one in items)}}}"
        case list():
            text = f"[{', '.join(map(show, value[:MAX_CHARACTERS]))}]"
        case tuple():
            comma = "," if len(value) == 1 else ""
            text = f"({', '.join(map(show, value[:MAX_CHARACTERS]))}{comma})"
        case set() | frozenset():
            text = f"{{{', '.join(sorted(map(show, value)))}}}" if value else "set()"
        case UploadedFile():
            text = f"<file {value.name}>"
        case _ if is_dataclass(value):
            parts = (f"{one.name}={show(getattr(value, one.name, None))}" for one in fields(value))
            text = f"{name}({', '.join(parts)})"
        case _:
            own = {} if is_streamlits(value) else getattr(value, "__dict__", {})
            text = f"<{name}{''.join(f' {key}={show(one)}' for key, one in own.items())}>"
    return text


def _tabular(kind: str, value: Any, show: Callable[[object], str]) -> str:
    shape = getattr(value, "shape", None)
    size = " by ".join(map(str, (len(value),) if shape is None else shape))
    columns = islice(first_values(value, _ROWS), _COLUMNS)
    parts = (f" {name}={show(some)}" if name else f" {show(some)}" for name, some in columns)
    return f"<{kind} {size}{''.join(parts)}>"

"""Turns any value into data that can be compared, and that no later run changes.

Objects of an app's own are not compared by their `==`: it may raise, give no truth value, or say
that NaN is another NaN. What they hold is compared instead.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, time, timedelta
from enum import Enum
from types import BuiltinFunctionType, FunctionType, MethodType, ModuleType
from typing import Any

from settled._internal.tabular import kind_of, tabular

_DEPTH = 6
"""How deep a value is looked into. Deeper, its `repr` has to do."""

_ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+")
"""In a `repr`, it tells one object from another, and of equal ones nothing."""


@dataclass(frozen=True)
class Described:
    """Stands for a value that is known by its description only."""

    words: str

    def __repr__(self) -> str:
        return self.words


_NAN = Described("nan")
_NO_ATOM = object()


def comparable(value: object) -> object:
    """Give a value as data whose `==` is a plain yes or no, and equal for equal contents.

    Returns:
        For None, booleans, numbers, text and bytes, the same; for mappings, lists, tuples and
        objects, dicts and lists of such; for data frames, series and arrays, a `Tabular`; for what
        cannot be looked into, a `Described`. Their `repr` serves as words.
    """
    return _comparable(value, 0)


def _comparable(value: object, depth: int) -> object:
    try:
        atom = _atom(value)
        return _taken_apart(value, depth) if atom is _NO_ATOM else atom
    except Exception:
        # An app's own class can raise from whatever it is asked.
        return Described(f"<{type(value).__name__}>")


def _atom(value: object) -> object:
    """Give what has no parts that could change, and `_NO_ATOM` for the rest."""
    atom: object = _NO_ATOM
    match value:
        case None | bool():
            atom = value
        # Of a subclass, the value only: it may bring its own `==` along.
        case int():
            atom = int.__int__(value)
        case float():
            atom = float.__float__(value)
            atom = _NAN if atom != atom else atom  # noqa: PLR0124 (only NaN differs from itself)
        case str():
            atom = str.__str__(value)
        case bytes():
            atom = b"".join([value])
        case Enum():
            atom = Described(f"{type(value).__name__}.{value.name}")
        case date() | time() | timedelta():
            atom = Described(repr(value))
        case type() | FunctionType() | BuiltinFunctionType() | MethodType():
            atom = Described(f"<{value.__qualname__}>")
        case ModuleType():
            atom = Described(f"<{value.__name__}>")
    return atom


def _taken_apart(value: Any, depth: int) -> object:
    if kind_of(value):
        return tabular(value, comparable)
    if depth > _DEPTH:
        return _described(value)
    match value:
        case Mapping():
            parts: object = {_key(key): _comparable(one, depth + 1) for key, one in value.items()}
        case list() | tuple():
            parts = [_comparable(one, depth + 1) for one in value]
        case set() | frozenset():
            parts = sorted(repr(_comparable(one, depth + 1)) for one in value)
        case _ if type(value).__module__ == "numpy":  # a single value
            plain = value.item()
            same = type(plain) is type(value)
            parts = _described(value) if same else _comparable(plain, depth + 1)
        case _:
            parts = _object(value, depth)
    return parts


def _object(value: object, depth: int) -> object:
    held = _fields(value)
    if held is None:
        return _described(value)
    if "file_id" in held:  # an uploaded file
        return Described(f"file {held.get('name', '')}")
    return {"type": type(value).__name__} | {
        name: _comparable(one, depth + 1) for name, one in held.items()
    }


def _key(key: object) -> str:
    return str(key) if isinstance(key, str | int | float) else repr(comparable(key))


def _fields(value: object) -> dict[str, object] | None:
    """Give what an object holds by name, or None if it does not show that."""
    if hasattr(value, "__dict__"):
        return dict(vars(value))
    if is_dataclass(value):
        return {field.name: getattr(value, field.name, None) for field in fields(value)}
    if type(value).__repr__ is object.__repr__:
        slots = [name for cls in type(value).__mro__ for name in getattr(cls, "__slots__", ())]
        return {name: getattr(value, name, None) for name in slots} or None
    return None


def _described(value: object) -> Described:
    return Described(_ADDRESS.sub("", repr(value)))

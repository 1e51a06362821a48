"""Data frames, series and arrays: their shape in words, and their contents as digests.

Comparing two of them with `==` gives one more of them, their `repr` leaves most values out, and a
copy of each after each rerun would take much memory. So of each column, a digest is kept.

No library is imported here: a value of one has brought it along. In the reader's browser there may
be none.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

_KINDS = {
    "numpy": {"ndarray": "array"},
    "pandas": {"DataFrame": "DataFrame", "Series": "Series", "Index": "Index"},
    "polars": {"DataFrame": "DataFrame", "Series": "Series"},
    "pyarrow": {
        "Table": "Table",
        "RecordBatch": "RecordBatch",
        "ChunkedArray": "ChunkedArray",
        "Array": "Array",
    },
}
"""What is recognized, by library and class, and the word for it. Subclasses count."""

_BITS_COMPARE = "biufcmMSU"
"""Kinds of NumPy's dtypes whose values are equal if their bytes are, once NaN and -0.0 are made
one (https://numpy.org/doc/stable/reference/generated/numpy.dtype.kind.html)."""

_PLAIN = frozenset([type(None), bool, int, float, str, bytes])

_NAMED = 3
"""How many columns that differ are named."""

_FRAMES = ("DataFrame", "Table", "RecordBatch")
"""What has rows, and columns with names."""


@dataclass(frozen=True)
class Tabular:
    """Stands for a data frame, a series or an array at one moment. Its `repr` is in words."""

    kind: str
    shape: tuple[int, ...]
    index: str
    """A digest of the names of the rows; empty for what has none."""
    columns: tuple[tuple[str, str], ...]
    """The name of each column and a digest of its type and values. A series or an array is one."""

    def __repr__(self) -> str:
        if self.kind in _FRAMES:
            rows, columns = self.shape
            size = f"{_count(rows, 'row')} and {_count(columns, 'column')}"
        elif len(self.shape) == 1:
            size = _count(self.shape[0], "value")
        else:
            size = f"{' by '.join(map(str, self.shape))} values" if self.shape else "one value"
        return f"{'an' if self.kind[0] in 'aAI' else 'a'} {self.kind} of {size}"

    def differing_parts(self, other: Tabular) -> list[str]:
        """Name what is not the same in another one of the same shape; empty if all may be."""
        if self.kind not in _FRAMES:
            return []
        pairs = list(zip(self.columns, other.columns, strict=False))
        if any(mine[0] != theirs[0] for mine, theirs in pairs):
            return ["the names of its columns"]
        parts = [f"column “{mine[0]}”" for mine, theirs in pairs if mine != theirs]
        if self.index != other.index:
            parts.insert(0, "its index")
        return parts if len(parts) <= _NAMED else [*parts[:_NAMED], f"{len(parts) - _NAMED} more"]


def kind_of(value: object) -> str:
    """Say what kind of data frame, series or array a value is; empty if it is none."""
    for cls in type(value).__mro__:
        kinds = _KINDS.get(cls.__module__.partition(".")[0])
        if kinds and cls.__name__ in kinds:
            return kinds[cls.__name__]
    return ""


def tabular(value: Any, plain: Callable[[object], object]) -> Tabular:
    """Take down what a data frame, a series or an array holds now.

    Args:
        value: of which `kind_of` knows the kind.
        plain: gives any value as plain data with a `repr` that is the same for equal values.
    """
    shape = getattr(value, "shape", None)
    index = value.index if _library(value) == "pandas" and kind_of(value) != "Index" else None
    return Tabular(
        kind=kind_of(value),
        shape=(len(value),) if shape is None else tuple(map(int, shape)),
        index="" if index is None else _digest(index, plain),
        columns=tuple((name, _digest(column, plain)) for name, column in _columns(value)),
    )


def first_values(value: Any, most: int) -> Iterator[tuple[str, list[object]]]:
    """Give each column's name and its first values, one column after the other."""
    for name, column in _columns(value):
        # Of a pandas series, [:most] would look the number up among the names of its rows.
        sliced = getattr(column, "iloc", column)
        yield name, _values(sliced[:most] if getattr(column, "shape", None) != () else column)


def _library(value: object) -> str:
    roots = (cls.__module__.partition(".")[0] for cls in type(value).__mro__)
    return next(root for root in roots if root in _KINDS)


def _columns(value: Any) -> Iterator[tuple[str, Any]]:
    """Give columns by name, each with its values in order; a series or an array is its own."""
    if kind_of(value) not in _FRAMES:
        yield str(getattr(value, "name", None) or ""), value
        return
    library = _library(value)
    names = value.schema.names if library == "pyarrow" else value.columns
    # By place: several columns may have one name.
    for at, name in enumerate(names):
        if library == "pandas":
            yield str(name), value.iloc[:, at]
        else:
            yield str(name), value.to_series(at) if library == "polars" else value.column(at)


def _values(column: Any) -> list[object]:
    for name in ("to_pylist", "to_list", "tolist"):
        if hasattr(column, name):
            values = getattr(column, name)()
            return values if isinstance(values, list) else [values]
    return list(column)


def _digest(column: Any, plain: Callable[[object], object]) -> str:
    dtype = getattr(column, "dtype", getattr(column, "type", ""))
    names = getattr(column, "names", getattr(column, "name", ""))
    digest = hashlib.sha256(repr((str(dtype), plain(names))).encode())
    digest.update(_bytes(column, plain))
    return digest.hexdigest()


def _bytes(column: Any, plain: Callable[[object], object]) -> bytes:
    dtype: Any = getattr(column, "dtype", None)
    if type(dtype).__module__.partition(".")[0] == "numpy" and dtype.kind in _BITS_COMPARE:
        array = column if kind_of(column) == "array" else column.to_numpy()
        if type(array).__name__ == "ndarray":  # and no subclass, as that with a mask is one
            if dtype.kind in "fc":
                array = array.copy()
                array[array == 0] = 0  # of 0.0 and -0.0
                array[array != array] = float("nan")  # noqa: PLR0124 (only NaN is not itself)
            return repr(array.shape).encode() + bytes(array.tobytes())
    return _text(_values(column), plain).encode("utf-8", "surrogatepass")


def _text(values: Sequence[object], plain: Callable[[object], object]) -> str:
    return repr(values if _PLAIN.issuperset(map(type, values)) else [plain(one) for one in values])


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"

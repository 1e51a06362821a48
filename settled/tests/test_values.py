"""Which values in session state count as changed, and how a change is told."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, make_dataclass
from datetime import date
from enum import Enum, IntEnum
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from streamlit.testing.v1 import AppTest

from settled import Capture, differences, unsettled, would_change
from settled._internal.comparable import comparable


def told(before: object, after: object) -> list[str]:
    """Give what is told if a rerun puts one value in the place of another."""
    captures = [Capture((), {"value": comparable(value)}) for value in (before, after)]
    return differences(*captures)


class Hostile:
    """An app's own class that answers nothing it is asked."""

    def __init__(self, size: int) -> None:
        self.size = size

    def __eq__(self, _: object) -> bool:
        raise ZeroDivisionError

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        raise ZeroDivisionError

    def __bool__(self) -> bool:
        raise ZeroDivisionError


class Closed(Hostile):
    """One that does not even show what it holds."""

    def __getattribute__(self, name: str) -> Any:
        raise ZeroDivisionError


class Slotted:
    __slots__ = ("size",)

    def __init__(self, size: int) -> None:
        self.size = size


class Number(int):
    def __eq__(self, _: object) -> bool:
        return False

    __hash__ = int.__hash__


@dataclass
class Holder:
    """Compared by `==`, it would ask its frame, which gives no yes or no."""

    frame: pd.DataFrame


SlottedHolder = make_dataclass("SlottedHolder", [("frame", pd.DataFrame)], slots=True)


class Color(Enum):
    RED = 1


class Level(IntEnum):
    LOW = 1


class Frame(pd.DataFrame):  # type: ignore[misc]
    """As other libraries have, for maps and the like."""


def frame(**columns: Any) -> pd.DataFrame:
    return pd.DataFrame(columns or {"a": [1, 2], "b": ["x", None]})


EQUAL: dict[str, Callable[[], Any]] = {
    "frame": frame,
    "empty frame": pd.DataFrame,
    "frame with NaN": lambda: frame(a=[1.0, math.nan]),
    "frame with a list in a cell": lambda: frame(a=[[1], {"b": frame()}]),
    "frame with an own object in a cell": lambda: frame(a=[Hostile(1)]),
    "frame with categories": lambda: frame(a=pd.Categorical(["x", "y"])),
    "frame with times": lambda: frame(a=pd.to_datetime(["2026-01-02", None], utc=True)),
    "frame with text and numbers": lambda: frame(a=["x", 1, None, math.nan]),
    "frame with equal names": lambda: pd.DataFrame([[1, 2]], columns=["a", "a"]),
    "frame with an index of several levels": lambda: frame().set_index(["a", "b"]),
    "own kind of frame": lambda: Frame({"a": [1]}),
    "series": lambda: pd.Series([1.0, math.nan], name="n"),
    "index": lambda: pd.Index(["x", "y"]),
    "array": lambda: np.array([1.0, math.nan, 0.0]),
    "array of objects": lambda: np.array([{"a": math.nan}, None], dtype=object),
    "array with names": lambda: np.array([(1, 2.0)], dtype=[("a", int), ("b", float)]),
    "array of one": lambda: np.array(math.nan),
    "masked array": lambda: np.ma.masked_array([1, 2], [True, False]),
    "single value of NumPy": lambda: np.int64(3),
    "date of NumPy": lambda: np.datetime64("2026-01-02"),
    "table of Arrow": lambda: pa.table({"a": [1, None]}),
    "NaN": lambda: float("nan"),
    "NaN in a list": lambda: [{"a": float("nan")}],
    "NaN of NumPy": lambda: np.float64("nan"),
    "frame in a dict": lambda: {"frame": frame()},
    "frame in a data class": lambda: Holder(frame()),
    "frame in a data class with slots": lambda: SlottedHolder(frame()),
    "own object that raises": lambda: Hostile(1),
    "own object that shows nothing": lambda: Closed(1),
    "own object with slots": lambda: Slotted(1),
    "own number": lambda: Number(3),
    "object": object,
    "function": lambda: lambda: None,
    "class": lambda: type("Local", (), {}),
    "module": lambda: math,
    "enum": lambda: Color.RED,
    "date": lambda: date(2026, 1, 2),
    "set": lambda: {"a", "b"},
    "deep": lambda: [[[[[[[[[[object()]]]]]]]]]],
}


@pytest.mark.parametrize("make", [pytest.param(make, id=name) for name, make in EQUAL.items()])
def test_equal_values_are_no_change(make: Callable[[], Any]) -> None:
    assert told(make(), make()) == []


def test_negative_zero_is_zero() -> None:
    assert told(np.array([0.0]), np.array([-0.0])) == []


def test_a_list_that_holds_itself_is_no_change() -> None:
    one: list[object] = []
    one.append(one)
    other: list[object] = []
    other.append(other)
    assert told(one, other) == []


MANY = np.zeros(5000)
OTHER = MANY.copy()
OTHER[2500] = 1

CHANGED = [
    pytest.param(
        frame(),
        frame(a=[1, 3], b=["x", None]),
        "be a DataFrame of 2 rows and 2 columns with other contents in column “a”",
        id="a cell",
    ),
    pytest.param(
        frame(a=[1], b=[1], c=[1]),
        frame(a=[2], b=[2], c=[1]),
        "be a DataFrame of 1 row and 3 columns with other contents in column “a” and column “b”",
        id="two columns",
    ),
    pytest.param(
        frame(a=[1], b=[1], c=[1], d=[1], e=[1]),
        frame(a=[2], b=[2], c=[2], d=[2], e=[1]),
        "be a DataFrame of 1 row and 5 columns with other contents in "
        "column “a”, column “b”, column “c” and 1 more",
        id="many columns",
    ),
    pytest.param(
        frame(),
        frame().rename(columns={"a": "c"}),
        "be a DataFrame of 2 rows and 2 columns with other contents in the names of its columns",
        id="a column's name",
    ),
    pytest.param(
        frame(),
        frame().set_index(pd.Index([1, 2])),
        "be a DataFrame of 2 rows and 2 columns with other contents in its index",
        id="the index",
    ),
    pytest.param(
        frame(a=[1]),
        frame(a=[1.0]),
        "be a DataFrame of 1 row and 1 column with other contents in column “a”",
        id="a column's type",
    ),
    pytest.param(
        frame(a=[[1]]),
        frame(a=[[2]]),
        "be a DataFrame of 1 row and 1 column with other contents in column “a”",
        id="a list in a cell",
    ),
    pytest.param(
        frame(),
        frame(a=[1, 2, 3], b=["x", None, "y"]),
        "be a DataFrame of 3 rows and 2 columns, not a DataFrame of 2 rows and 2 columns",
        id="more rows",
    ),
    pytest.param(
        pd.Series([1, 2]),
        pd.Series([1, 3]),
        "be a Series of 2 values with other contents",
        id="series",
    ),
    pytest.param(
        MANY, OTHER, "be an array of 5000 values with other contents", id="one of many values"
    ),
    pytest.param(
        np.zeros((2, 3)),
        np.zeros((3, 2)),
        "be an array of 3 by 2 values, not an array of 2 by 3 values",
        id="array of another shape",
    ),
    pytest.param(
        np.array(1),
        np.array(2),
        "be an array of one value with other contents",
        id="array of one",
    ),
    pytest.param(
        pa.table({"a": [1]}),
        pa.table({"a": [2]}),
        "be a Table of 1 row and 1 column with other contents in column “a”",
        id="table of Arrow",
    ),
    pytest.param(None, frame(), "be a DataFrame of 2 rows and 2 columns, not None", id="from None"),
    pytest.param(
        {"f": frame(a=[1])},
        {"f": frame(a=[2])},
        "be {'f': a DataFrame of 1 row and 1 column} with other contents",
        id="inside a dict",
    ),
    pytest.param(1.0, float("nan"), "be nan, not 1.0", id="NaN"),
    pytest.param(np.int64(1), np.int64(2), "be 2, not 1", id="single value of NumPy"),
    pytest.param(
        Hostile(1),
        Hostile(2),
        "be {'type': 'Hostile', 'size': 2}, not {'type': 'Hostile', 'size': 1}",
        id="own object",
    ),
    pytest.param(
        Slotted(1),
        Slotted(2),
        "be {'type': 'Slotted', 'size': 2}, not {'type': 'Slotted', 'size': 1}",
        id="own object with slots",
    ),
    pytest.param(
        date(2026, 1, 2),
        date(2026, 1, 3),
        "be datetime.date(2026, 1, 3), not datetime.date(2026, 1, 2)",
        id="date",
    ),
    pytest.param(Level.LOW, Color.RED, "be Color.RED, not 1", id="enum"),
]


@pytest.mark.parametrize(("before", "after", "words"), CHANGED)
def test_changed_values_are_told(before: Any, after: Any, words: str) -> None:
    assert told(before, after) == [f"session state “value” would {words}"]


def test_a_frame_that_the_app_changes_in_place_is_told() -> None:
    def script() -> None:
        import pandas as pd
        import streamlit as st

        frame = st.session_state.setdefault("frame", pd.DataFrame({"n": [0]}))
        frame.loc[0, "n"] += 1

    at = AppTest.from_function(script).run()
    assert unsettled(at) == [
        "session state “frame” would be a DataFrame of 1 row and 1 column "
        "with other contents in column “n”"
    ]


def test_apps_that_make_equal_values_anew_are_settled() -> None:
    def script() -> None:
        import numpy as np
        import pandas as pd
        import streamlit as st

        st.session_state.frame = pd.DataFrame({"n": [1.0, None]})
        st.session_state.nothing = float("nan")
        st.session_state.array = np.arange(5000)
        st.session_state.object = object()

    at = AppTest.from_function(script).run()
    assert unsettled(at) == []
    assert would_change(at) == []
    assert not at.exception


def test_looking_at_a_value_does_not_change_it() -> None:
    array = np.array([-0.0, math.nan])
    told(array, array)
    assert math.copysign(1, array[0]) == -1

"""The table of what came and went with which release."""

from __future__ import annotations

import pytest

from guide.releases.changes import table
from guide.releases.matrix import Cell, Matrix, Release, Row

HERE, GONE = Cell("as here"), Cell("gone", "Click Go")
NO_API, FAILS = Cell("no API", shows=("TypeError",)), Cell("cure fails", "Click Go")
RELEASE = Release("1.66.0", "3.11.7", "3.1.1", "2.4.6", "2026-11-29")


@pytest.mark.parametrize(
    ("broken", "fixed", "said"),
    [
        ((HERE, GONE), (HERE, HERE), "the bug is gone"),
        ((GONE, HERE), (HERE, HERE), "the bug is there from here on"),
        ((HERE, HERE), (NO_API, HERE), "the fix can be written from here on"),
        ((HERE, HERE), (FAILS, HERE), "the fix helps from here on"),
        ((HERE, HERE), (HERE, FAILS), "the fix does not help from here on"),
    ],
)
def test_what_came_or_went_is_said_with_its_release_and_page(
    broken: tuple[Cell, Cell], fixed: tuple[Cell, Cell], said: str
) -> None:
    releases = ("1.66", "1.67")
    row = Row(
        "0123",
        {
            "broken": dict(zip(releases, broken, strict=True)),
            "fixed": dict(zip(releases, fixed, strict=True)),
        },
    )
    matrix = Matrix(dict.fromkeys(releases, RELEASE), {"a-demo": row, "no-page": row})

    *_, last = table(matrix, {"a-demo": "[A](a.md)"}).splitlines()

    assert last == f"| **1.67:** {said} | [A](a.md) |"


def test_where_nothing_changed_the_table_is_empty() -> None:
    row = Row(
        "0123", {"broken": {"1.66": HERE, "1.67": HERE}, "fixed": {"1.66": HERE, "1.67": HERE}}
    )

    lines = table(
        Matrix(dict.fromkeys(("1.66", "1.67"), RELEASE), {"a-demo": row}), {"a-demo": "[A](a.md)"}
    )

    assert len(lines.splitlines()) == 2

"""A newer release is told apart from what is known, with the pages that it is about."""

from __future__ import annotations

from guide.releases.matrix import Cell, Matrix, Release, Row
from versions.report import Cells, identities_report, pages_of_demos, report

HERE = Cell("as here")
PAGES = {"a-demo": ["docs/patterns/a-demo.md"]}


def known(*slugs: str) -> Matrix:
    rows = {
        slug: Row("0123", {"broken": {"1.67": HERE}, "fixed": {"1.67": HERE}}) for slug in slugs
    }
    return Matrix({"1.67": Release("1.67.0", "3.11.7", "3.1.1", "2.4.6", "2026-11-29")}, rows)


def test_what_differs_is_named_with_its_page() -> None:
    gone = Cell("gone", "Set Volume to 7", ("Volume shows 7, expected: shows 3",))
    cells: Cells = {
        "a-demo": {"broken": gone, "fixed": HERE},
        "other": {"broken": HERE, "fixed": HERE},
    }

    assert report(known("a-demo", "other"), "1.68.0", cells, PAGES).splitlines()[:4] == [
        "# Streamlit 1.68.0: 1 of 2 demos differ from 1.67",
        "",
        "- **a-demo**, on docs/patterns/a-demo.md",
        "    - broken: as here before, gone now. `Volume shows 7, expected: shows 3`",
    ]


def test_a_message_that_reads_otherwise_and_what_was_not_run_are_named_too() -> None:
    reworded = Cell("other message", shows=("NewError: no",))
    cells: Cells = {"a-demo": {"broken": reworded, "fixed": Cell("not run", why="No browser.")}}
    text = report(known("a-demo"), "1.68.0", cells, PAGES)

    assert "broken: as here before, other message now. `NewError: no`" in text
    assert "fixed: not run. No browser." in text


def test_where_nothing_differs_it_says_so() -> None:
    text = report(known("a-demo"), "1.68.0", {"a-demo": {"broken": HERE, "fixed": HERE}}, PAGES)

    assert "0 of 1 demos differ" in text
    assert "All demos do what they did." in text


def test_the_pages_of_a_demo_are_those_that_show_its_code() -> None:
    assert pages_of_demos()["value-from-state"] == [
        "docs/knowledge-base/using-streamlit/widget-updating-session-state.md",
        "docs/patterns/value-from-state.md",
    ]


def test_an_identity_that_is_made_of_something_else_is_named() -> None:
    slider = {"slider": {"key": {"step": "new", "label": "same"}}}
    older = {"1.66": {}, "1.67": slider | {"radio": {}}}

    assert identities_report(older, slider | {"radio": {}}) == ""
    now = {"slider": {"key": {"step": "same", "label": "same", "live": "same"}}}
    assert identities_report(older, now).splitlines()[3:] == [
        "- slider, key, step: new in 1.67, same now",
        "- slider, key, live: not there in 1.67, same now",
        "- radio: there no more",
    ]

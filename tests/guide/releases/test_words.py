"""What is said of a demo's releases is short, and says no more than was seen."""

from __future__ import annotations

import pytest

from guide.releases.html import html
from guide.releases.matrix import Cell, Matrix, Release, Row
from guide.releases.words import changes, line, messages, of_one, stretches, tag
from live_demos.publish.html_as_markdown import html_as_markdown

RELEASES = ("1.50", "1.51", "1.52", "1.53")
HERE = Cell("as here")
REWORDED = Cell("other message", "Click Save", ("NewError: The key `a` is taken. Use another.",))
SILENT = Cell("other message")
GONE = Cell("gone", "Click Save", ("Stars shows 8, expected: shows 0",))
NO_API = Cell("no API", "", ("TypeError: text_input() got an unexpected keyword argument 'bind'",))
FAILS = Cell("cure fails", "Click Save", ("Stars shows 0, expected: shows 8",))
OTHER = Cell("other", "Click Save", ("Stars shows 3, expected: shows 8",))
UNSURE = Cell("not run", why="3 tries in Chromium did not see the same.")
NOT_RUN = Cell("not run", why="No time.")


def matrix(broken: list[Cell], fixed: list[Cell]) -> Matrix:
    cells = {
        "broken": dict(zip(RELEASES, broken, strict=True)),
        "fixed": dict(zip(RELEASES, fixed, strict=True)),
    }
    releases = {
        one: Release(f"{one}.0", "3.11.7", "3.1.1", "2.4.6", "2026-11-29") for one in RELEASES
    }
    return Matrix(releases, {"a-demo": Row("0123", cells)})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("broken", "fixed", "said"),
    [
        (
            [HERE] * 4,
            [HERE] * 4,
            "in all of them the bug is there. In all of them the fixed app works.",
        ),
        (
            [HERE, HERE, GONE, GONE],
            [NO_API, HERE, HERE, HERE],
            "until 1.51 the bug is there; since 1.52 the bug is gone. Until 1.50 the fixed app "
            "cannot run, because `bind=` is not there yet; since 1.51 the fixed app works.",
        ),
        (
            [HERE, HERE, HERE, REWORDED],
            [HERE, FAILS, HERE, HERE],
            "in all of them the bug is there; since 1.53 a message reads “The key a is taken.”. "
            "Until 1.50 the fixed app works; in 1.51 the fixed app does not help; since 1.52 the "
            "fixed app works.",
        ),
        (
            [OTHER, HERE, HERE, SILENT],
            [NOT_RUN, HERE, HERE, HERE],
            "until 1.50 the broken app does something else; since 1.51 the bug is there; "
            "since 1.53 there is no message. Until 1.50 it was not tried; since "
            "1.51 the fixed app works.",
        ),
    ],
)
def test_the_line_says_from_when_to_when(broken: list[Cell], fixed: list[Cell], said: str) -> None:
    data = matrix(broken, fixed)

    assert line(data.rows["a-demo"], data) == f"Streamlit 1.50 to 1.53 (newest tried): {said}"


def test_what_was_run_in_no_release_is_said_so() -> None:
    data = matrix([NOT_RUN] * 4, [NOT_RUN] * 4)

    assert line(data.rows["a-demo"], data) == "Streamlit 1.50 to 1.53 (newest tried): not tried."
    assert "No time." in html("a-demo", data)


@pytest.mark.parametrize(
    ("broken", "fixed", "few", "sentence"),
    [
        (HERE, HERE, "", "The bug is there; the fixed app works."),
        (GONE, HERE, "the bug is gone", "The bug is gone; the fixed app works."),
        (HERE, FAILS, "this fix does not help", "The bug is there; the fixed app does not help."),
        (
            HERE,
            NO_API,
            "this fix needs a newer one",
            "The bug is there; the fixed app cannot run, because `bind=` is not there yet.",
        ),
        (
            NO_API,
            NO_API,
            "bind= is not there yet",
            "The broken app cannot run, because `bind=` is not there yet; the fixed app cannot "
            "run, because `bind=` is not there yet.",
        ),
        (
            REWORDED,
            HERE,
            "another message",
            "The bug is there, and a message reads “The key a is taken.”; the fixed app works.",
        ),
        (NOT_RUN, NOT_RUN, "not known", "This was not tried."),
        (UNSURE, UNSURE, "not known", "Its tries did not agree."),
        (
            HERE,
            UNSURE,
            "not known",
            "The bug is there; the tries of the fixed app did not agree.",
        ),
    ],
)
def test_a_reader_with_one_release_is_told_what_is_different(
    broken: Cell, fixed: Cell, few: str, sentence: str
) -> None:
    data = matrix([broken] * 4, [fixed] * 4)
    (stretch,) = stretches(data.rows["a-demo"], RELEASES)

    assert (tag(stretch), of_one(stretch)) == (few, sentence)


def test_another_message_is_no_change_of_behavior() -> None:
    data = matrix([HERE, REWORDED, GONE, GONE], [HERE] * 4)
    row = data.rows["a-demo"]

    assert list(changes(row, RELEASES)) == [("1.52", "1.51")]
    assert messages(row, RELEASES) == ["NewError: The key `a` is taken. Use another."]


def test_a_program_reads_no_chooser() -> None:
    markdown = html_as_markdown(html("a-demo", matrix([HERE] * 4, [HERE] * 4)), prose=True)

    assert "Your Streamlit" not in markdown
    assert "| 1.50 to 1.53 | The bug is there | Works |" in markdown


def test_the_table_has_messages_word_for_word_and_as_text() -> None:
    angle = Cell("other message", "Click <Save>", ("NewError: <b>not</b> markup",))
    found = html("a-demo", matrix([HERE, HERE, HERE, angle], [HERE] * 4))

    assert "<code>NewError: &lt;b&gt;not&lt;/b&gt; markup</code>" in found
    assert "After <em>Click &lt;Save&gt;</em>" in found
    assert found.count("<tr data-since=") == 2


def test_what_was_tried_in_some_releases_is_said_of_those_only() -> None:
    row_matrix = matrix([NOT_RUN, HERE, NOT_RUN, HERE], [NOT_RUN, HERE, NOT_RUN, HERE])
    row = row_matrix.rows["a-demo"]

    assert line(row, row_matrix) == (
        "Of Streamlit 1.50 to 1.53, only 1.51 and 1.53 known: in all of them the bug is there. "
        "In all of them the fixed app works."
    )
    assert list(changes(row, RELEASES)) == []


def test_a_release_whose_tries_disagreed_is_among_those_that_were_run() -> None:
    """The table says of it that nothing is known, not that nobody tried."""
    cells = [HERE, UNSURE, NOT_RUN, HERE]

    shown = html("a-demo", matrix(cells, cells))

    assert "Not tried" not in shown
    assert "Not known. 3 tries in Chromium did not see the same." in shown
    said = shown[shown.index("Both apps were run") :]
    assert [one for one in RELEASES if f"{one}." in said] == ["1.50", "1.51", "1.53"]

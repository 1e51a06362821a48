"""What the prose says of releases was seen in them."""

from __future__ import annotations

import pytest

from guide.releases.claims import beside, faults
from guide.releases.matrix import FILE, Cell, Matrix, Release, Row, read
from testing.paths import DEMOS, ROOT

DOCS = ROOT / "docs"
PAGES = sorted(path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md"))
HERE, GONE = Cell("as here"), Cell("gone")
REWORDED = Cell("other message", shows=("NewError",))
PAGE = '/// demo | a-demo\n///\n\n!!! note "Since Streamlit {}"\n\n    The bug is gone.\n'


@pytest.fixture
def matrix() -> Matrix:
    releases = {
        one: Release(f"{one}.0", "3.11.7", "3.1.1", "2.4.6", "2026-11-29")
        for one in ("1.50", "1.51", "1.52", "1.53")
    }
    broken = {"1.50": HERE, "1.51": HERE, "1.52": GONE, "1.53": GONE}
    fixed = {"1.50": REWORDED, "1.51": HERE, "1.52": HERE, "1.53": HERE}
    return Matrix(releases, {"a-demo": Row("0123", {"broken": broken, "fixed": fixed})})


@pytest.mark.parametrize("file", PAGES)
def test_no_page_contradicts_what_was_seen(file: str) -> None:
    markdown = (DOCS / file).read_text("utf-8")
    found = list(faults(file, markdown, read(DEMOS / FILE), beside().get(file, {})))

    assert not found, "\n".join(found)


def test_every_excuse_is_of_a_page_that_is_there() -> None:
    assert beside().keys() <= set(PAGES)


def test_the_right_release_is_no_fault(matrix: Matrix) -> None:
    assert list(faults("a.md", PAGE.format("1.52"), matrix, {})) == []
    assert list(faults("a.md", PAGE.format("1.52 and 1.51"), matrix, {})) == []


def test_until_is_said_of_the_last_release_before(matrix: Matrix) -> None:
    until = PAGE.replace("Since", "Until")

    assert list(faults("a.md", until.format("1.51"), matrix, {})) == []
    assert len(list(faults("a.md", until.format("1.52"), matrix, {}))) == 2
    assert len(list(faults("a.md", PAGE.format("1.51"), matrix, {}))) == 1


def test_another_release_is_named_with_file_and_sentence(matrix: Matrix) -> None:
    first, second = faults("a.md", PAGE.format("1.53"), matrix, {})

    assert first.startswith(
        "a.md: nothing says that a-demo behaves otherwise since Streamlit 1.52. It says: "
        '“!!! note "Since Streamlit 1.53"”'
    )
    assert second.startswith('a.md: “!!! note "Since Streamlit 1.53"” names Streamlit 1.53')


def test_what_is_excused_and_not_said_is_named(matrix: Matrix) -> None:
    (found,) = faults("a.md", PAGE.format("1.52"), matrix, {"1.53": "About a dialog."})

    assert found == "beside.toml: a.md does not name 1.53 any more. Remove it."

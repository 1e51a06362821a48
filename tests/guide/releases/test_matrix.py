"""The data says what was run of the demos as they are, and shows if somebody has changed it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from guide.releases.matrix import (
    FILE,
    Cell,
    Matrix,
    Release,
    Row,
    digest,
    minor,
    read,
    stale,
    write,
)
from live_demos.catalog import load_catalog
from live_demos.errors import SiteError
from live_demos.runtime.versions import declared_versions
from testing.catalog import CATALOG
from testing.paths import DEMOS

AS_HERE, GONE = Cell("as here"), Cell("gone", "Set Volume to 7", ("Volume shows 7",))
NOT_RUN = Cell("not run", why="No time.")


def matrix() -> Matrix:
    releases = {
        one: Release(f"{one}.0", "3.11.7", "3.1.1", "2.4.6", "2026-11-29")
        for one in ("1.50", "1.51", "1.52")
    }
    broken = {"1.50": AS_HERE, "1.51": AS_HERE, "1.52": GONE}
    fixed = {"1.50": AS_HERE, "1.51": AS_HERE, "1.52": NOT_RUN}
    return Matrix(releases, {"a-demo": Row("0123", {"broken": broken, "fixed": fixed})})


def test_the_data_belongs_to_the_demos_as_they_are() -> None:
    found = stale(read(DEMOS / FILE), CATALOG.values())

    assert not found, "run: " + "; ".join(f"make versions DEMO={slug}" for slug in found)


def test_the_data_has_no_demo_that_is_not_there() -> None:
    assert read(DEMOS / FILE).rows.keys() <= CATALOG.keys(), "run: make versions"


def test_in_the_release_that_readers_run_everything_is_as_here() -> None:
    here = minor(declared_versions().streamlit)
    rows = read(DEMOS / FILE).rows

    assert [
        f"{slug}, {variant}: {cells[here].kind}, {list(cells[here].shows)}"
        for slug, row in rows.items()
        for variant, cells in row.cells.items()
        if cells[here].kind not in ("as here", "not run")
    ] == []


def test_what_is_written_is_read(tmp_path: Path) -> None:
    write(matrix(), tmp_path / FILE)

    assert read(tmp_path / FILE) == matrix()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('"until": "1.51", "kind": "as here"', '"until": "1.51", "kind": "gone"'),
        ("Volume shows 7", "Volume shows 9"),
        ('"inputs": "0123"', '"inputs": "4567"'),
    ],
)
def test_a_cell_that_is_changed_by_hand_is_named(tmp_path: Path, before: str, after: str) -> None:
    file = tmp_path / FILE
    write(matrix(), file)
    text = file.read_text("utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), "utf-8")

    with pytest.raises(SiteError, match=r"versions\.json: a-demo, broken: changed by hand"):
        read(file)


def test_another_form_is_named(tmp_path: Path) -> None:
    file = tmp_path / FILE
    write(matrix(), file)
    data = json.loads(file.read_text("utf-8"))
    del data["demos"]["a-demo"]["fixed"]
    file.write_text(json.dumps(data), "utf-8")

    with pytest.raises(SiteError, match=r"demos → a-demo → fixed: Field required\. Run make"):
        read(file)


def test_only_what_is_run_of_a_demo_makes_it_another_one(tmp_path: Path) -> None:
    folder = tmp_path / "value-from-state"
    folder.mkdir()
    for name in ("demo.toml", "broken.py", "fixed.py"):
        (folder / name).write_text((DEMOS / folder.name / name).read_text("utf-8"), "utf-8")

    def digest_with(name: str, before: str, after: str) -> str:
        file = folder / name
        text = file.read_text("utf-8")
        assert before in text
        file.write_text(text.replace(before, after), "utf-8")
        found = digest(load_catalog(tmp_path)[folder.name])
        file.write_text(text, "utf-8")
        return found

    now = digest(CATALOG[folder.name])
    assert digest_with("demo.toml", "Loses every second input", "Loses some") == now
    assert digest_with("demo.toml", "to = 9", "to = 8") != now
    assert digest_with("fixed.py", "Stored", "Kept") != now
    assert digest_with("broken.py", "Stored", "Kept") != now

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from live_demos.catalog import load_catalog
from live_demos.errors import SiteError
from testing.paths import DEMOS

SLUG = "value-from-state"


@pytest.fixture
def demos(tmp_path: Path) -> Path:
    folder = tmp_path / "demos"
    shutil.copytree(DEMOS / SLUG, folder / SLUG)
    return folder


def test_finds_every_demo_of_the_project() -> None:
    catalog = load_catalog(DEMOS)

    folders = {path.name for path in DEMOS.iterdir() if path.is_dir()}
    assert set(catalog) == folders
    for demo in catalog.values():
        for app in demo.apps:
            assert app.source == (DEMOS / demo.slug / f"{app.variant}.py").read_text()


def replace(name: str, before: str, after: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        path = folder / name
        assert before in path.read_text()
        path.write_text(path.read_text().replace(before, after))

    return change


def remove(name: str) -> Callable[[Path], None]:
    return lambda folder: (folder / name).unlink()


def latin_1(name: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        (folder / name).write_bytes(b'title = "caf\xe9"')

    return change


@pytest.mark.parametrize(
    ("break_it", "file", "mend"),
    [
        (remove("fixed.py"), "fixed.py", "Add it, or remove the folder"),
        (remove("demo.toml"), "demo.toml", "Add it, or remove the folder"),
        (replace("broken.py", "if ", "iff "), "broken.py:3", "Correct this line"),
        (
            replace("fixed.py", "import streamlit as st", "import pandas\nimport streamlit as st"),
            "fixed.py:1",
            "Use Streamlit and the standard library only",
        ),
        (
            replace(
                "fixed.py",
                "import streamlit as st",
                "import streamlit as st\nimport sqlite3",
            ),
            "fixed.py:2",
            "Use Streamlit and the standard library only",
        ),
        (replace("demo.toml", "title", "titel"), "demo.toml:2", "unknown key 'titel'"),
        (replace("demo.toml", "symptom = ", "#"), "demo.toml", 'Add the line symptom = "…"'),
        (replace("demo.toml", "[start]", "[start"), "demo.toml:8", "Correct this line"),
        (replace("demo.toml", "to = 7", "too = 7"), "demo.toml:18", "unknown key 'too'"),
        (replace("demo.toml", "[start]", "[[input]]"), "demo.toml", "no [start]"),
        (latin_1("demo.toml"), "demo.toml", "Save it as UTF-8"),
    ],
)
def test_a_wrong_demo_is_named_with_file_and_mend(
    demos: Path, break_it: Callable[[Path], None], file: str, mend: str
) -> None:
    break_it(demos / SLUG)

    with pytest.raises(SiteError) as caught:
        load_catalog(demos)

    said = str(caught.value)
    assert str(demos / SLUG / file) in said
    assert mend in said
    assert "\n" not in said


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(SiteError, match="no such folder"):
        load_catalog(tmp_path / "nowhere")

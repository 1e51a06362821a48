"""Versions stand in one place; moved there, they are followed, or what stays behind is named."""

from __future__ import annotations

import re
import shutil
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from guide.versions_hook import fill
from live_demos.errors import SiteError
from live_demos.runtime.versions import (
    FILE,
    Versions,
    check_carried,
    check_locked,
    declared_versions,
)
from testing.paths import ROOT
from tools import lock
from tools.versions import disagreements, oldest_python

DECLARED = declared_versions()
LOCKS = "live_demos/runtime/locks"
READ = (
    "README.md",
    "pyproject.toml",
    "requirements",
    LOCKS,
    "live_demos/importable.py",
    ".github/workflows/site.yml",
)

MOVED = {
    "stlite": ("9.9.1", [f"{LOCKS}/package.json", f"{LOCKS}/package-lock.json", "README.md"]),
    "streamlit": ("9.9.2", ["requirements/site.txt", "requirements/test.txt", "README.md"]),
    "pyodide": ("9.9.3", [f"{LOCKS}/package.json", f"{LOCKS}/package-lock.json", "README.md"]),
    "python": ("9.94", ["README.md", ".github/workflows/site.yml", "live_demos/importable.py"]),
}


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Give a copy of all that names a version."""
    for name in READ:
        target = tmp_path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, target)
        else:
            shutil.copy(ROOT / name, target)
    return tmp_path


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


def move(tree: Path, name: str, version: str) -> None:
    rewrite(tree / FILE.relative_to(ROOT), f'"{asdict(DECLARED)[name]}"', f'"{version}"')


def named(found: list[str]) -> list[str]:
    return [line.partition(":")[0] for line in found]


def test_everything_says_the_version_of_the_one_place() -> None:
    assert disagreements() == []


@pytest.mark.parametrize("name", MOVED)
def test_what_does_not_follow_a_moved_version_is_named(tree: Path, name: str) -> None:
    version, places = MOVED[name]
    move(tree, name, version)

    found = disagreements(tree)

    assert named(found) == places
    assert all(version in line or version.replace(".", "_") in line for line in found)


def test_what_does_not_follow_a_moved_oldest_python_is_named(tree: Path) -> None:
    rewrite(tree / "pyproject.toml", ">=3.11", ">=3.12")

    assert oldest_python(tree) == "3.12"
    assert named(disagreements(tree)) == ["README.md", ".github/workflows/site.yml"]


def test_what_make_lock_resolves_follows(tree: Path) -> None:
    moved = Versions("9.9.1", "9.9.2", "9.9.3", "9.94")
    package = tree / LOCKS / "package.json"
    before = package.read_text("utf-8")

    lock.pin_npm_packages(package, moved)

    assert '"@stlite/browser": "9.9.1"' in package.read_text("utf-8")
    assert '"pyodide": "9.9.3"' in package.read_text("utf-8")
    assert "--python-version 9.94 " in " ".join(lock.for_the_browser(moved))
    lock.pin_npm_packages(package, DECLARED)
    assert package.read_text("utf-8") == before


def test_what_pages_say_of_the_running_version_follows() -> None:
    moved = replace(DECLARED, streamlit="9.9.2")

    assert fill("Checked with {{ streamlit }}. Since 1.50.", moved) == (
        "Checked with 9.9.2. Since 1.50."
    )


def test_a_page_gives_the_running_version_by_its_name() -> None:
    minor = re.escape(DECLARED.streamlit.rpartition(".")[0])
    in_figures = re.compile(rf"(?<!Since Streamlit )\b{minor}\b")
    pages = (ROOT / "docs").rglob("*.md")

    literal = [str(page) for page in pages if in_figures.search(page.read_text("utf-8"))]
    assert literal == [], "write {{ streamlit }}, or it stays behind when the site moves on"


def test_a_mark_that_names_no_version_is_refused() -> None:
    with pytest.raises(SiteError, match=r"\{\{ streamlt \}\} names no version"):
        fill("Checked with {{ streamlt }}.", DECLARED)


@pytest.mark.parametrize("name", ["stlite", "pyodide"])
def test_a_build_stops_where_another_version_is_locked(name: str) -> None:
    version, _ = MOVED[name]
    check_locked(DECLARED, DECLARED.stlite, DECLARED.pyodide)

    with pytest.raises(SiteError, match=rf"{name} is {version} there, and \S+ in the lock file"):
        check_locked(replace(DECLARED, **{name: version}), DECLARED.stlite, DECLARED.pyodide)


def test_a_build_stops_where_stlite_carries_another_version_and_names_all() -> None:
    carried = replace(DECLARED, streamlit="9.9.2", pyodide="9.9.3", python="9.94")
    check_carried(DECLARED, DECLARED)

    with pytest.raises(SiteError) as stopped:
        check_carried(DECLARED, carried)

    wanted = 'Write streamlit = "9.9.2", pyodide = "9.9.3", python = "9.94" there'
    assert wanted in str(stopped.value)

from __future__ import annotations

from pathlib import Path

import pytest

from bench.quick import base
from bench.quick.base import NoBaseError
from tests.bench.quick.repository import begin, git


@pytest.fixture(autouse=True)
def _no_repository_around(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    # As a hook of git would have them.
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)


def test_a_tree_with_changes_is_compared_with_the_last_commit(tmp_path: Path) -> None:
    _, last = begin(tmp_path, "one", "two")
    (tmp_path / "file.txt").write_text("three")

    found = base.choose(tmp_path, None)

    assert (found.commit, found.subject) == (last, "two")
    assert "has changes" in found.why


def test_a_new_file_is_a_change_and_an_ignored_one_is_not(tmp_path: Path) -> None:
    first, _ = begin(tmp_path, "one", "two")
    (tmp_path / ".git" / "info" / "exclude").write_text("ignored.txt")
    (tmp_path / "ignored.txt").write_text("")
    assert base.choose(tmp_path, None).commit == first

    (tmp_path / "new.txt").write_text("")
    assert base.choose(tmp_path, None).subject == "two"


def test_a_tree_without_changes_is_compared_with_the_commit_before_the_last(tmp_path: Path) -> None:
    first, _ = begin(tmp_path, "one", "two")

    found = base.choose(tmp_path, None)

    assert (found.commit, found.subject) == (first, "one")
    assert "no changes" in found.why


def test_who_asks_gets_the_commit_that_they_name(tmp_path: Path) -> None:
    first, _, last = begin(tmp_path, "one", "two", "three")
    git(tmp_path, "tag", "--annotate", "--message", "A tag", "v1", first)

    assert base.choose(tmp_path, "v1").commit == first
    assert base.choose(tmp_path, "HEAD").commit == last


@pytest.mark.parametrize("asked", ["nonsense", "--all", "HEAD:file.txt", "HEAD~1..HEAD"])
def test_what_is_no_commit_says_so_in_a_line(tmp_path: Path, asked: str) -> None:
    begin(tmp_path, "one", "two")

    with pytest.raises(NoBaseError) as raised:
        base.choose(tmp_path, asked)

    assert str(raised.value) == f"There is no commit {asked}."


def test_before_a_first_commit_there_is_nothing(tmp_path: Path) -> None:
    begin(tmp_path, "one")

    with pytest.raises(NoBaseError, match=r"^There is no commit HEAD~1, .*BASE=\.$"):
        base.choose(tmp_path, None)


def test_outside_of_a_repository_there_is_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()

    with pytest.raises(NoBaseError, match=r"^git status: .*not a git repository[^\n]*$"):
        base.choose(folder, None)


def test_sources_are_the_commits_and_the_repository_stays_as_it_is(tmp_path: Path) -> None:
    root, scratch = tmp_path / "root", tmp_path / "scratch"
    scratch.mkdir()
    first, _ = begin(root, "one", "two")
    (root / "file.txt").write_text("three")
    before = [git(root, "status", "--porcelain"), git(root, "worktree", "list")]

    sources = base.take_sources(root, first, scratch)

    assert [path.name for path in sources.iterdir()] == ["file.txt"]
    assert (sources / "file.txt").read_text() == "one"
    assert [path.name for path in scratch.iterdir()] == ["base"]
    assert [git(root, "status", "--porcelain"), git(root, "worktree", "list")] == before


def test_lock_files_of_installed_packages_that_differ_are_named(tmp_path: Path) -> None:
    for side, theme in (("tree", "9.7.6"), ("base", "9.7.5")):
        folder = tmp_path / side
        (folder / "requirements").mkdir(parents=True)
        (folder / "requirements" / "site.txt").write_text(f"mkdocs-material=={theme}")
        (folder / "package-lock.json").write_text("{}")

    assert base.other_locks(tmp_path / "tree", tmp_path / "base") == ["requirements/site.txt"]
    assert base.other_locks(tmp_path / "tree", tmp_path / "tree") == []

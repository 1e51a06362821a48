"""The commit that the working tree is compared with, and its sources."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

_LOCKS = ("requirements/site.txt", "package-lock.json")
"""What says which installed packages a build uses. The runtime's own locks are in its sources."""


class NoBaseError(ValueError):
    """There is nothing to compare with. The message is one line, for who asked."""


@dataclass(frozen=True)
class Base:
    """A commit, and why it is the one."""

    commit: str
    """Its whole hash."""
    subject: str
    """The first line of its message."""
    why: str


def choose(root: Path, asked: str | None) -> Base:
    """Give the commit asked for; else the last, or the one before it if the tree has no changes.

    A new file that git does not ignore is a change.

    Args:
        root: the top folder of the repository.
        asked: whatever git takes for a commit.

    Raises:
        NoBaseError: there is no such commit, or `root` is no repository.
    """
    name, why = (asked, f"BASE={asked}") if asked else _default(root)
    found = _try(root, "rev-parse", "--verify", f"{name}^{{commit}}")
    if not found:
        more = (
            "" if asked else ", so there is nothing to compare with: commit, or name one by BASE="
        )
        raise NoBaseError(f"There is no commit {name}{more}.")
    return Base(found, _git(root, "log", "--max-count=1", "--format=%s", found), why)


def take_sources(root: Path, commit: str, folder: Path) -> Path:
    """Write a commit's files below a folder; give where. The repository stays as it is."""
    archive, sources = folder / "base.tar", folder / "base"
    sources.mkdir()
    _git(root, "archive", f"--output={archive}", commit)
    # Not tarfile: before Python 3.11.4 it has no filter against names that lead away.
    subprocess.run(
        ["tar", "--extract", "--file", str(archive), "--directory", str(sources)],  # noqa: S607
        check=True,
    )
    archive.unlink()
    return sources


def other_locks(root: Path, sources: Path) -> list[str]:
    """Name the lock files of installed packages that differ between the tree and the base."""
    return [name for name in _LOCKS if _content(root / name) != _content(sources / name)]


def _default(root: Path) -> tuple[str, str]:
    if _git(root, "status", "--porcelain"):
        return "HEAD", "the last commit, for the tree has changes"
    return "HEAD~1", "the commit before the last, for the tree has no changes"


def _git(root: Path, *arguments: str) -> str:
    result = _run(root, *arguments)
    if result.returncode != 0:
        raise NoBaseError(f"git {arguments[0]}: {result.stderr.strip().partition(chr(10))[0]}")
    return result.stdout.strip()


def _try(root: Path, *arguments: str) -> str:
    result = _run(root, *arguments)
    return result.stdout.strip() if result.returncode == 0 else ""


def _run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    # Another git may be at work in the repository, such as the one whose hook this is.
    command = ["git", "--no-optional-locks", *arguments]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None

"""A small repository for tests."""

from __future__ import annotations

import subprocess
from pathlib import Path

_NOBODY = ("-c", "user.name=Nobody", "-c", "user.email=nobody@example.org")


def git(root: Path, *arguments: str) -> str:
    """Run git, with nothing of who runs the tests; give what it prints."""
    command = ["git", *_NOBODY, "-c", "commit.gpgSign=false", *arguments]
    result = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    return result.stdout.strip()


def commit(root: Path, text: str) -> str:
    """Commit a file with this text, which is the message too; give the commit's hash."""
    (root / "file.txt").write_text(text, encoding="utf-8")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message", text)
    return git(root, "rev-parse", "HEAD")


def begin(root: Path, *texts: str) -> list[str]:
    """Begin a repository with a commit of each text; give their hashes."""
    root.mkdir(exist_ok=True)
    git(root, "init", "--quiet")
    return [commit(root, text) for text in texts]

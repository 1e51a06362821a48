"""What the documents for contributors name is there: files, folders, targets of make."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from testing.paths import ROOT

_FOLDERS = ["bench", "demos", "docs", "guide", "live_demos", "requirements", "settled"]
_FOLDERS += ["testing", "tests", "tools", ".github", ".ci"]
DOCUMENTS = [
    # The changelog names what was there once.
    *(path for path in ROOT.glob("*.md") if path.name != "CHANGELOG.md"),
    *(ROOT / ".github").glob("*.md"),
    *(ROOT / folder / "README.md" for folder in ("bench", "guide", "settled", "tests")),
]

_IN_BACKTICKS = re.compile(r"`([\w.-]+(?:/[\w.-]+)*/?)`")
_LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")
_IS_FILE = re.compile(r"\.(css|in|js|json|md|mjs|mts|py|toml|txt|yml)$")
_MAKE = re.compile(r"\bmake ([a-z-]+)\b(?=[^`\n]*`)")

MADE = {".cache/", ".venv/", "node_modules/", "site/"}
"""What commands make, and a fresh clone does not have."""

PUBLISHED = {
    "pyodide/",
    "frame/readers-app.html",
    "demos/index.json",
    "llms.txt",
    "llms-code.txt",
    "llms-full.txt",
}
"""What a build writes, by its name there."""

EXAMPLES = re.compile(r"my[-_]slug|^found\.json$")


@pytest.fixture(scope="module")
def known() -> set[str]:
    """Give each file and folder of the repository as `/its/path/`, to look for a part of it."""
    files = [path for name in _FOLDERS for path in (ROOT / name).rglob("*.*")]
    files = [path for path in files if "__pycache__" not in path.parts]
    paths = {Path(*path.relative_to(ROOT).parts[:n]) for path in files for n in range(1, 9)}
    paths |= {path.relative_to(ROOT) for path in ROOT.iterdir() if path.is_file()}
    return {f"/{path.as_posix()}/" for path in paths}


def named(document: Path) -> set[str]:
    """Give the files and folders that stand in backticks."""
    text = re.sub(r"```.*?```", "", document.read_text("utf-8"), flags=re.DOTALL)
    found = _IN_BACKTICKS.findall(text)
    return {name for name in found if "/" in name or _IS_FILE.search(name)}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_file_that_a_document_names_is_there(document: Path, known: set[str]) -> None:
    missing = [
        name
        for name in named(document)
        if not EXAMPLES.search(name)
        and name not in MADE | PUBLISHED
        and not any(path.endswith(f"/{name.rstrip('/')}/") for path in known)
    ]
    assert missing == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_of_a_document_leads_to_a_file(document: Path) -> None:
    links = _LINK.findall(document.read_text("utf-8"))

    assert [link for link in links if not (document.parent / link).exists()] == []


def test_every_command_that_documents_name_is_a_target() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    asked = {name for path in DOCUMENTS for name in _MAKE.findall(path.read_text("utf-8"))}

    assert {"serve", "test", "lock"} <= asked
    assert asked <= targets

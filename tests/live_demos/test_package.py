"""What the package `live_demos` declares that it needs, so that `pip install` gives a plugin."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

from testing.paths import ROOT

PACKAGE = ROOT / "live_demos"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
RUNTIME = PACKAGE / "runtime"
IN_PYODIDE = (
    RUNTIME / "in_pyodide",
    RUNTIME / "snapshot" / "warm.py",
    RUNTIME / "snapshot" / "asgi_client.py",
)
"""What runs beside stlite, whose library it imports."""

# The pydantic that is declared brings the one version of it that fits.
BROUGHT = {"pydantic-core"}


def normalized(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def name_of(requirement: str) -> str:
    return normalized(re.split(r"[<>=!~ ]", requirement)[0])


def imported(path: Path) -> set[str]:
    """Give the top-level modules that a file imports, at once or later."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.partition(".")[0])
    return names


def test_what_it_imports_is_declared() -> None:
    files = [
        path for path in PACKAGE.rglob("*.py") if not any(map(path.is_relative_to, IN_PYODIDE))
    ]
    modules = set().union(*map(imported, files)) - sys.stdlib_module_names - {PACKAGE.name}
    # What is installed in editable mode has no modules that could be listed.
    providers = {**packages_distributions(), "settled": ["streamlit-settled"]}

    used = {normalized(providers[module][0]) for module in modules}

    assert {"streamlit-settled", "mkdocs", "pydantic"} <= used
    assert used - {name_of(line) for line in PROJECT["dependencies"]} == BROUGHT


def test_what_is_locked_is_what_is_declared() -> None:
    files = [ROOT / "requirements" / name for name in ("site.in", "runtime.in")]
    lines = [line for file in files for line in file.read_text("utf-8").splitlines()]
    locked = {
        name_of(line): line.partition("#")[0].strip() for line in lines if line[0] not in "#-"
    }

    shared = [line for line in PROJECT["dependencies"] if name_of(line) in locked]

    assert len(shared) > 10
    assert shared == [locked[name_of(line)] for line in shared]

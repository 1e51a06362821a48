"""Finds what says another version than the one place for it does.

`live_demos/runtime/locks/versions.toml` is that place for what readers run, `requires-python` in
`pyproject.toml` for the oldest Python that builds the site.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import yaml

from live_demos.runtime import versions

ROOT = Path(__file__).parent.parent
LOCKS = versions.FILE.parent.relative_to(ROOT)
FILE = versions.FILE.relative_to(ROOT)
NPM_NAMES = {"@stlite/browser": "stlite", "pyodide": "pyodide"}
WORKFLOW = Path(".github/workflows/site.yml")
IMPORTABLE = Path("live_demos/importable.py")


def oldest_python(root: Path = ROOT) -> str:
    """Give the oldest Python that builds the site, such as `3.11`."""
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    return str(project["requires-python"]).removeprefix(">=")


def disagreements(root: Path = ROOT) -> list[str]:
    """Give a line for everything in a tree that says another version, and how to mend it.

    Pages are not looked at: a version that they give in figures is a fact about that version.
    """
    declared = versions.declared_versions(root / FILE)
    oldest = oldest_python(root)
    return [
        *_npm(root, {name: getattr(declared, key) for name, key in NPM_NAMES.items()}),
        *_pins(root, declared.streamlit),
        *_readme(root, declared, oldest),
        *_workflow(root, [oldest, declared.python]),
        *_removed_modules(root, declared.python),
    ]


def _npm(root: Path, wanted: dict[str, str]) -> Iterator[str]:
    asked = json.loads((root / LOCKS / "package.json").read_text("utf-8"))["dependencies"]
    locked = json.loads((root / LOCKS / "package-lock.json").read_text("utf-8"))["packages"]
    for name, version in wanted.items():
        if asked[name] != version:
            yield f"{LOCKS / 'package.json'}: {name} is not {version}. Run make lock."
        if locked[f"node_modules/{name}"]["version"] != version:
            yield f"{LOCKS / 'package-lock.json'}: {name} is not {version}. Run make lock."


def _pins(root: Path, streamlit: str) -> Iterator[str]:
    for name in ("requirements/site.txt", "requirements/test.txt"):
        if f"\nstreamlit=={streamlit} " not in (root / name).read_text("utf-8"):
            yield f"{name}: streamlit is not {streamlit}. Run make lock."


def _readme(root: Path, declared: versions.Versions, oldest: str) -> Iterator[str]:
    words = " ".join((root / "README.md").read_text("utf-8").split())
    sentences = (
        f"Readers run Streamlit {declared.streamlit} on Python {declared.python} in the browser: "
        f"stlite {declared.stlite}, Pyodide {declared.pyodide}.",
        f"Python {oldest} or newer",
    )
    for sentence in sentences:
        if sentence not in words:
            yield f"README.md: write “{sentence}”"


def _workflow(root: Path, wanted: list[str]) -> Iterator[str]:
    """Compare with the oldest Python that builds the site, and that of the browser."""
    jobs = yaml.safe_load((root / WORKFLOW).read_text("utf-8"))["jobs"]
    tested = jobs["test"]["strategy"]["matrix"]["python"]
    if tested != wanted:
        yield f"{WORKFLOW}: write python: {json.dumps(wanted)}"


def _removed_modules(root: Path, python: str) -> Iterator[str]:
    """Compare with the Python that a list of removed modules was written for."""
    name = f"_NOT_IN_PYTHON_{python.replace('.', '_')}"
    if not re.search(rf"^{name} = ", (root / IMPORTABLE).read_text("utf-8"), re.MULTILINE):
        yield (
            f"{IMPORTABLE}: there is no list {name}. Add to the present one what Python {python} "
            "has removed, and rename it."
        )

"""Releases of Streamlit on PyPI, and an environment for each."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from datetime import date
from importlib.metadata import version
from pathlib import Path

from guide.releases.matrix import Release, minor, order
from versions.paths import CACHE, ROOT

OLDEST = "1.40"
"""The oldest minor that is tried: two years old, and the model of a browser can drive it."""

_ABOUT = """
import json, platform
from importlib.metadata import version
names = ("streamlit", "pandas", "numpy")
print(json.dumps({name: version(name) for name in names} | {"python": platform.python_version()}))
"""


def releases_on_pypi() -> list[str]:
    """Give the last release of each minor from `OLDEST` on, the oldest first.

    Raises:
        RuntimeError: the package index cannot be asked.
    """
    # pip index is marked as experimental; what it prints has not changed since pip 21.2.
    asked = _pip(Path(sys.executable), "index", "versions", "streamlit")
    found = re.search(r"^Available versions: (.*)$", asked, re.MULTILINE)
    if not found:
        raise RuntimeError("pip index versions streamlit names no versions")
    newest: dict[str, str] = {}
    for release in sorted(found[1].split(", "), key=order):
        if order(release) >= order(OLDEST):
            newest[minor(release)] = release
    return list(newest.values())


def folder_of(release: str) -> Path:
    """Give the folder of a release, which holds all that belongs to it."""
    return CACHE / release


def python_of(release: str) -> Path:
    """Give the Python of the release's environment, which is made if it is not there.

    Raises:
        RuntimeError: it cannot be installed.
    """
    folder = folder_of(release) / "environment"
    python = folder / "bin" / "python"
    made = folder / "made"
    if not made.exists():
        shutil.rmtree(folder, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        # Two wheels in three are imported by nobody here: they need not be compiled.
        own = f"pydantic=={version('pydantic')}"
        _pip(python, "install", "--quiet", "--no-compile", f"streamlit=={release}", own)
        made.touch()
    return python


def about(release: str) -> Release:
    """Say what is installed in the release's environment."""
    told = subprocess.run(
        [python_of(release), "-c", _ABOUT], check=True, capture_output=True, text=True
    )
    return Release(**json.loads(told.stdout), date=date.today().isoformat())


def surroundings() -> dict[str, str]:
    """Give the environment variables with which this project's code runs in there."""
    path = f"{ROOT}{os.pathsep}{ROOT / 'settled' / 'src'}"
    return os.environ | {"PYTHONPATH": path}


def _pip(python: Path, *arguments: str) -> str:
    command = [str(python), "-m", "pip", "--disable-pip-version-check", *arguments]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    if ended.returncode:
        raise RuntimeError(f"pip {' '.join(arguments)}: {ended.stderr.strip()}")
    return ended.stdout

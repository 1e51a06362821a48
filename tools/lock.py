"""Upgrades every dependency and writes the lock files anew. Lock files name no registry."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from live_demos.node import npm

ROOT = Path(__file__).parent.parent
REQUIREMENTS = ROOT / "requirements"
RUNTIME = ROOT / "live_demos" / "runtime" / "locks"

_UV = [sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--upgrade", "--generate-hashes"]
_UV += ["--no-annotate", "--no-header"]
# The same files must do for every Python from 3.11 on, on every system.
_HERE = ["--universal", "--python-version", "3.11"]
# Pyodide's Python, which takes pure-Python wheels only.
_BROWSER = ["--python-version", "3.13", "--python-platform", "wasm32-pyodide2024"]
_BROWSER += ["--only-binary", ":all:"]

_NPM = ["update", "--package-lock-only", "--ignore-scripts", "--omit-lockfile-registry-resolved"]


def main() -> None:
    """Resolve everything. Pinned versions stay: change them in the .in and package.json files."""
    for name in ("lock", "site", "test"):
        compile_lock(REQUIREMENTS / f"{name}.in", _HERE)
    compile_lock(RUNTIME / "wheels.in", _BROWSER)
    for folder in (ROOT, RUNTIME):
        npm(_NPM, folder, capture=False).check_returncode()


def compile_lock(source: Path, options: list[str]) -> None:
    """Resolve one .in file into the .txt beside it."""
    target = source.with_suffix(".txt")
    command = [*_UV, *options, source.name, "--output-file", target.name]
    subprocess.run(command, cwd=source.parent, check=True)
    print(f"{target.relative_to(ROOT)} written")


if __name__ == "__main__":
    main()

"""Upgrades every dependency and writes the lock files anew. Lock files name no registry."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from live_demos.node import npm
from live_demos.runtime.versions import Versions, declared_versions
from tools.versions import NPM_NAMES, oldest_python

ROOT = Path(__file__).parent.parent
REQUIREMENTS = ROOT / "requirements"
RUNTIME = ROOT / "live_demos" / "runtime" / "locks"

_UV = [sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--upgrade", "--generate-hashes"]
_UV += ["--no-annotate", "--no-header"]
# Pyodide's platform: its packages are pure Python, for whatever version.
_BROWSER_PLATFORM = "wasm32-pyodide2024"

_NPM = ["update", "--package-lock-only", "--ignore-scripts", "--omit-lockfile-registry-resolved"]


def main() -> None:
    """Resolve everything. What is pinned stays: versions.toml, the .in and package.json files."""
    versions = declared_versions()
    for name in ("lock", "pip", "site", "test"):
        compile_lock(REQUIREMENTS / f"{name}.in", for_the_build(), versions)
    # It is installed before the rest of the site's, which must find nothing to change.
    of_the_site = ["--constraints", "site.txt"]
    compile_lock(REQUIREMENTS / "runtime.in", [*for_the_build(), *of_the_site], versions)
    compile_lock(RUNTIME / "wheels.in", for_the_browser(versions), versions)
    pin_npm_packages(RUNTIME / "package.json", versions)
    for folder in (ROOT, RUNTIME):
        npm(_NPM, folder, capture=False).check_returncode()


def for_the_build() -> list[str]:
    """Give the options by which a lock does for every supported Python, on every system."""
    return ["--universal", "--python-version", oldest_python()]


def for_the_browser(versions: Versions) -> list[str]:
    """Give the options for the browser's Python, which takes pure-Python wheels only."""
    options = ["--python-version", versions.python, "--python-platform", _BROWSER_PLATFORM]
    return [*options, "--only-binary", ":all:"]


def compile_lock(source: Path, options: list[str], versions: Versions) -> None:
    """Resolve one .in file into the .txt beside it, with the Streamlit that readers run."""
    target = source.with_suffix(".txt")
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as constraints:
        constraints.write(f"streamlit=={versions.streamlit}\n")
        constraints.flush()
        command = [*_UV, *options, "--constraints", constraints.name]
        command += [source.name, "--output-file", target.name]
        subprocess.run(command, cwd=source.parent, check=True)
    print(f"{target.relative_to(ROOT)} written")


def pin_npm_packages(file: Path, versions: Versions) -> None:
    """Write stlite's and Pyodide's versions into a package.json."""
    package = json.loads(file.read_text("utf-8"))
    for name, key in NPM_NAMES.items():
        package["dependencies"][name] = getattr(versions, key)
    file.write_text(json.dumps(package, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()

"""Runs the tests of `settled/` in fresh environments, with several releases of Streamlit.

Usage: `python -m tools.settled_releases [RELEASE…]`, as 1.50 or newest; without one, the oldest
that it allows, the one of this site and the newest. The package is built and installed there as
other people install it.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import tomllib
import venv
from pathlib import Path

from live_demos.runtime.versions import declared_versions
from tools.environment import ROOT

SETTLED = ROOT / "settled"
_OLDEST = re.compile(r"streamlit>=([0-9.]+)")
_SUMMARY = re.compile(r"(\d+ passed.*) in ")


def main(releases: list[str]) -> int:
    """Run the tests with each release.

    Args:
        releases: of Streamlit; none for those that are supported at least.

    Returns:
        The exit status: 1 if any failed.
    """
    failed = False
    for release in releases or [_oldest(), declared_versions().streamlit, "newest"]:
        with tempfile.TemporaryDirectory(prefix="settled-release-") as folder:
            failed |= not passes(release, Path(folder))
    return int(failed)


def passes(release: str, folder: Path) -> bool:
    """Say whether the tests pass with a release, in an environment in this folder."""
    python = folder / "bin" / "python"
    venv.create(folder, with_pip=True, symlinks=True)
    streamlit = "streamlit" if release == "newest" else f"streamlit~={release}.0"
    if release.count(".") > 1:
        streamlit = f"streamlit=={release}"
    install = [str(python), "-m", "pip", "--disable-pip-version-check", "--quiet", "install"]
    subprocess.run([*install, streamlit, "pytest", str(SETTLED)], check=True)
    asked = [str(python), "-c", "import importlib.metadata as m; print(m.version('streamlit'))"]
    version = subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip()
    # Its own configuration file: this project's pytest knows options that are not installed there.
    command = [str(python), "-m", "pytest", "-q", "-c", str(SETTLED / "pyproject.toml"), "tests"]
    # Neither this project's environment nor its sources: what was installed is what is tested.
    environment = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "VIRTUAL_ENV")}
    result = subprocess.run(
        command, cwd=SETTLED, env=environment, capture_output=True, text=True, check=False
    )
    summary = _SUMMARY.findall(result.stdout)
    said = summary[-1] if summary else "no summary"
    if result.returncode:
        print(result.stdout, result.stderr)
    print(f"Streamlit {version}: {said}", flush=True)
    return result.returncode == 0


def _oldest() -> str:
    """Give the oldest release that the package allows."""
    project = tomllib.loads((SETTLED / "pyproject.toml").read_text("utf-8"))["project"]
    found = _OLDEST.search(" ".join(project["dependencies"]))
    if found is None:
        raise LookupError("settled/pyproject.toml names the oldest Streamlit")
    return found[1]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

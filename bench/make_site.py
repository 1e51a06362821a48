"""`make site`, timed: in this project's folder, or in a clone of it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

_OURS = ("MAKEFLAGS", "MAKELEVEL", "MFLAGS", "PYTHONPATH", "SITE_URL", "VIRTUAL_ENV")
"""What `make bench` and the benchmark's own environment have set, and nobody who builds has."""


def make_site(folder: Path, changes: Mapping[str, str] = MappingProxyType({})) -> float:
    """Run `make site` in a folder; give the seconds that it took.

    Args:
        folder: of a project like this one.
        changes: further environment variables.

    Raises:
        RuntimeError: it failed.
    """
    environment = {name: value for name, value in os.environ.items() if name not in _OURS}
    # Another Python than that of `.venv` would make it anew.
    python = Path(
        sys.base_prefix, "bin", f"python{sys.version_info.major}.{sys.version_info.minor}"
    )
    begin = time.perf_counter()
    result = subprocess.run(
        [shutil.which("make") or "make", "--silent", "site", f"PYTHON={python}"],
        cwd=folder,
        env=environment | dict(changes),
        capture_output=True,
        text=True,
        check=False,
    )
    seconds = time.perf_counter() - begin
    if result.returncode != 0:
        raise RuntimeError(f"make site failed in {folder}:\n{result.stderr}")
    return seconds

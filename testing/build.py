"""Builds the whole site, as `make site` does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from testing.paths import ROOT


def build_site(target: Path, address: str) -> Path:
    """Build the whole site into `target`, for this address, as `make site` does."""
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(target)]
    environment = os.environ | {"SITE_URL": address}
    result = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
    return target

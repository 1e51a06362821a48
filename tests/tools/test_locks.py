"""What is installed first is what the rest finds, and is enough to assemble the runtime."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from importlib.metadata import packages_distributions

import pytest

from testing.paths import ROOT

_ENTRY = re.compile(r"^([\w.-]+)==", re.MULTILINE)
_IMPORTED = """
import json, sys
import live_demos.runtime.__main__
print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})))
"""


def entries_of(lock: str) -> dict[str, str]:
    """Give the entries of a lock file by the names of the packages, with versions and hashes."""
    text = (ROOT / "requirements" / f"{lock}.txt").read_text("utf-8")
    starts = [match.start() for match in _ENTRY.finditer(text)]
    entries = [text[start:end] for start, end in zip(starts, [*starts[1:], None], strict=True)]
    return {entry.partition("==")[0]: entry.strip() for entry in entries}


@pytest.mark.parametrize("lock", ["site", "test"])
def test_what_is_installed_first_is_locked_the_same_for_all(lock: str) -> None:
    first, whole = entries_of("runtime"), entries_of(lock)

    assert "zstandard" in first
    assert first == {name: whole.get(name) for name in first}


def test_what_is_installed_first_assembles_the_runtime() -> None:
    command = [sys.executable, "-c", _IMPORTED]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    distributions = packages_distributions()

    needed = {
        distributions[module][0].lower().replace("_", "-")
        for module in json.loads(said)
        if module in distributions and not module.startswith("_")  # by `.pth` files, for everybody
    }

    assert {"zstandard", "filelock", "pyodide-lock"} <= needed
    assert needed - {"live-demos"} <= set(entries_of("runtime"))

"""Diagnoses many scripts: each in a process of its own, which may crash or never end."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from subprocess import DEVNULL
from tempfile import TemporaryDirectory
from typing import Any

_SECONDS = 120
"""How long one script may take, a slow machine included."""

_PROCESSES = 2

_DIAGNOSE = """
import json, sys
from pathlib import Path
from settled._internal.doctor.diagnose import Options, diagnose
path, advice, reruns, to = sys.argv[1:]
options = Options(advice=advice == "True", reruns=int(reruns), edits=False)
Path(to).write_text(json.dumps(diagnose(Path(path), options).to_json()), "utf-8")
"""
"""What each process runs. A file takes the answer: the app prints what it likes."""


@dataclass(frozen=True)
class Outcome:
    """What a diagnosis of one script said."""

    name: str
    diagnosis: dict[str, Any]
    """As its JSON."""

    @property
    def status(self) -> str:
        """Whether it is settled, has findings, or could not be diagnosed."""
        return str(self.diagnosis["status"])

    @property
    def patterns(self) -> list[str]:
        """The patterns of the findings, the main one first."""
        return [one["pattern"] for one in self.diagnosis["findings"]]


def outcomes(
    scripts: Iterable[tuple[str, Path]],
    *,
    advice: bool,
    reruns: int,
    say: Callable[[str], None],
) -> Iterator[Outcome]:
    """Diagnose scripts, in their order.

    Args:
        scripts: names and paths.
        advice: whether advice is asked for, too.
        reruns: at most so many for each.
        say: is told what was done.
    """
    named = list(scripts)
    with TemporaryDirectory() as folder, ThreadPoolExecutor(_PROCESSES) as pool:
        results = [
            pool.submit(_diagnosis, path, advice, reruns, Path(folder, f"{number}.json"))
            for number, (_, path) in enumerate(named)
        ]
        for (name, _), result in zip(named, results, strict=True):
            outcome = Outcome(name, result.result())
            say(f"{name}: {', '.join(outcome.patterns) or outcome.status}")
            yield outcome


def _diagnosis(path: Path, advice: bool, reruns: int, to: Path) -> dict[str, Any]:
    command = [sys.executable, "-c", _DIAGNOSE, str(path), str(advice), str(reruns), str(to)]
    try:
        # It is killed, not asked: an app can hold an exception back, and library code any signal.
        done = subprocess.run(
            command, stdout=DEVNULL, stderr=DEVNULL, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return _failed(f"It took more than {_SECONDS} s.")
    if not to.exists():
        return _failed(f"Its process ended with {done.returncode}.")
    result: dict[str, Any] = json.loads(to.read_text("utf-8"))
    return result


def _failed(why: str) -> dict[str, Any]:
    return {"status": "cannot-diagnose", "why": why, "findings": [], "reruns": 0, "seconds": 0}

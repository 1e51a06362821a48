"""Judges a reader's code with the JavaScript that does so in a page, all under one Node."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from live_demos.catalog import App, Demo
from live_demos.node import node_program
from live_demos.scenario import challenge_to_json
from live_demos.scenario import to_json as scenario_to_json
from testing.observe_challenge import Observation, observe, to_json

_SCRIPT = Path(__file__).with_suffix(".mjs")


@dataclass(frozen=True)
class Verdict:
    """What a reader is told after a check."""

    passed: bool
    failed: int | None
    """The first row that is wrong; the start is row 0."""
    problems: list[str]
    way: dict[str, str] | None
    """The wrong way by name: `does` and `why`."""
    outcomes: list[str]
    """Of each row: see judge.mjs."""


class Judge:
    """The judge, in a process that waits for the next observations."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def __call__(
        self, demo: Demo, source: str, observations: Sequence[Observation | dict[str, Any]]
    ) -> Verdict:
        """Judge what was observed of an app with this source."""
        seen = [one if isinstance(one, dict) else to_json([one])[0] for one in observations]
        asked = {
            "scenario": scenario_to_json(demo.scenario),
            "challenge": challenge_to_json(demo.scenario, demo.challenge),
            "observations": seen,
            "edit": source,
            "broken": demo.broken.source,
        }
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        said = json.loads(self._process.stdout.readline())
        rows = said["rows"]
        failed = said["failed"]
        return Verdict(
            passed=said["passed"],
            failed=failed,
            problems=[] if failed is None else said_of(rows[failed]),
            way=said["way"],
            outcomes=[row["outcome"] for row in rows],
        )

    def of_edit(self, demo: Demo, source: str) -> Verdict:
        """Observe an edit in the model of a browser, and judge it."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "edit.py"
            path.write_text(source, "utf-8")
            app = App(variant="broken", path=path, source=source, caption="")
            return self(demo, source, observe(demo.scenario, app))


def said_of(row: dict[str, Any]) -> list[str]:
    """Give what is wrong in a row."""
    return [row["trouble"]] if row["trouble"] else list(row["problems"])


@contextmanager
def judging() -> Iterator[Judge]:
    """Start the judge, and end it."""
    with subprocess.Popen(
        [node_program(), _SCRIPT],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        yield Judge(process)
        assert process.stdin is not None
        process.stdin.close()


@pytest.fixture(scope="session")
def judge() -> Iterator[Judge]:
    """Give the judge of all tests in this process."""
    with judging() as one:
        yield one

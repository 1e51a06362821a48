"""The stages of a start, and which of them it waited for."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

import pytest

from guide.speed import report as results
from guide.speed.report import BadReportError
from guide.speed.timeline import KINDS, LAST, Stage, Timeline, median_of
from tests.guide.speed.starts import QUICK, report


def test_the_critical_path_leads_from_the_press_to_the_usable_app() -> None:
    path = QUICK.critical()

    assert [stage.name for stage, _ in path] == [
        "worker-start",
        "snapshot-file",
        "snapshot-unpack",
        "snapshot-restore",
        "pyodide",
        "python",
        "server",
        "script-run",
        "paint",
    ]
    assert sum(own for _, own in path) == pytest.approx(QUICK.usable)
    assert {stage.name: own for stage, own in path}["snapshot-unpack"] == pytest.approx(0.35)


def test_what_ends_last_is_what_a_start_waits_for() -> None:
    slow = [
        dataclasses.replace(stage, end=0.77) if stage.name == "front-end" else stage
        for stage in QUICK.stages
    ]
    later = [
        dataclasses.replace(stage, end=0.79) if stage.name == "front-end" else stage
        for stage in QUICK.stages
    ]

    assert "front-end" not in {stage.name for stage, _ in Timeline(slow).critical()}
    assert "front-end" in {stage.name for stage, _ in Timeline(later).critical()}


def test_every_kind_waits_for_kinds_that_there_are_and_all_lead_to_the_last() -> None:
    needed = {name for kind in KINDS.values() for name in kind.after}

    assert needed <= set(KINDS)
    assert set(KINDS) - needed == {LAST}


def test_the_median_start_is_a_real_one() -> None:
    starts = [Timeline([Stage(LAST, 0, end)]) for end in (3.0, 1.0, 2.0, 9.0)]

    assert median_of(starts) == Timeline([Stage(LAST, 0, 2.0)], 4)


def test_a_start_is_the_same_when_read_again(tmp_path: Path) -> None:
    path = tmp_path / "results.json"
    results.write(report(first_visit=QUICK), path)

    assert results.read(path).stages == {"first-visit": QUICK}


def test_a_file_from_before_there_were_stages_has_none(tmp_path: Path) -> None:
    path = tmp_path / "results.json"
    results.write(report(), path)
    content = json.loads(path.read_text())
    del content["stages"]
    path.write_text(json.dumps(content))

    assert results.read(path).stages == {}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"name": "no-such"}, "there is no stage no-such"),
        ({"name": "python"}, "there is no stage paint"),
        ({"end": 0.5}, "the stage paint ends before it begins"),
        ({"begin": "soon"}, "could not convert"),
        ({"begin": None}, "must be a string or a real number"),
    ],
)
def test_a_start_that_cannot_be_is_said_in_one_line(
    tmp_path: Path, change: dict[str, Any], said: str
) -> None:
    path = tmp_path / "results.json"
    results.write(report(first_visit=QUICK), path)
    content = json.loads(path.read_text())
    content["stages"]["first-visit"]["stages"][-1] |= change
    path.write_text(json.dumps(content))

    with pytest.raises(BadReportError, match="Run make bench") as caught:
        results.read(path)

    assert said in str(caught.value)
    assert "\n" not in str(caught.value)

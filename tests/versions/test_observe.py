"""What is run in every release tells, in this one, what the scenario says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from testing.catalog import CATALOG
from versions.observe import observe


@pytest.fixture(autouse=True)
def _folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_demo_is_observed_to_its_end() -> None:
    demo = CATALOG["value-from-state"]
    seen = observe(demo, demo.broken)

    assert [step.said for step in seen.steps] == [
        "",
        "Set Volume to 5",
        "Set Volume to 7",
        "Set Volume to 9",
    ]
    assert not seen.stopped
    assert not any(step.own for step in seen.steps)
    assert [bool(step.other) for step in seen.steps] == [False, False, True, False]


def test_an_app_without_its_widget_stops_and_says_why(tmp_path: Path) -> None:
    demo = CATALOG["value-from-state"]
    script = tmp_path / "app.py"
    script.write_text("import streamlit as st\nst.text_input('Name', bind_it=True)\n")
    seen = observe(demo, replace(demo.broken, path=script))

    assert seen.stopped.startswith("InputError: ")
    assert seen.steps[0].messages[0].endswith("got an unexpected keyword argument 'bind_it'")

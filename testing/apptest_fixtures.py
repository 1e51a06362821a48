"""What all apps under test get: a folder of their own, and the time they need."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from testing.installed_components import scan_for_components_once

RUN_SECONDS = 60

scan_for_components_once()

_init = AppTest.__init__


@pytest.fixture(autouse=True)
def folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Apps may write files."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture(autouse=True)
def time_on_a_slow_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """AppTest itself gives a script run 3 s, which no test is about."""

    def init(at: AppTest, *args: Any, default_timeout: float, **more: Any) -> None:
        _init(at, *args, default_timeout=max(default_timeout, RUN_SECONDS), **more)

    monkeypatch.setattr(AppTest, "__init__", init)

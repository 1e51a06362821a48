"""What all apps under test get: a folder and an event loop of their own, and time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import AppTest

RUN_SECONDS = 60

Run = Callable[[Coroutine[Any, Any, Any]], Any]

_init = AppTest.__init__


@pytest.fixture(autouse=True)
def folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Apps may write files."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture(autouse=True)
def pages_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """In Streamlit 1.50, the first app of a process says for all whether they have `pages/`.

    The AppTest of 1.62 forgets that for each app. A server has one app only.
    """
    monkeypatch.setattr(PagesManager, "uses_pages_directory", None)


@pytest.fixture(autouse=True)
def time_on_a_slow_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """AppTest itself gives a script run 3 s, which no test is about."""

    def init(at: AppTest, *args: Any, default_timeout: float, **more: Any) -> None:
        _init(at, *args, default_timeout=max(default_timeout, RUN_SECONDS), **more)

    monkeypatch.setattr(AppTest, "__init__", init)


@pytest.fixture
def run_in_a_loop() -> Run:
    """Give what runs a coroutine to its end, whatever else runs in the thread of the tests.

    Another test of the same process may have left an event loop running there: Playwright does.
    """

    def run(coroutine: Coroutine[Any, Any, Any]) -> Any:
        with ThreadPoolExecutor(max_workers=1) as thread:
            return thread.submit(asyncio.run, coroutine).result()

    return run

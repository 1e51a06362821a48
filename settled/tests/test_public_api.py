"""What others may rely on: a change here is one that they notice."""

from __future__ import annotations

import inspect
import subprocess
import sys
from dataclasses import fields
from importlib.metadata import version

import pytest

import settled

FUNCTIONS = {
    "assert_settled": "(app: 'str | Path | AppTest', *, patterns: 'Collection[str] | None' = None, "
    "ignore: 'Collection[str]' = (), seed: 'int' = 0, reruns: 'int' = 1000, "
    "network: 'bool' = False) -> 'None'",
    "capture": "(at: 'AppTest') -> 'Capture'",
    "differences": "(before: 'Capture', after: 'Capture') -> 'list[str]'",
    "is_settled": "(at: 'AppTest') -> 'bool'",
    "recording": "(report: 'Report') -> 'Iterator[None]'",
    "run_count": "(runner: 'ScriptRunner') -> 'int'",
    "start_recording": "(report: 'Report') -> 'Callable[[], None]'",
    "unrecorded": "() -> 'Iterator[None]'",
    "unsettled": "(at: 'AppTest') -> 'list[str]'",
    "unsettled_async": "(at: 'AppTest') -> 'list[str]'",
    "would_change": "(at: 'AppTest') -> 'list[str]'",
    "would_change_live": "(runner: 'ScriptRunner', *, timeout: 'float' = 5) -> 'list[str]'",
}
CLASSES = {
    "Capture": ["elements", "session_state"],
    "Element": ["kind", "text", "identity", "value", "properties"],
}
OTHERS = ["RECORD_VERSION", "Record", "Report"]


def test_the_names_are_these() -> None:
    assert sorted(settled.__all__) == sorted([*FUNCTIONS, *CLASSES, *OTHERS])
    assert set(settled.__all__) <= set(dir(settled))


def test_functions_take_and_give_this() -> None:
    found = {name: getattr(settled, name) for name in FUNCTIONS}
    assert {name: str(inspect.signature(one)) for name, one in found.items()} == FUNCTIONS
    asynchronous = [name for name, one in found.items() if inspect.iscoroutinefunction(one)]
    assert asynchronous == ["unsettled_async", "would_change_live"]


def test_classes_hold_this() -> None:
    found = {name: [field.name for field in fields(getattr(settled, name))] for name in CLASSES}
    assert found == CLASSES


def test_each_says_what_it_is() -> None:
    assert [n for n in [*FUNCTIONS, *CLASSES] if not inspect.getdoc(getattr(settled, n))] == []


def printed(code: str) -> str:
    """Give what a new Python prints."""
    command = [sys.executable, "-c", code]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


NEW = tuple(map(int, version("streamlit").split(".")[:2])) >= (1, 61)


@pytest.mark.skipif(not NEW, reason="of older releases, AppTest is corrected before it first runs")
def test_to_import_it_imports_no_streamlit() -> None:
    assert printed("import settled, sys; print('streamlit' in sys.modules)") == "False"


@pytest.mark.skipif(not NEW, reason="as above")
def test_the_recorder_imports_no_apptest_and_no_pandas() -> None:
    code = """
import settled, sys
settled.recording
print([name for name in ("streamlit.testing", "pandas", "unittest") if name in sys.modules])
"""
    assert printed(code) == "[]"

"""A kept trace is used as long as nothing has changed that it depends on."""

from __future__ import annotations

import importlib.metadata
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from live_demos.catalog import Demo, load_catalog
from live_demos.xray import record
from testing.paths import DEMOS, ROOT

SLUG = "value-from-state"

UNRELATED = {
    "live_demos/__init__.py",  # a docstring
    "live_demos/author_files.py",  # reads files, or ends a build
    "live_demos/importable.py",  # refuses what no app may import
    "live_demos/errors.py",  # ends a build
    "live_demos/packages.py",  # says where packages are
}
"""What is imported to record a trace, and cannot make it another one."""

CHANGE_EACH_FILE = """
import json
import sys
from pathlib import Path

from live_demos.catalog import Demo, load_catalog
from live_demos.xray import record

root = Path(sys.argv[1])
demo = load_catalog(root / "demos")["value-from-state"]
record.trace_of(demo, root / "cache")
ours = [Path(m.__file__) for m in sys.modules.values() if getattr(m, "__file__", None)]
files = {path for path in ours if path.is_relative_to(root)} | {*(root / "demos").glob("*/*.*")}
recorded = []
record.record = lambda demo: recorded.append(demo) or {"version": 0, "broken": [], "fixed": []}
told = {}
for path in files:
    for change in ("", "\\n# changed\\n"):
        recorded.clear()
        path.write_text(path.read_text("utf-8") + change, "utf-8")
        record.trace_of(demo, root / "cache")
        told.setdefault(path.relative_to(root).as_posix(), []).append(len(recorded))
print(json.dumps(told))
"""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Give a copy of what records traces, and of one demo."""
    no_caches = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "settled" / "src" / "settled", tmp_path / "settled", ignore=no_caches)
    for part in ("*.py", "scenario/*.py", "xray/*.py"):
        for path in (ROOT / "live_demos").glob(part):
            copied = tmp_path / path.relative_to(ROOT)
            copied.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, copied)
    shutil.copytree(DEMOS / SLUG, tmp_path / "demos" / SLUG)
    return tmp_path


def test_a_trace_is_recorded_anew_if_a_file_changes_that_it_depends_on(copy: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-c", CHANGE_EACH_FILE, str(copy)],
        cwd=copy,
        env=os.environ | {"PYTHONPATH": str(copy)},
        capture_output=True,
        text=True,
        check=True,
    )
    told: dict[str, list[int]] = json.loads(result.stdout)

    for needed in ("scenario/parse.py", "scenario/model.py", "catalog.py", "xray/record.py"):
        assert f"live_demos/{needed}" in told
    assert {f"demos/{SLUG}/{name}" for name in ("demo.toml", "broken.py", "fixed.py")} <= set(told)
    as_they_were, changed = [0, 0], [0, 1]
    assert told == {name: as_they_were if name in UNRELATED else changed for name in told}


@pytest.mark.parametrize("what", ["streamlit", "pydantic", "Python"])
def test_a_trace_is_recorded_anew_with_another_version(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    demo = load_catalog(DEMOS)[SLUG]
    recorded = []

    def stub(demo: Demo) -> record.Trace:
        recorded.append(demo)
        return {"version": 0, "broken": [], "fixed": []}

    monkeypatch.setattr(record, "record", stub)
    record.trace_of(demo, tmp_path)
    record.trace_of(demo, tmp_path)
    assert len(recorded) == 1

    installed = importlib.metadata.version
    monkeypatch.setattr(
        importlib.metadata, "version", lambda name: "99" if name == what else installed(name)
    )
    if what == "Python":
        monkeypatch.setattr(sys, "version", "99")
    record.trace_of(demo, tmp_path)

    assert len(recorded) == 2


def test_an_exception_of_an_app_is_not_printed(capfd: pytest.CaptureFixture[str]) -> None:
    demo = load_catalog(DEMOS)["assign-own-key"]
    trace = record.record(demo)

    assert "StreamlitAPIException" in json.dumps(trace["broken"])
    printed = capfd.readouterr()
    assert "StreamlitAPIException" not in printed.out + printed.err

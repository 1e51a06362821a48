"""Two builds give the same bytes: what is cheap to see of it. `make reproducible` has the rest."""

from __future__ import annotations

import gzip
import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from guide import doctor_hook
from testing.paths import DEMOS, ROOT
from tools.site_digest import differences, digest

RECORD_ALL = """
import json, sys
from pathlib import Path
from live_demos.catalog import load_catalog
from live_demos.xray.record import record
traces = {slug: record(demo) for slug, demo in load_catalog(Path("demos")).items()}
Path("traces.json").write_text(json.dumps(traces))
"""


def test_another_process_in_another_place_records_what_the_site_has(
    site: Path, tmp_path: Path
) -> None:
    shutil.copytree(DEMOS, tmp_path / "demos")
    other = {
        "PYTHONHASHSEED": "4242",
        "TZ": "Pacific/Chatham",
        "LC_ALL": "C",
        "PYTHONPATH": os.pathsep.join(map(str, (ROOT, ROOT / "settled" / "src"))),
    }
    subprocess.run(
        [sys.executable, "-c", RECORD_ALL], cwd=tmp_path, env=os.environ | other, check=True
    )

    recorded = json.loads((tmp_path / "traces.json").read_text("utf-8"))
    assert len(recorded) > 90
    for slug, trace in recorded.items():
        published = json.loads((site / "demos" / slug / "trace.json").read_text("utf-8"))
        assert trace == published, slug


def test_nothing_that_is_packed_has_the_time_of_the_build(site: Path) -> None:
    packed = gzip.decompress((site / "sitemap.xml.gz").read_bytes())
    assert (site / "sitemap.xml.gz").read_bytes()[4:8] == (315532800).to_bytes(4, "little")
    assert packed == (site / "sitemap.xml").read_bytes()
    assert b"lastmod" not in packed
    archives = [path for path in site.rglob("*") if path.suffix in (".zip", ".whl")]
    assert {path.suffix for path in archives} == {".zip", ".whl"}
    for path in archives:
        for entry in zipfile.ZipFile(path).infolist():
            assert entry.date_time[0] == 1980, (path, entry.filename)


def test_the_package_of_the_doctor_is_the_same_from_another_clone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = doctor_hook.build_wheel()
    no_caches = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "settled", tmp_path / "settled", ignore=no_caches)
    for path in tmp_path.rglob("*"):
        os.utime(path, (2e9, 2e9))
        path.chmod(0o700 if path.is_dir() else 0o600)

    monkeypatch.setattr(doctor_hook, "_PROJECT", tmp_path / "settled" / "pyproject.toml")
    assert doctor_hook.build_wheel() == first


def test_where_two_sites_differ_first_is_said(tmp_path: Path) -> None:
    for name, word in (("one", "noon"), ("other", "night")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "same.txt").write_text("same")
        (tmp_path / name / "index.html").write_text(f"Two\nlines, at {word}")
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as archive:
            archive.writestr(zipfile.ZipInfo("a.py"), word)
        (tmp_path / name / "code.zip").write_bytes(made.getvalue())
    (tmp_path / "one" / "more.txt").write_text("")

    found = [*differences(tmp_path / "one", tmp_path / "other")]

    assert [each.partition(":")[0] for each in found] == ["code.zip", "index.html", "more.txt"]
    assert "a.py in it: byte 1" in found[0]
    assert "byte 15, line 2" in found[1]
    assert digest(tmp_path / "one") != digest(tmp_path / "other")
    assert not [*differences(tmp_path / "one", tmp_path / "one")]

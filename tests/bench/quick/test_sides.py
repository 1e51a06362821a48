from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from bench.quick import sides
from bench.quick.sides import Side
from testing.paths import ROOT

_OF_THE_BUILD = ("demos/nudge-too-late", "docs", "guide", "live_demos", "settled/src")
_MARK = 'console.debug("of the copy");'


def _write_packages(root: Path, *names: str) -> None:
    for name in names:
        (root / name).mkdir(parents=True)
        (root / name / "__init__.py").touch()


def test_a_build_imports_what_its_own_sources_have(tmp_path: Path) -> None:
    _write_packages(tmp_path, "live_demos", "guide", "settled/src/settled")

    sides.check_sources(tmp_path, tmp_path)


def test_a_build_that_would_import_another_folder_is_none(tmp_path: Path) -> None:
    _write_packages(tmp_path, "live_demos", "guide")

    with pytest.raises(RuntimeError, match=r"^settled of .* would be imported from .*settled"):
        sides.check_sources(tmp_path, tmp_path)


def test_files_that_differ_are_named(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for site in (one, other):
        (site / "folder").mkdir(parents=True)
        (site / "folder" / "same").write_text("same")
        (site / "changed").write_text(site.name[:3])
        os.utime(site / "changed", (0, 0))
    assert sides.differing(one, one) == []
    (other / "new").touch()

    assert sides.differing(one, other) == ["changed", "new"]


def test_each_side_is_built_of_its_own_sources_and_two_alike_are_the_same(tmp_path: Path) -> None:
    copies = [tmp_path / "same", tmp_path / "changed"]
    for copy in copies:
        for part in _OF_THE_BUILD:
            shutil.copytree(ROOT / part, copy / part)
        shutil.copy(ROOT / "mkdocs.yml", copy)
    script = copies[1] / "live_demos" / "browser" / "page" / "dom.mjs"
    script.write_text(f"{script.read_text('utf-8')}\n{_MARK}\n", "utf-8")
    sites = {root: tmp_path / f"{root.name}-site" for root in (ROOT, *copies)}
    of_all = [Side(f"side-{n}", root, site) for n, (root, site) in enumerate(sites.items())]

    sides.build(of_all, tmp_path, "http://localhost:8000/")

    tree, same, changed = sites.values()
    assert sides.differing(same, tree) == []
    assert [name for name in sides.differing(changed, tree) if name.endswith("dom.mjs")]
    marked = [
        site
        for site in sites.values()
        for path in site.rglob("dom.mjs")
        if _MARK in path.read_text("utf-8")
    ]
    assert marked == [changed]


def test_what_cannot_be_built_names_the_side(tmp_path: Path) -> None:
    nothing = Side("base", tmp_path / "nothing", tmp_path / "site")

    with pytest.raises(RuntimeError, match=r"^The base lacks what the benchmark builds of"):
        sides.build([nothing], tmp_path, "http://localhost:8000/")

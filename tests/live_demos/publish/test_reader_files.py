"""The scripts that pages load, with the libraries that these import."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import guide
import live_demos
from live_demos.errors import SiteError
from live_demos.node import node
from live_demos.publish.reader_files import read_files, without_comments
from testing.paths import ROOT

PACKAGES = (live_demos, guide)


def minified(files: dict[str, str]) -> list[str]:
    script = ROOT / "testing" / "minified.mjs"
    done = node([script], input=json.dumps([*files.items()]), check=True, timeout=60)
    code: list[str] = json.loads(done.stdout)
    return code


def test_nothing_but_comments_is_left_out() -> None:
    sources = {
        str(path): path.read_text("utf-8")
        for package in PACKAGES
        for path in (Path(package.__file__ or "").parent / "browser").rglob("*")
        if path.suffix in (".mjs", ".css")
    }
    shorter = {name: without_comments(source) for name, source in sources.items()}

    assert minified(shorter) == minified(sources)
    assert sum(map(len, shorter.values())) < 0.8 * sum(map(len, sources.values()))


def test_a_license_stays_and_so_does_what_only_looks_like_a_comment() -> None:
    source = "/*! license */\nconst a = `/*`; // */\n  /** goes\n */\nconst b = 1; /* stays */\n"

    assert without_comments(source) == (
        "/*! license */\nconst a = `/*`; // */\nconst b = 1; /* stays */\n"
    )


def test_a_library_is_imported_by_its_address(tmp_path: Path) -> None:
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "top.mjs").write_text('import { one } from "one";\nimport "./two.mjs";\n')
    (tmp_path / "deep" / "er" / "low.mjs").write_text('import one from "one";\n')
    library = tmp_path / "library.js"
    library.write_text("export const one = 1;\n//# sourceMappingURL=library.js.map\n")

    files = read_files(tmp_path, "assets/x", libraries={"one": library})

    assert files.contents == {
        "deep/er/low.mjs": 'import one from "../../libraries/one.mjs";\n',
        "top.mjs": 'import { one } from "./libraries/one.mjs";\nimport "./two.mjs";\n',
        "libraries/one.mjs": "export const one = 1;\n\n",
    }
    library.write_text("export const one = 2;\n")
    assert read_files(tmp_path, "assets/x", libraries={"one": library}).address != files.address


def test_a_library_that_is_not_installed_is_named(tmp_path: Path) -> None:
    with pytest.raises(SiteError, match=r"one\.js: no such file\. Run make site"):
        read_files(tmp_path, "assets/x", libraries={"one": tmp_path / "one.js"})


def test_a_bundle_takes_the_place_of_modules(tmp_path: Path) -> None:
    for name in ("entry", "inside", "other"):
        (tmp_path / f"{name}.mjs").write_text(f'"{name}";\n')

    files = read_files(tmp_path, "assets/x", bundles={"inside.mjs": None, "entry.mjs": '"both";'})

    assert files.contents == {"entry.mjs": '"both";', "other.mjs": '"other";\n'}

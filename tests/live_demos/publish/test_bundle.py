"""Modules with the npm packages that they import."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from live_demos.errors import SiteError
from live_demos.node import node
from live_demos.publish import bundle as bundling
from live_demos.publish.bundle import bundle
from testing.paths import ROOT


def entry(folder: Path, name: str, export: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'export {{ {export} }} from "@lezer/common";\n')


def test_a_bundle_has_what_it_imports_and_names_its_packages(tmp_path: Path) -> None:
    entry(tmp_path / "code", "deep/one.mjs", "Tree")
    entry(tmp_path / "code", "deep/two.mjs", "NodeSet")

    made = bundle(tmp_path / "code", ["deep/one.mjs", "deep/two.mjs"], ROOT, tmp_path / "cache")

    # What both need is in a file of its own.
    names = sorted(made.files)
    assert names[:2] == ["deep/one.mjs", "deep/two.mjs"]
    assert [name.startswith("libraries/") for name in names[2:]] == [True]
    assert f'from"../{names[2]}"' in made.files["deep/one.mjs"]
    assert "@lezer/common" not in made.files[names[2]]
    (license,) = made.licenses()
    assert (license.package, license.license) == ("@lezer/common", "MIT")
    assert "Permission is hereby granted" in license.text


def test_a_bundle_is_the_same_wherever_its_packages_are(tmp_path: Path) -> None:
    made = []
    for folder in (tmp_path / "code", tmp_path / "another" / "place" / "code"):
        entry(folder, "one.mjs", "Tree")
        entry(folder, "two.mjs", "NodeSet")
        made.append(bundle(folder, ["one.mjs", "two.mjs"], ROOT, tmp_path / "cache").files)

    assert any(name.startswith("libraries/") for name in made[0])
    assert made[0] == made[1]


def test_a_bundle_is_made_once_for_the_same_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Any] = []

    def counted(arguments: Any, **options: Any) -> Any:
        made.append(arguments)
        return node(arguments, **options)

    monkeypatch.setattr(bundling, "node", counted)
    entry(tmp_path / "code", "one.mjs", "Tree")
    arguments = (tmp_path / "code", ["one.mjs"], ROOT, tmp_path / "cache")

    first = bundle(*arguments)
    assert (bundle(*arguments), len(made)) == (first, 1)

    entry(tmp_path / "code", "one.mjs", "NodeSet")
    assert bundle(*arguments) != first
    assert len(made) == 2


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"inputs": []}', "\x00"])
def test_a_bundle_that_is_kept_is_made_anew_if_it_is_damaged(tmp_path: Path, content: str) -> None:
    entry(tmp_path / "code", "one.mjs", "Tree")
    arguments = (tmp_path / "code", ["one.mjs"], ROOT, tmp_path / "cache")
    made = bundle(*arguments)
    (kept,) = (tmp_path / "cache" / "bundles").iterdir()

    kept.write_text(content)

    assert bundle(*arguments) == made


def test_what_is_missing_or_wrong_is_named(tmp_path: Path) -> None:
    with pytest.raises(SiteError, match=r"esbuild: no such folder\. Run make site"):
        bundle(tmp_path, ["one.mjs"], tmp_path, tmp_path / "cache")

    (tmp_path / "one.mjs").write_text('import "no-such-package";\n')
    with pytest.raises(SiteError, match="no-such-package"):
        bundle(tmp_path, ["one.mjs"], ROOT, tmp_path / "cache")

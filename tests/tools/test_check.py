"""What checks the code says the same wherever it runs."""

from __future__ import annotations

import json
import re

import yaml

from testing.paths import ROOT


def test_pre_commit_runs_what_make_check_runs() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    recipe = re.search(r"^check:.*\n((?:\t.*\n)+)", makefile, re.MULTILINE)
    assert recipe
    lines = [line.removeprefix("\t@") for line in recipe[1].splitlines()]
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))

    hooks = [hook["entry"] for repository in config["repos"] for hook in repository["hooks"]]
    assert hooks == [
        line.replace("$(VENV)", ".venv/bin") for line in lines if line != "$(SETUP) test"
    ]


def test_every_place_in_the_browser_is_a_project_that_is_checked() -> None:
    browser = ROOT / "live_demos" / "browser"
    checked = re.findall(r'"tools/tsc/(.*)\.json"', (ROOT / "tsconfig.json").read_text("utf-8"))

    assert {path.name for path in browser.iterdir()} == {*checked} - {"elsewhere"}
    for place in checked:
        project = json.loads((ROOT / "tools" / "tsc" / f"{place}.json").read_text("utf-8"))
        mine = f"../../live_demos/browser/{place}"
        assert mine in project["include"] or place == "elsewhere"
        others = [path for path in project["include"] if "/browser/" in path and path != mine]
        known = [reference["path"] for reference in project.get("references", ())]
        assert not others
        assert known == ([] if place in ("shared", "elsewhere") else ["./shared.json"])

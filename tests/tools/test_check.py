"""What checks the code says the same wherever it runs."""

from __future__ import annotations

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

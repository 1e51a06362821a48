"""What the doctor's page says of how often it is right is what was measured."""

from __future__ import annotations

import json
import re

from testing.paths import ROOT

RESULTS = json.loads((ROOT / "bench" / "doctor.json").read_text("utf-8"))


def test_the_page_has_the_figures_that_were_measured() -> None:
    page = (ROOT / "docs" / "doctor.md").read_text("utf-8")
    section = page.partition("## How often it is wrong")[2].partition("\n## ")[0]
    said = re.sub(r"\s+", " ", section)
    demos, others = RESULTS["demos"], RESULTS["others"]["third"]
    accused = len(demos["fixed_accused"])

    for sentence in (
        f"{demos['found']} of the {demos['apps']} broken apps",
        f"first for {demos['right_pattern_first']}",
        f"accuses {accused or 'none'} of the {demos['apps']} fixed ones",
        f"{others['scripts']} scripts of other people",
        f"{others['diagnosed']} of them could be diagnosed",
        f"true for {others['with_a_true_finding']} scripts",
        f"false for {others['with_a_false_finding']}",
        *(f"- {kind}: {count} finding" for kind, count in others["false_by_kind"].items()),
    ):
        assert sentence in said, sentence

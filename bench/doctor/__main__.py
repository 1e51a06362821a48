"""`python -m bench.doctor`: diagnoses the demos, and scripts of other people, and counts.

Whether a finding in somebody else's script is true is judged by a person: `--found` writes what was
found, `--judged` reads the same file with a verdict beside each finding.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from bench.doctor.scripts import Outcome, outcomes
from bench.machine import machine
from bench.paths import ROOT
from live_demos.catalog import load_catalog

RESULTS = ROOT / "bench" / "doctor.json"
VERDICTS = ("true", "false", "trivial")
"""What a person says of a finding; a trivial one is true and helps nobody."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the measurement, or take in what was judged."""
    options = _options(arguments)
    results = json.loads(RESULTS.read_text("utf-8")) if RESULTS.exists() else {}
    if options.judged:
        results.setdefault("others", {})[options.name] = _judged(options.judged)
    elif options.scripts:
        found = []
        for one in outcomes(
            _others(options.scripts), advice=False, reruns=options.reruns, say=_say
        ):
            # Who stops it has what was found so far.
            found.append(one)
            options.found.write_text(_for_judging(found, options.reruns), "utf-8")
        print(f"Put a verdict beside each finding in {options.found}.", file=sys.stderr)
        return
    else:
        results |= {"machine": machine(), "streamlit": version("streamlit"), "demos": _demos()}
    RESULTS.write_text(json.dumps(results, indent=2, ensure_ascii=False) + "\n", "utf-8")
    print(json.dumps(results, indent=2, ensure_ascii=False))


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


# This project's demos.


def _demos() -> dict[str, Any]:
    pages = (ROOT / "docs" / "patterns").glob("*.md")
    pattern = {
        slug: page.stem
        for page in pages
        for slug in re.findall(r"^/// demo \| (\S+)$", page.read_text("utf-8"), re.MULTILINE)
    }
    demos = load_catalog(ROOT / "demos")
    named = [
        (f"{slug} {variant}", getattr(demo, variant).path)
        for slug, demo in demos.items()
        for variant in ("broken", "fixed")
    ]
    found = {one.name: one for one in outcomes(named, advice=True, reruns=1000, say=_say)}
    broken = {slug: found[f"{slug} broken"] for slug in demos}
    fixed = {slug: found[f"{slug} fixed"] for slug in demos}
    seconds = sorted(one.diagnosis["seconds"] for one in broken.values())
    return {
        "apps": len(broken),
        "found": sum(bool(one.patterns) for one in broken.values()),
        "found_without_advice": sum(
            any(f["level"] == "bug" for f in one.diagnosis["findings"]) for one in broken.values()
        ),
        "right_pattern_first": sum(
            one.patterns[:1] == [pattern[slug]] for slug, one in broken.items()
        ),
        "fixed_accused": [slug for slug, one in fixed.items() if one.patterns],
        "not_found": [slug for slug, one in broken.items() if not one.patterns],
        "another_pattern_first": {
            slug: one.patterns[0]
            for slug, one in broken.items()
            if one.patterns and one.patterns[0] != pattern[slug]
        },
        "seconds": {"median": statistics.median(seconds), "most": seconds[-1]},
        "reruns": {
            "median": statistics.median(one.diagnosis["reruns"] for one in broken.values()),
            "most": max(one.diagnosis["reruns"] for one in broken.values()),
        },
    }


# Scripts of other people.


def _others(listing: Path) -> Iterator[tuple[str, Path]]:
    """Read the scripts' paths from a file, one a line, or take all of a folder."""
    if listing.is_dir():
        paths = sorted(listing.rglob("*.py"))
    else:
        paths = [Path(line) for line in listing.read_text("utf-8").split("\n") if line]
    return ((str(path), path) for path in paths)


def _for_judging(found: list[Outcome], reruns: int) -> str:
    return json.dumps(
        [
            {
                "script": one.name,
                "most_reruns": reruns,
                "status": one.status,
                "why": one.diagnosis.get("why", ""),
                "seconds": one.diagnosis["seconds"],
                "reruns": one.diagnosis["reruns"],
                "findings": [
                    {"verdict": "", "kind": "", **finding} for finding in one.diagnosis["findings"]
                ],
            }
            for one in found
        ],
        indent=1,
        ensure_ascii=False,
    )


def _judged(path: Path) -> dict[str, Any]:
    """Count verdicts. A script counts as true if any of its findings is.

    Raises:
        SystemExit: a finding has no verdict.
    """
    scripts = json.loads(path.read_text("utf-8"))
    for one in scripts:
        if any(finding["verdict"] not in VERDICTS for finding in one["findings"]):
            raise SystemExit(f"{one['script']}: each finding needs one of {', '.join(VERDICTS)}")
    diagnosed = [one for one in scripts if one["status"] != "cannot-diagnose"]
    verdicts = [{finding["verdict"] for finding in one["findings"]} for one in diagnosed]
    findings = [finding for one in diagnosed for finding in one["findings"]]
    return {
        "scripts": len(scripts),
        "most_reruns": scripts[0]["most_reruns"],
        "diagnosed": len(diagnosed),
        "with_a_true_finding": sum("true" in one for one in verdicts),
        "with_a_false_finding": sum("false" in one for one in verdicts),
        "with_only_trivial_findings": sum(one == {"trivial"} for one in verdicts),
        "findings": dict(Counter(one["verdict"] for one in findings)),
        "true_by_pattern": _by(findings, "true", "pattern"),
        "false_by_kind": _by(findings, "false", "kind"),
        "seconds": statistics.median(one["seconds"] for one in diagnosed),
    }


def _by(findings: list[dict[str, Any]], verdict: str, name: str) -> dict[str, int]:
    return dict(Counter(f[name] for f in findings if f["verdict"] == verdict).most_common())


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.doctor", description=__doc__)
    add = parser.add_argument
    add("--scripts", type=Path, help="a folder of scripts, or a file with their paths")
    add("--reruns", type=int, default=1000, help="at most so many for each script")
    add("--found", type=Path, default=Path("found.json"), help="where to write what to judge")
    add("--judged", type=Path, help="such a file with verdicts: counts them")
    add("--name", default="others", help="what the set is called in the results")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()

"""`python -m bench`: measures, prints the table, and writes `results.json`."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench import table
from bench.browser import browser_version
from bench.figures import FIGURES
from bench.machine import machine, versions
from bench.measure import Samples, take
from bench.measures import ALL, PARTS
from bench.stage import prepared
from guide.speed import report as results
from guide.speed.report import RESULTS, Report
from guide.speed.timeline import median_of

_ROUNDS = 7


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the benchmark; exit with a failure if a measure failed. A missed goal is no failure."""
    options = _options(arguments)
    begin = time.monotonic()

    def say(what: str) -> None:
        print(f"{time.monotonic() - begin:6.0f} s  {what}", file=sys.stderr, flush=True)

    on = machine()
    known = ALL | PARTS
    measures = [known[name] for name in options.only or ALL]
    with sync_playwright() as playwright:
        browser = browser_version(playwright)
        with prepared(playwright, say) as stage:
            samples = take(measures, stage, options.samples, say)
    report = _report(samples, options.samples, on, browser)
    print(table.as_text(report))
    target = options.output
    if target is None and not options.only:
        target = RESULTS
    if target and samples.failures:
        # What the site shows stays whole.
        target = target.with_suffix(".partial.json")
    if target:
        results.write(report, target)
        print(f"\nWritten to {target}")
    if samples.failures:
        sys.exit("\n".join(["", "Failed:", *samples.failures]))


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bench",
        description="Measures how long a reader waits. Leave the machine alone meanwhile.",
    )
    parser.add_argument(
        "--samples",
        type=_at_least_one,
        default=_ROUNDS,
        metavar="N",
        help=f"how often each side of each measure is taken; {_ROUNDS} if not given",
    )
    parser.add_argument(
        "--only",
        action="append",
        choices=list(ALL | PARTS),
        help="take this measure only; may be given several times; results.json is left alone",
    )
    parser.add_argument(
        "--output", type=Path, metavar="FILE", help="where the JSON goes, instead of results.json"
    )
    return parser.parse_args(arguments)


def _at_least_one(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number


def _report(samples: Samples, rounds: int, on: dict[str, str], browser: str) -> Report:
    found = (figure.result(samples.numbers) for figure in FIGURES)
    return Report(
        date=datetime.now(UTC).date().isoformat(),
        rounds=rounds,
        machine=on,
        versions=versions(browser),
        figures=[result for result in found if result is not None],
        observed=samples.words,
        stages={name: median_of(starts) for name, starts in samples.stages.items()},
    )


if __name__ == "__main__":
    main()

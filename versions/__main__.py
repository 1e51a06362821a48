"""`python -m versions`: runs demos in releases of Streamlit, and writes `demos/versions.json`.

If not asked for one demo, it finds out anew what a widget's identity is made of, too, and writes
`guide/releases/widget_identity.json`.

What was run before is not run again: it can be stopped at any time. All releases from nothing take
forty minutes on two cores, of which installing takes thirty; a changed demo takes a minute.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from guide.releases import widget_identity
from guide.releases.matrix import FILE, Cell, Matrix, Row, digest, minor, read, stale, write
from live_demos.catalog import Demo, load_catalog
from live_demos.scenario import VARIANTS, Variant
from versions.environments import about, releases_on_pypi
from versions.paths import DEMOS
from versions.report import identities_report, pages_of_demos, report
from versions.runs import cells_of, identities_of

DATA = DEMOS / FILE
_AT_A_TIME = 2


def main(arguments: Sequence[str] | None = None) -> None:
    """Run what is asked for."""
    options = _options(arguments)
    begun = time.monotonic()
    demos = [demo for demo in load_catalog(DEMOS).values() if options.demo in ("", demo.slug)]
    if not demos:
        sys.exit(f"There is no demo {options.demo!r}.")
    releases = releases_on_pypi()
    if options.newest:
        _try_newest(releases[-1], demos, options)
        return
    wanted = [one for one in releases if not options.release or minor(one) in options.release]

    def run(release: str) -> tuple[str, dict[str, dict[Variant, Cell]]]:
        cells = cells_of(release, demos, browser=not options.model, say=_say)
        _say(f"{release}: all done after {time.monotonic() - begun:.0f} s")
        return release, cells

    with ThreadPoolExecutor(_AT_A_TIME) as pool:
        found = dict(pool.map(run, wanted))
    matrix = _merged(_known(), found, demos)
    write(matrix, DATA)
    if not options.demo:
        identities = widget_identity.read() | {minor(one): identities_of(one) for one in wanted}
        widget_identity.write(identities)
    for slug in stale(matrix, load_catalog(DEMOS).values()):
        _say(f"{slug}: run it again, make versions DEMO={slug}")
    _say(f"{DATA}: written after {time.monotonic() - begun:.0f} s")


def _try_newest(release: str, demos: list[Demo], options: argparse.Namespace) -> None:
    """Run the newest release only, say what is different in it, and leave the data as it is."""
    known = _known()
    recorded = known.releases.get(minor(release))
    if recorded and recorded.streamlit == release:
        print(f"Streamlit {release} is the newest, and the data has it.")
        return
    cells = cells_of(release, demos, browser=not options.model, say=_say)
    text = report(known, release, cells, pages_of_demos())
    text += identities_report(widget_identity.read(), identities_of(release))
    print(text)
    if options.report:
        options.report.write_text(text, "utf-8")


def _known() -> Matrix:
    return read(DATA, leave_out_changed=True) if DATA.exists() else Matrix()


def _merged(
    known: Matrix, found: dict[str, dict[str, dict[Variant, Cell]]], demos: list[Demo]
) -> Matrix:
    """Put what was found beside what is known, and leave out what is there no more."""
    releases = known.releases | {minor(one): about(one) for one in found}
    rows = {slug: row for slug, row in known.rows.items() if (DEMOS / slug).is_dir()}
    for demo in demos:
        now = digest(demo)
        before = rows.get(demo.slug)
        same = before is not None and before.inputs == now
        not_run = Cell("not run", why="The demo has changed since.")
        cells: dict[Variant, dict[str, Cell]] = {}
        for variant in VARIANTS:
            old = before.cells[variant] if before and same else {}
            cells[variant] = {
                one: found_there[demo.slug][variant]
                if (found_there := _of(found, one))
                else old.get(one, not_run)
                for one in releases
            }
        rows[demo.slug] = Row(now, cells)
    for slug, row in rows.items():
        rows[slug] = Row(
            row.inputs,
            {
                variant: {
                    one: cells.get(one, Cell("not run", why="The release came later."))
                    for one in releases
                }
                for variant, cells in row.cells.items()
            },
        )
    return Matrix(releases, rows)


def _of(
    found: dict[str, dict[str, dict[Variant, Cell]]], name: str
) -> dict[str, dict[Variant, Cell]] | None:
    return next((cells for release, cells in found.items() if minor(release) == name), None)


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m versions", description=__doc__)
    parser.add_argument("--demo", default="", metavar="SLUG", help="this demo only")
    parser.add_argument(
        "--release", nargs="*", default=[], metavar="1.50", help="these releases only"
    )
    parser.add_argument(
        "--newest",
        action="store_true",
        help="only the newest release on PyPI, if the data has not got it: say what differs, and "
        "write no data",
    )
    parser.add_argument(
        "--report", type=Path, metavar="FILE", help="with --newest: write what differs here, too"
    )
    parser.add_argument(
        "--model", action="store_true", help="leave out what needs Chromium: it is not run"
    )
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()

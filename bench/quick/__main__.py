"""`python -m bench.quick`: builds both sides, takes rounds, prints what differs.

Its status is 1 if readers wait longer, 2 if that cannot be told, else 0.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from playwright.sync_api import Error as BrowserError
from playwright.sync_api import sync_playwright

from bench.paths import ROOT
from bench.quick import base, rounds, sides, table
from bench.quick.rounds import Round
from bench.quick.sides import Side
from bench.quick.verdict import ENOUGH_ROUNDS, Verdict, judge
from bench.quick.waits import WAITS
from testing.server import SiteServer, serve

_LIMIT_S = 290
"""No round begins that would end later, unless there are too few yet."""

_BUSY = 1.0
"""From this load on, others' work is worth a word."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare the working tree with a commit; give the status to exit with."""
    options = _options(arguments)
    begin = time.monotonic()

    def spent() -> float:
        return time.monotonic() - begin

    def say(what: str) -> None:
        print(f"{spent():6.0f} s  {what}", file=sys.stderr, flush=True)

    try:
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            status = _compare(options, Path(folder), spent, say)
    except (base.NoBaseError, RuntimeError, TimeoutError, BrowserError) as error:
        print(error, file=sys.stderr)
        return 2
    print(f"It took {spent():.0f} s.")
    return status


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bench.quick",
        description="Says whether readers wait longer than at another commit. "
        "Leave the machine alone meanwhile.",
    )
    parser.add_argument(
        "--base",
        metavar="COMMIT",
        help="what the working tree is compared with; if not given, the last commit, "
        "or the one before it if the tree has no changes",
    )
    parser.add_argument(
        "--rounds",
        type=int,
        metavar="N",
        help="how many, instead of as many as fit five minutes; "
        f"fewer than {ENOUGH_ROUNDS} are no verdict",
    )
    parser.add_argument(
        "--anyway",
        action="store_true",
        help="measure even if both sites are the same: this shows what chance does",
    )
    return parser.parse_args(arguments)


def _compare(
    options: argparse.Namespace,
    scratch: Path,
    spent: Callable[[], float],
    say: Callable[[str], None],
) -> int:
    against = base.choose(ROOT, options.base)
    say(f"Base: {against.commit[:9]} {against.subject} ({against.why})")
    if (load := os.getloadavg()[0]) >= _BUSY:
        say(f"Others compute here (load {load:.1f}): less will be seen.")
    sources = base.take_sources(ROOT, against.commit, scratch)
    locks = base.other_locks(ROOT, sources)
    both = [Side("base", sources, scratch / "base-site"), Side("tree", ROOT, scratch / "tree-site")]
    with serve(both[0].site) as host:
        sides.build(both, scratch, host.address)
        differing = sides.differing(both[0].site, both[1].site)
        say(f"Built both sites: {len(differing) or 'no'} files differ")
        if not differing and not options.anyway:
            same = "The same bytes on both sides: no reader can wait longer."
            print(same, *_caveat(locks), sep="\n")
            return 0
        taken = _take(both, host, options.rounds, spent, say)
    verdicts = {name: _judge(taken, name) for name in WAITS}
    tables = [*table.waits(verdicts), "", *table.bytes_sent(taken), ""]
    print(*tables, *_caveat(locks), sep="\n")
    return 1 if any(found.word == "slower" for found in verdicts.values()) else 0


def _take(
    both: Sequence[Side],
    host: SiteServer,
    asked: int | None,
    spent: Callable[[], float],
    say: Callable[[str], None],
) -> list[Round]:
    taken: list[Round] = []
    longest = 0.0
    with sync_playwright() as playwright:
        while _goes_on(len(taken), asked, spent() + longest):
            begun = spent()
            taken.append(rounds.take(playwright, host, both, len(taken)))
            longest = max(longest, spent() - begun)
            say(f"Round {len(taken)}: {_shown(taken[-1])}")
    return taken


def _goes_on(done: int, asked: int | None, would_end: float) -> bool:
    """Say whether there is another round. The clock decides and never what was measured.

    Whoever goes on until there is a difference finds one.
    """
    if asked is not None:
        return done < asked
    return done < ENOUGH_ROUNDS or would_end <= _LIMIT_S


def _judge(taken: Sequence[Round], name: str) -> Verdict:
    before, after = ([each[side][name] for each in taken] for side in ("base", "tree"))
    return judge(before, after)


def _shown(taken: Round) -> str:
    return ", ".join(
        f"{name} {taken['base'][name] * 1000:.0f} and {taken['tree'][name] * 1000:.0f} ms"
        for name in WAITS
    )


def _caveat(locks: Sequence[str]) -> list[str]:
    if not locks:
        return []
    return [
        f"The base has another {' and '.join(locks)}. Both sides were built with the packages "
        "installed now: what other packages do is not seen here."
    ]


if __name__ == "__main__":
    sys.exit(main())

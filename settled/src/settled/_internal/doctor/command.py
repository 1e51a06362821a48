"""The command `settled APP.py`, which is `python -m settled` too."""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from settled._internal.doctor.finding import Diagnosis, Finding

SETTLED, FINDINGS, COULD_NOT = 0, 1, 2
"""Exit statuses: no finding of level bug, one or more, could not be run."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Diagnose an app and print what was found.

    Returns:
        The exit status.
    """
    asked = _parser().parse_args(arguments)
    path = Path(asked.app)
    if not path.is_file():
        print(f"settled: there is no file {asked.app}", file=sys.stderr)
        return COULD_NOT
    if asked.seed < 0 or asked.reruns < 1:
        print("settled: --seed is 0 or more, --reruns 1 or more", file=sys.stderr)
        return COULD_NOT
    try:
        from settled._internal.doctor.diagnose import Options, diagnose  # noqa: PLC0415
    except ImportError as error:
        print(f"settled: {error}. It needs Streamlit 1.50 or newer.", file=sys.stderr)
        return COULD_NOT
    progress = Progress(sys.stderr, shown=not asked.quiet)
    options = Options(
        seed=asked.seed, reruns=asked.reruns, advice=asked.advice, network=asked.network
    )
    try:
        diagnosis = diagnose(path, options, progress)
    finally:
        progress.end()
    _print(diagnosis, path, as_json=asked.json)
    if asked.apply:
        _apply(diagnosis, path)
    if asked.test:
        _write_test(diagnosis, path, Path(asked.test))
    if diagnosis.status == "cannot-diagnose":
        return COULD_NOT
    return FINDINGS if any(one.level == "bug" for one in diagnosis.findings) else SETTLED


class Progress:
    """Says what is being tried: on one line of a terminal, elsewhere only what matters."""

    def __init__(self, stream: TextIO, *, shown: bool = True) -> None:
        self._stream, self._shown = stream, shown
        self._live = shown and stream.isatty()
        self._last = 0.0
        self._width = 0

    def tries(self, words: str, reruns: int) -> None:
        """Say what is tried now."""
        now = time.monotonic()
        if not self._live or now - self._last < 0.1:
            return
        self._last = now
        line = f"{reruns:4} reruns  {words}"[:78]
        self._stream.write(f"\r{line:<{self._width}}")
        self._stream.flush()
        self._width = len(line)

    def warns(self, words: str) -> None:
        """Say what a person should know before the app runs."""
        if self._shown:
            self._clear()
            print(words, file=self._stream)

    def finds(self, finding: Finding) -> None:
        """Say that something was found."""
        if self._live:
            self._clear()
            print(f"found: {finding.title}", file=self._stream)

    def end(self) -> None:
        """Take the line away."""
        self._clear()

    def _clear(self) -> None:
        if self._live and self._width:
            self._stream.write(f"\r{'':<{self._width}}\r")
            self._stream.flush()
            self._width = 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="settled",
        description="Makes inputs in a Streamlit app and says which of them lag, why, and what "
        "helps. The app really runs: in a copy of its folder, and without a network unless you "
        "allow one.",
        epilog="Exit status: 0 settled, 1 faults were found, 2 the app could not be run.",
    )
    add = parser.add_argument
    add("app", metavar="APP.py", help="the script that `streamlit run` gets")
    add("--json", action="store_true", help="print the diagnosis as JSON")
    add("--advice", action="store_true", help="also tell what only some readers run into")
    add("--apply", action="store_true", help="write the first offered edit into the app")
    add("--test", metavar="FILE.py", help="write tests that reproduce the findings")
    add("--network", action="store_true", help="let the app open connections")
    add("--seed", type=int, default=0, metavar="N", help="of the random inputs (0)")
    add("--reruns", type=int, default=1000, metavar="N", help="at most so many reruns (1000)")
    add("--quiet", action="store_true", help="no progress and no warnings")
    return parser


def _print(diagnosis: Diagnosis, path: Path, *, as_json: bool) -> None:
    from settled._internal.doctor.report import Paint, report  # noqa: PLC0415

    if as_json:
        print(json.dumps(diagnosis.to_json(), indent=2, ensure_ascii=False))
        return
    colored = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    print(report(diagnosis, texts_of(path, diagnosis), Paint(colored)), end="")


def texts_of(path: Path, diagnosis: Diagnosis) -> dict[str, str]:
    """Give the text of the files that findings speak of, by their names."""
    texts = {}
    for name in {"", *(one.file for one in diagnosis.findings)}:
        try:
            texts[name] = (path.parent / name if name else path).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            texts[name] = ""
    return texts


def _apply(diagnosis: Diagnosis, path: Path) -> None:
    offered = [one for one in diagnosis.findings if one.edit and one.edited is not None]
    if not offered:
        print("There is no proven edit to apply.", file=sys.stderr)
        return
    finding = offered[0]
    where = path.parent / finding.file if finding.file else path
    print(f"Applied to {where}:\n{finding.edit}", file=sys.stderr)
    where.write_text(finding.edited or "", encoding="utf-8")
    if len(offered) > 1:
        print("More edits are offered: run it again.", file=sys.stderr)


def _write_test(diagnosis: Diagnosis, path: Path, to: Path) -> None:
    from settled._internal.doctor.reproduction import test_file  # noqa: PLC0415

    bugs = [one for one in diagnosis.findings if one.level == "bug"]
    to.write_text(test_file(path, to, bugs), encoding="utf-8")
    print(f"Wrote {to}", file=sys.stderr)

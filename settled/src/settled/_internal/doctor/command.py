"""The command `settled APP.py`, which is `python -m settled` too."""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TextIO

from settled._internal.doctor.finding import Diagnosis, Finding
from settled._internal.doctor.source import ENCODING

SETTLED, FINDINGS, COULD_NOT, STOPPED = 0, 1, 2, 130
"""Exit statuses: no finding of level bug, one or more, could not be run, ended by Ctrl+C."""

_SAYS_EVERY = 10.0
"""After how many seconds a line follows another one where no terminal shows what is tried."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Diagnose an app and print what was found.

    Returns:
        The exit status.
    """
    asked = _parser().parse_args(arguments)
    path = Path(asked.app)
    if why := _cannot(asked, path):
        print(f"settled: {why}", file=sys.stderr)
        return COULD_NOT
    from settled._internal.doctor.diagnose import Options, diagnose  # noqa: PLC0415

    progress = Progress(sys.stderr, shown=not asked.quiet)
    options = Options(
        seed=asked.seed, reruns=asked.reruns, advice=asked.advice, network=asked.network
    )
    try:
        with _ended_by_sigterm_too():
            diagnosis = diagnose(path, options, progress)
    except KeyboardInterrupt:
        print("settled: stopped", file=sys.stderr)
        return STOPPED
    finally:
        progress.end()
    _print(diagnosis, path, as_json=asked.json)
    if asked.apply:
        _apply(diagnosis, path)
    if asked.test:
        _write_test(diagnosis, path, Path(asked.test))
    if diagnosis.status == "cannot-diagnose":
        return COULD_NOT
    if any(one.level == "bug" for one in diagnosis.findings):
        return FINDINGS
    return STOPPED if diagnosis.stopped else SETTLED


def _cannot(asked: argparse.Namespace, path: Path) -> str:
    """Say why nothing is run at all; nothing if it can be."""
    try:
        is_folder, is_file = path.is_dir(), path.is_file()
    except OSError as error:
        return f"the file cannot be read: {error.strerror}"
    if is_folder:
        return f"{asked.app} is a folder: name the script that `streamlit run` gets"
    if not is_file:
        return f"there is no file {asked.app}"
    if asked.seed < 0 or asked.reruns < 1:
        return "--seed is 0 or more, --reruns 1 or more"
    try:
        import settled._internal.doctor.diagnose  # noqa: F401, PLC0415
    except ImportError as error:
        return f"{error}. It needs Streamlit 1.50 or newer."
    return _cannot_write(Path(asked.test)) if asked.test else ""


@contextlib.contextmanager
def _ended_by_sigterm_too() -> Iterator[None]:
    """Have what cancels a job in CI end this as Ctrl+C does."""
    try:
        before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    except ValueError:  # not in the main thread, as in somebody's test
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


class Progress:
    """Says what is being tried: on one line of a terminal, elsewhere only what matters."""

    def __init__(self, stream: TextIO, *, shown: bool = True) -> None:
        self._stream, self._shown = stream, shown
        self._live = shown and stream.isatty()
        self._last = 0.0 if self._live else time.monotonic()
        self._width = 0

    def tries(self, words: str, reruns: int) -> None:
        """Say what is tried now."""
        now = time.monotonic()
        if not self._shown or now - self._last < (0.1 if self._live else _SAYS_EVERY):
            return
        self._last = now
        line = f"{reruns:4} reruns  {words}"[:78]
        if not self._live:
            print(line, file=self._stream, flush=True)
            return
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
        epilog="In brackets behind a finding stands its pattern: the guide has a page of that "
        "name. Exit status: 0 settled, 1 faults were found, 2 the app could not be run.",
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

    if isinstance(sys.stdout, io.TextIOWrapper):
        # A file or a pipe may take few characters: on Windows, those of one language.
        sys.stdout.reconfigure(errors="backslashreplace")
    if as_json:
        is_ascii = "utf" not in (sys.stdout.encoding or "").lower()
        print(json.dumps(diagnosis.to_json(), indent=2, ensure_ascii=is_ascii))
        return
    colored = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    print(report(diagnosis, texts_of(path, diagnosis), Paint(colored)), end="")


def texts_of(path: Path, diagnosis: Diagnosis) -> dict[str, str]:
    """Give the text of the files that findings speak of, by their names."""
    texts = {}
    for name in {"", *(one.file for one in diagnosis.findings)}:
        try:
            texts[name] = (path.parent / name if name else path).read_text(ENCODING)
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
    number = diagnosis.findings.index(finding) + 1
    print(f"Applied the edit of finding {number} to {where}.", file=sys.stderr)
    where.write_text(finding.edited or "", encoding="utf-8")
    if len(offered) > 1:
        print("More edits are offered: run it again.", file=sys.stderr)


def _cannot_write(to: Path) -> str:
    """Say why a file of tests cannot be written there; nothing if it can."""
    from settled._internal.doctor.reproduction import is_test_file  # noqa: PLC0415

    try:
        if not to.parent.is_dir():
            return f"there is no folder {to.parent}"
        if to.exists() and not is_test_file(to):
            return f"{to} is there already, and was not written by settled --test"
    except (OSError, ValueError) as error:
        return f"the file of tests cannot be written: {error}"
    return ""


def _write_test(diagnosis: Diagnosis, path: Path, to: Path) -> None:
    from settled._internal.doctor.reproduction import test_file  # noqa: PLC0415

    bugs = [one for one in diagnosis.findings if one.level == "bug"]
    if not bugs:
        print(f"There is nothing to reproduce: {to} was not written.", file=sys.stderr)
        return
    to.write_text(test_file(path, to, bugs), encoding="utf-8")
    print(f"Wrote {to}", file=sys.stderr)

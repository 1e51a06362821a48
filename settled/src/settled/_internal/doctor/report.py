"""A diagnosis as plain text for people: colors only where a terminal shows them."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from settled._internal.doctor.finding import Diagnosis, Finding

_WIDTH = 88
_MOST_LINES = 8
"""How many lines of a file are listed where there may be very many."""


class Paint:
    """Colors, or none."""

    def __init__(self, colored: bool) -> None:
        self._colored = colored

    def __call__(self, text: str, *codes: int) -> str:
        """Give a text in a color of ANSI's."""
        if not self._colored or not text:
            return text
        return f"\033[{';'.join(map(str, codes))}m{text}\033[0m"

    def strong(self, text: str) -> str:
        """Give a text in bold."""
        return self(text, 1)


def report(diagnosis: Diagnosis, sources: dict[str, str], paint: Paint | None = None) -> str:
    """Write a diagnosis out.

    Args:
        diagnosis: the diagnosis.
        sources: the text of the app's files by their names; the main script's is "".
        paint: colors; none if it is left out.
    """
    paint = paint or Paint(colored=False)
    cost = f"{_count(diagnosis.reruns, 'rerun')}, {diagnosis.seconds:.1f} s"
    if diagnosis.status == "cannot-diagnose":
        head = f"{diagnosis.app}: {paint('cannot be diagnosed', 33)}. {diagnosis.why}"
        return f"{head}\n"
    bugs = sum(one.level == "bug" for one in diagnosis.findings)
    advice = len(diagnosis.findings) - bugs
    parts = [_count(bugs, "fault")] if bugs else []
    parts += [f"{advice} advice"] if advice else []
    found = " and ".join(parts)
    whole = not diagnosis.capped and not diagnosis.stopped
    nothing = paint("settled", 32) if whole else paint("nothing found", 33)
    said = paint(found, 31 if bugs else 33) if found else nothing
    lines = [f"{diagnosis.app}: {said} ({cost})"]
    if diagnosis.capped:
        lines.append("Not everything was tried: the limit of reruns was reached. See --reruns.")
    if diagnosis.stopped:
        lines.append("Not everything was tried: you stopped it.")
    if diagnosis.why:
        lines += textwrap.wrap(f"Not everything was tried. {_sentence(diagnosis.why)}", _WIDTH)
    if diagnosis.unreached:
        lines += textwrap.wrap(
            f"Of {_count(diagnosis.widgets, 'widget')} in the code, no page has shown "
            f"{len(diagnosis.unreached)}, so nothing is known of them: "
            f"{_places(diagnosis.unreached)}.",
            _WIDTH,
        )
    if diagnosis.unconfirmed:
        seen = _count(diagnosis.unconfirmed, "more symptom")
        lines.append(f"The limit left {seen} that did not get a second look, and may be none.")
    if diagnosis.unproven:
        without = _count(diagnosis.unproven, "finding")
        lines.append(f"The limit left no reruns to prove an edit for {without}.")
    for number, finding in enumerate(diagnosis.findings, 1):
        lines += ["", *finding_lines(finding, sources, paint, number)]
    return "\n".join(lines) + "\n"


def finding_lines(
    finding: Finding, sources: dict[str, str], paint: Paint | None = None, number: int = 0
) -> Iterator[str]:
    """Write one finding out, line by line."""
    paint = paint or Paint(colored=False)
    level = "" if finding.level == "bug" else "Advice: "
    head = f"{number}. " if number else ""
    yield f"{head}{level}{paint.strong(finding.title)}  [{finding.pattern}]"
    if finding.widget:
        yield from _wrapped("Widget", finding.widget.words())
    if finding.inputs:
        yield "   Make these inputs:"
        yield from (f"     {i}. {one.words}" for i, one in enumerate(finding.inputs, 1))
    yield from _wrapped("Seen", _sentence(finding.seen))
    yield from _wrapped("Expected", _sentence(finding.expected))
    yield from _wrapped("Why", finding.because)
    if finding.lines:
        where = finding.file or "the script"
        yield f"   Lines of {where}:"
        yield from _quoted(finding.lines, sources.get(finding.file, ""))
    if finding.edit:
        yield "   An edit that was proven with these inputs:"
        for line in finding.edit.splitlines():
            color = 32 if line.startswith("+") else 31 if line.startswith("-") else 0
            yield f"     {paint(line, color) if color else line}"
    for other in finding.also:
        yield f"   Also: {other}"


def _places(places: Sequence[tuple[str, int]]) -> str:
    """Say some lines, file by file; not all of very many."""
    said = []
    for name in dict.fromkeys(name for name, _ in places):
        lines = [str(line) for other, line in places if other == name]
        more = "" if len(lines) <= _MOST_LINES else " and more"
        word = "line" if len(lines) == 1 else "lines"
        where = f" of {name}" if name else ""
        said.append(f"{word} {', '.join(lines[:_MOST_LINES])}{more}{where}")
    return "; ".join(said)


def _sentence(words: str) -> str:
    return words if words.endswith((".", "!", "?", "…")) else f"{words}."


def _wrapped(name: str, text: str) -> Iterable[str]:
    return textwrap.wrap(
        text, _WIDTH, initial_indent=f"   {name}: ", subsequent_indent=" " * (5 + len(name))
    )


def _quoted(numbers: Iterable[int], source: str) -> Iterator[str]:
    lines = source.splitlines()
    for number in numbers:
        if 0 < number <= len(lines):
            yield f"     {number:4} | {lines[number - 1].rstrip()}"


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def app_name(path: Path) -> str:
    """Give an app's path as a person at the command line would write it."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)

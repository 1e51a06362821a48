"""Says in English what a demo shows in each release: a line, and the rows of a table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from guide.releases.matrix import Cell, Matrix, Row

_KEYWORD = re.compile(r"unexpected keyword argument '(\w+)'")
_ATTRIBUTE = re.compile(r"module 'streamlit' has no attribute '(\w+)'")
_SENTENCE = re.compile(r"^(.{20,}?[.:!?])(?: |$)")
_SHORT = 110

DISAGREED = "did not see the same"
"""Of a cell that is not run: it was tried, and its tries disagreed."""


@dataclass(frozen=True)
class Stretch:
    """Releases in a row in which a demo's two apps do the same."""

    releases: tuple[str, ...]
    broken: Cell
    fixed: Cell

    @property
    def name(self) -> str:
        """The releases, as a reader reads them."""
        return span(self.releases)


def stretches(row: Row, releases: Sequence[str]) -> list[Stretch]:
    """Give what a demo's apps do, the oldest release first."""
    cells = row.cells
    found = []
    for (broken, fixed), group in groupby(
        releases, lambda one: (cells["broken"][one], cells["fixed"][one])
    ):
        found.append(Stretch(tuple(group), broken, fixed))
    return found


def changes(row: Row, releases: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Give each release with which something else is seen but words, and the one before it."""
    for older, newer in pairwise(releases):
        if any(
            "not run" not in (cells[older].kind, cells[newer].kind)
            and _essence(cells[older]) != _essence(cells[newer])
            for cells in row.cells.values()
        ):
            yield newer, older


def span(releases: Sequence[str]) -> str:
    """Give releases in a row: 1.50 to 1.62."""
    return releases[0] if len(releases) == 1 else f"{releases[0]} to {releases[-1]}"


def line(row: Row, matrix: Matrix) -> str:
    """Say in a sentence or two, as Markdown, in which releases the bug is there."""
    every = list(matrix.releases)
    releases = [one for one in every if any(of[one].kind != "not run" for of in row.cells.values())]
    tried = f"Streamlit {span(every)} (newest tried): "
    if not releases:
        return f"{tried}not tried."
    if releases != every:
        tried = f"Of Streamlit {span(every)}, only {' and '.join(releases)} known: "
    said = {
        variant: _stretches_said(row.cells[variant], releases, variant) for variant in row.cells
    }
    broken, fixed = said["broken"], said["fixed"]
    return f"{tried}{broken}. {fixed[0].upper()}{fixed[1:]}."


def of_one(stretch: Stretch) -> str:
    """Say what both apps do in one release, for a reader who has it."""
    if stretch.broken.kind == stretch.fixed.kind == "not run":
        disagreed = DISAGREED in stretch.broken.why
        return "Its tries did not agree." if disagreed else "This was not tried."
    broken, fixed = _said(stretch.broken, "broken"), _said(stretch.fixed, "fixed")
    return f"{broken[0].upper()}{broken[1:]}; {fixed}."


def tag(stretch: Stretch) -> str:  # noqa: PLR0911 - one for each kind
    """Say in a few words what is different for a reader with such a release; empty for nothing."""
    broken, fixed = stretch.broken.kind, stretch.fixed.kind
    if "not run" in (broken, fixed):
        return "not known"
    if broken == "gone":
        return "the bug is gone"
    if broken == "no API":
        return f"{_missing(stretch.broken.shows[0])}".replace("`", "")
    if fixed == "no API":
        return "this fix needs a newer one"
    if fixed == "cure fails":
        return "this fix does not help"
    if broken == "other":
        return "the broken app does something else"
    return "another message" if "other message" in (broken, fixed) else ""


def messages(row: Row, releases: Sequence[str]) -> list[str]:
    """Give all messages, word for word, that the apps show in some release and not here."""
    found = [
        message
        for cells in row.cells.values()
        for release in releases
        if cells[release].kind == "other message"
        for message in cells[release].shows
    ]
    return list(dict.fromkeys(found))


def _essence(cell: Cell) -> object:
    return "as here" if cell.kind == "other message" else cell.kind


def _stretches_said(cells: Mapping[str, Cell], releases: Sequence[str], variant: str) -> str:
    parts = [
        f"{when} {said}"
        for when, said in _when(releases, lambda one: _said(cells[one], variant, brief=True))
    ]
    parts += [
        f"{when} {said}" for when, said in _when(releases, lambda one: _message(cells[one])) if said
    ]
    return "; ".join(parts)


def _when(releases: Sequence[str], say: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """Give what is said of releases, each time with the words for those in a row."""
    for said, group in groupby(releases, say):
        names = list(group)
        if len(releases) == 1:
            yield f"in {names[0]}", said
        elif len(names) == len(releases):
            yield "in all of them", said
        elif names[0] == releases[0]:
            yield f"until {names[-1]}", said
        elif names[-1] == releases[-1]:
            yield f"since {names[0]}", said
        else:
            yield f"in {span(names)}", said


def _message(cell: Cell) -> str:
    if cell.kind != "other message":
        return ""
    return f"a message reads {_quoted(cell.shows[0])}" if cell.shows else "there is no message"


def _said(cell: Cell, variant: str, *, brief: bool = False) -> str:
    app = f"the {variant} app"
    match cell.kind:
        case "as here" | "other message":
            works = "the bug is there" if variant == "broken" else f"{app} works"
            message = "" if brief else _message(cell)
            return f"{works}, and {message}" if message else works
        case "gone":
            return "the bug is gone"
        case "no API":
            return f"{app} cannot run, because {_missing(cell.shows[0])}"
        case "cure fails":
            return f"{app} does not help"
        case "other":
            return f"{app} does something else"
        case "not run":
            tried = DISAGREED in cell.why
            return f"the tries of {app} did not agree" if tried else "it was not tried"


def _missing(message: str) -> str:
    if found := _KEYWORD.search(message):
        return f"`{found[1]}=` is not there yet"
    if found := _ATTRIBUTE.search(message):
        return f"`st.{found[1]}` is not there yet"
    return f"it ends with `{message}`"


def _quoted(message: str) -> str:
    """Quote the beginning of a message; all of it stands in the table."""
    name, colon, text = message.partition(": ")
    text = text if colon and name.isidentifier() else message
    short = found[1] if (found := _SENTENCE.match(text)) else text
    if len(short) > _SHORT:
        short = short[:_SHORT].rsplit(" ", 1)[0] + " …"
    return f"“{short.replace('`', '')}”"

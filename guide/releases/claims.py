"""Holds what the prose says of releases against what was seen in them.

A demo that behaves otherwise from some release on has a page that names that release. A release
that a page names is one of these, or stands in `beside.toml`: then it is about what the demo does
not show.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from guide.releases.matrix import Matrix, Row
from guide.releases.words import changes
from live_demos.author_files import read_text, read_toml
from live_demos.publish.pair_markdown import demos_in

BESIDE = Path(__file__).parent / "beside.toml"

_NAMED = re.compile(r"(?<![\d.])1\.\d\d(?![\d%])")
_TELLS = re.compile(r"\b(?:[Ss]ince|[Uu]ntil|[Bb]efore|[Uu]p to|Streamlit)\b.*(?<![\d.])1\.\d\d")


_BEGINS = ("since", "before", "came with")
_ENDS = ("until", "up to")
_SIDE = re.compile(rf"\b({'|'.join([*_BEGINS, *_ENDS])})\b", re.IGNORECASE)


@dataclass(frozen=True)
class Claim:
    """A sentence that names a release."""

    release: str
    sentence: str
    side: str
    """The word that says on which side of the release something is otherwise; empty if none."""

    def fits(self, newer: str, older: str) -> bool:
        """Whether this is said of a change between two releases."""
        if self.side in _BEGINS:
            return self.release == newer
        if self.side in _ENDS:
            return self.release == older
        return self.release in (newer, older)


def claims(markdown: str) -> Iterator[Claim]:
    """Go through the lines of a page that name releases of Streamlit."""
    for text in markdown.splitlines():
        if _TELLS.search(text):
            for found in _NAMED.finditer(text):
                sides = _SIDE.findall(text[: found.start()])
                yield Claim(found[0], text.strip(), sides[-1].lower() if sides else "")


def beside() -> Mapping[str, Mapping[str, str]]:
    """Give the releases that a page names and its demos do not show, with the reason of each."""
    return read_toml(BESIDE, read_text(BESIDE, "Take it from the repository again."))


def faults(file: str, markdown: str, matrix: Matrix, excused: Mapping[str, str]) -> Iterator[str]:
    """Say where a page contradicts the data.

    Args:
        file: of the page, as an author knows it.
        markdown: its text.
        matrix: what was seen.
        excused: releases that it names and its demos do not show.
    """
    slugs = [slug for slug in demos_in(markdown) if slug in matrix.rows]
    if not slugs:
        return
    releases = list(matrix.releases)
    told = list(claims(markdown))
    seen: set[tuple[str, str]] = set()
    for slug in slugs:
        row = matrix.rows[slug]
        for newer, older in changes(row, releases):
            seen.add((newer, older))
            if not any(claim.fits(newer, older) for claim in told):
                nearest = f" It says: “{told[0].sentence}”" if told else ""
                yield (
                    f"{file}: nothing says that {slug} behaves otherwise since Streamlit "
                    f"{newer}.{nearest}"
                )
        seen |= _message_changes(row, releases)
    for claim in told:
        if claim.release not in excused and not any(claim.fits(*change) for change in seen):
            yield (
                f"{file}: “{claim.sentence}” names Streamlit {claim.release}, in which no demo of "
                "the page begins or ends to do something. Correct it, or say in "
                "guide/releases/beside.toml what it is about."
            )
    for release in excused:
        if not any(claim.release == release for claim in told):
            yield f"{BESIDE.name}: {file} does not name {release} any more. Remove it."


def _message_changes(row: Row, releases: Sequence[str]) -> set[tuple[str, str]]:
    return {
        (newer, older)
        for of_app in row.cells.values()
        for older, newer in pairwise(releases)
        if of_app[older] != of_app[newer]
    }

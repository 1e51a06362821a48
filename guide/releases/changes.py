"""Which bugs came and went with which release, as a table."""

from __future__ import annotations

from collections.abc import Mapping

from guide.releases.matrix import Cell, Matrix
from guide.releases.words import changes
from live_demos.scenario import Variant

_NEW_BUG = "the bug is there from here on"
_BUG_GONE = "the bug is gone"
_FIX_NEW = "the fix can be written from here on"
_FIX_WORKS = "the fix helps from here on"
_FIX_FAILS = "the fix does not help from here on"
_OTHER = "something else is different"


def table(matrix: Matrix, pages: Mapping[str, str]) -> str:
    """Give a table of the releases with which something came or went, the newest first.

    Args:
        matrix: what was seen.
        pages: for each demo, its page as a link in Markdown. A demo without one is left out.
    """
    releases = list(matrix.releases)
    found: dict[str, dict[str, list[str]]] = {release: {} for release in reversed(releases)}
    for slug, link in pages.items():
        for newer, older in changes(matrix.rows[slug], releases):
            cells = matrix.rows[slug].cells
            before, now = ({v: cells[v][one] for v in cells} for one in (older, newer))
            links = found[newer].setdefault(_kind(before, now), [])
            if link not in links:
                links.append(link)
    rows = [
        f"| **{release}:** {kind} | {', '.join(links)} |"
        for release, kinds in found.items()
        for kind, links in sorted(kinds.items())
    ]
    return "\n".join(["| What is different | Where |", "| --- | --- |", *rows])


def _kind(before: Mapping[Variant, Cell], now: Mapping[Variant, Cell]) -> str:
    if now["broken"].kind == "gone":
        return _BUG_GONE
    if before["fixed"].kind == "no API":
        return _OTHER if now["fixed"].kind == "cure fails" else _FIX_NEW
    if now["fixed"].kind == "cure fails":
        return _FIX_FAILS
    if before["fixed"].kind == "cure fails":
        return _FIX_WORKS
    if now["broken"].kind in ("as here", "other message"):
        return _NEW_BUG
    return _OTHER

"""Says what a release does otherwise than the one before it, and which pages tell of that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from guide.releases.matrix import Cell, Matrix, order
from live_demos.publish.pair_markdown import demos_in
from live_demos.scenario import VARIANTS, Variant
from versions.paths import ROOT

Cells = Mapping[str, Mapping[Variant, Cell]]
"""What was seen of each demo in one release, by the demo's slug."""


def report(known: Matrix, release: str, cells: Cells, pages: Mapping[str, list[str]]) -> str:
    """Give a report in Markdown. Its heading names the release.

    Args:
        known: what was seen before.
        release: the exact release that was tried now.
        cells: what was seen in it.
        pages: the files of the pages that show each demo.
    """
    before = known.newest
    differing = {slug: found for slug in cells if (found := list(_said(known, slug, cells[slug])))}
    lines = [
        f"# Streamlit {release}: {len(differing)} of {len(cells)} demos differ from {before}",
        "",
    ]
    for slug, found in differing.items():
        lines += [f"- **{slug}**, on {', '.join(pages.get(slug, ['no page']))}"]
        lines += [f"    - {one}" for one in found]
    if not differing:
        lines += ["All demos do what they did."]
    lines += ["", "`make versions` writes it into the data; the tests then name what pages lack."]
    return "\n".join(lines) + "\n"


def identities_report(
    known: Mapping[str, Mapping[str, Mapping[str, Mapping[str, str]]]],
    now: Mapping[str, Mapping[str, Mapping[str, str]]],
) -> str:
    """Say which arguments make another widget now, and did not before, or the other way around.

    Args:
        known: what was found in each release, as `guide.releases.widget_identity` has it.
        now: what was found in the release that was tried now.

    Returns:
        A list in Markdown. Empty, if nothing is different.
    """
    newest = max(known, key=order)
    lines = [
        f"- {widget}, {keyed}, {what}: {was} in {newest}, {became} now"
        for widget, found in now.items()
        for keyed, each in found.items()
        for what, became in each.items()
        if (was := known[newest].get(widget, {}).get(keyed, {}).get(what, "not there")) != became
    ]
    lines += [f"- {widget}: there no more" for widget in known[newest] if widget not in now]
    if not lines:
        return ""
    head = "What a widget's identity is made of is different (docs/concepts/identity.md):"
    return "\n".join(["", head, "", *lines]) + "\n"


def pages_of_demos(docs: Path = ROOT / "docs") -> dict[str, list[str]]:
    """Give the files of the pages that show each demo with its code."""
    pages: dict[str, list[str]] = {}
    for path in sorted(docs.rglob("*.md")):
        for slug in demos_in(path.read_text("utf-8")):
            pages.setdefault(slug, []).append(path.relative_to(ROOT).as_posix())
    return pages


def _said(known: Matrix, slug: str, cells: Mapping[Variant, Cell]) -> Iterator[str]:
    row = known.rows.get(slug)
    for variant in VARIANTS:
        now = cells[variant]
        before = row.cells[variant][known.newest] if row else None
        if before is None:
            yield f"{variant}: {now.kind}; it was never tried before"
        elif now.kind == "not run":
            yield f"{variant}: not run. {now.why}"
        elif (before.kind, before.shows) != (now.kind, now.shows):
            what = "".join(f" `{one}`" for one in now.shows)
            yield f"{variant}: {before.kind} before, {now.kind} now.{what}"

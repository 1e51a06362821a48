"""The line under a pair, and the table behind it, as static HTML."""

from __future__ import annotations

from collections.abc import Mapping

from guide.finder import inline
from guide.releases.matrix import Kind, Matrix
from guide.releases.words import DISAGREED, line, of_one, stretches, tag
from live_demos.scenario import Variant
from live_demos.templates import templates_of

_NAMES: Mapping[Variant, Mapping[Kind, str]] = {
    "broken": {
        "as here": "The bug is there",
        "other message": "The bug is there, with another message",
        "gone": "The bug is gone",
        "no API": "Cannot run: what it uses is not there yet",
        "cure fails": "",
        "other": "Does something else",
        "not run": "Not known",
    },
    "fixed": {
        "as here": "Works",
        "other message": "Works, with another message",
        "gone": "",
        "no API": "Cannot run: what it uses is not there yet",
        "cure fails": "Does not help",
        "other": "",
        "not run": "Not known",
    },
}


_NOTE = "guide.streamlit"
"""Under this name the browser keeps a reader's choice: see browser/releases/your-release.mjs."""


def note_row() -> str:
    """Give the row of the page on offline reading that names the reader's choice."""
    return (
        f"| Your release of Streamlit | local storage `{_NOTE}` | You choose one. "
        "| leaves it: choose *newest tried* |"
    )


def chooser(matrix: Matrix) -> str:
    """Give what a reader chooses a release with. It takes a script, which makes it visible."""
    template = templates_of("guide").get_template("your_release.html")
    return template.render(releases=list(reversed(matrix.releases)))


def html(slug: str, matrix: Matrix) -> str:
    """Give what stands under the pair of this demo."""
    row = matrix.rows[slug]
    both = row.cells.values()
    template = templates_of("guide").get_template("releases.html")
    return template.render(
        slug=slug,
        line=line(row, matrix),
        of_one=of_one,
        tag=tag,
        chooser=chooser(matrix),
        inline=inline,
        stretches=stretches(row, list(matrix.releases)),
        names=_NAMES,
        exact=[
            release.streamlit
            for one, release in matrix.releases.items()
            if any(cells[one].kind != "not run" or DISAGREED in cells[one].why for cells in both)
        ],
        date=max(release.date for release in matrix.releases.values()),
    )

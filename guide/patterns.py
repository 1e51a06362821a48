"""The pages of the patterns: reads and checks what their front matter says, and lists them.

`CONTRIBUTING.md` describes the keys. Knows nothing of MkDocs but how it parses front matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.utils.meta import get_data

from guide.finder import Symptom, read_symptom
from live_demos.errors import SiteError

CAUSES: Mapping[str, tuple[str, str]] = {
    "feeds-itself": (
        "A value that feeds itself",
        "What a widget returns comes back to it as its default. Every second input is lost.",
    ),
    "one-step-behind": (
        "One step behind",
        "A line is drawn before the line that changes what it shows.",
    ),
    "buttons": (
        "Buttons that were pressed once",
        "A button is true in one rerun, and never again until the next click.",
    ),
    "forgets": (
        "Values that are forgotten",
        "What is not drawn, or not in session state, does not last.",
    ),
    "containers": (
        "Tabs and expanders",
        "What is open is known to the browser only, and is lost with the element's place.",
    ),
    "too-late": (
        "Too late to write",
        "A widget's key cannot be set once the widget is drawn.",
    ),
    "identity": (
        "Another widget",
        "What you pass to a widget makes it what it is. Change it, and a new one starts over.",
    ),
    "by-design": (
        "Two inputs by design",
        "One input is not enough to say what you want to say.",
    ),
    "clearing": (
        "Clearing and resetting",
        "A variable is emptied, and that never reaches the widget.",
    ),
    "two-widgets": (
        "Two widgets that should agree",
        "One of them moves, and the other follows late, or not at all.",
    ),
    "stale-arguments": (
        "Arguments from the rerun before",
        "A callback gets what was passed to it when the widget was drawn.",
    ),
    "forms": (
        "Forms",
        "Nothing in a form is sent before its button is clicked.",
    ),
    "fragments": (
        "Fragments and dialogs",
        "Only a part of the script is run. The rest of the page stays as it was.",
    ),
    "rerun": (
        "st.rerun",
        "A rerun by command is not the same as a rerun by an input.",
    ),
    "objects": (
        "Objects that change in place",
        "The browser is not told, or two things that look the same are not.",
    ),
    "caching": (
        "Caching and sharing",
        "A result or an object lives longer than a rerun, and for more than one user.",
    ),
    "timing": (
        "Timing",
        "An input comes while the script still runs, or while the page moves.",
    ),
}
"""Why a pattern happens: the title of its group and one sentence, in the order of the groups."""

_STRINGS = ("title", "description")
_LISTS = ("see", "words")
_KEYS = (*_STRINGS, "cause", "rank", "did", "saw", *_LISTS)


@dataclass(frozen=True)
class Page:
    """What the front matter of a pattern's page says."""

    file: str
    """The name of the file, in the folder of all patterns."""
    title: str
    """Its heading, and its name in the navigation."""
    description: str
    cause: str
    """A key of `CAUSES`."""
    rank: int
    """Its place among all patterns by how often people meet it; 1 is the most frequent."""
    see: tuple[str, ...]
    """What somebody who has this bug sees: a sentence each."""
    words: tuple[str, ...]
    """What people type into a search box, exact texts of exceptions among them."""
    symptom: Symptom
    """What the finder needs."""


def load_pages(folder: Path) -> list[Page]:
    """Read the front matter of every pattern's page: by cause, then by rank.

    Raises:
        SiteError: a key is missing or wrong, or two pages have the same rank.
    """
    files = sorted(path for path in folder.glob("*.md") if path.name != "index.md")
    pages = [_read(path) for path in files]
    ranks: dict[int, str] = {}
    for page in pages:
        if page.rank in ranks:
            raise SiteError(
                f"{folder / page.file}: rank {page.rank} is also that of {ranks[page.rank]}. "
                "Give each page its own."
            )
        ranks[page.rank] = page.file
    order = list(CAUSES)
    return sorted(pages, key=lambda page: (order.index(page.cause), page.rank))


def load_article(path: Path) -> Symptom:
    """Read what the finder needs from a page that is no pattern's. Its title is its heading.

    Raises:
        SiteError: a key is missing or wrong.
    """
    text, data = get_data(path.read_text("utf-8"))
    heading = next((line[2:] for line in text.splitlines() if line.startswith("# ")), path.stem)
    return read_symptom(path, data, heading)


def by_cause(pages: Iterable[Page]) -> dict[str, list[Page]]:
    """Group pages by their cause; a cause without pages is left out."""
    groups: dict[str, list[Page]] = {cause: [] for cause in CAUSES}
    for page in pages:
        groups[page.cause].append(page)
    return {cause: group for cause, group in groups.items() if group}


def list_of(pages: Iterable[Page]) -> str:
    """Give the Markdown of the list of all patterns, for a page in their folder."""
    lines = []
    for cause, group in by_cause(pages).items():
        title, sentence = CAUSES[cause]
        lines += [f"## {title}", "", sentence, ""]
        lines += [f"- [{page.title}]({page.file}): {page.see[0]}" for page in group]
        lines.append("")
    return "\n".join(lines)


def around(page: Page, markdown: str) -> str:
    """Give the page's Markdown with what its front matter says: what is seen, what is typed."""
    seen = "\n".join(f"- {one}" for one in page.see)
    typed = " · ".join(page.words)
    return (
        f"## What you see\n\n{seen}\n\n{markdown.strip()}\n\n"
        f"People also search for: {typed}\n{{ .words }}\n"
    )


def tags_of(page: Page) -> list[str]:
    """Give what the search finds a page by, besides its text."""
    return [page.description, *page.symptom.see, *page.words]


def _read(path: Path) -> Page:
    _, data = get_data(path.read_text("utf-8"))
    for key in data:
        if key not in _KEYS:
            raise SiteError(f"{path}: unknown key {key!r}. Known are {', '.join(_KEYS)}.")
    for key in _STRINGS:
        if not isinstance(data.get(key), str) or not data[key].strip():
            raise SiteError(f"{path}: no {key}. Add the line {key}: … at its top.")
    for key in _LISTS:
        _check_list(path, key, data.get(key))
    if data.get("cause") not in CAUSES:
        raise SiteError(f"{path}: cause must be one of {', '.join(CAUSES)}.")
    if type(data.get("rank")) is not int:
        raise SiteError(f"{path}: no rank. Add the line rank: number at its top.")
    return Page(
        file=path.name,
        title=data["title"],
        description=data["description"],
        cause=data["cause"],
        rank=data["rank"],
        see=tuple(data["see"]),
        words=tuple(data["words"]),
        symptom=read_symptom(path, data, data["title"]),
    )


def _check_list(path: Path, key: str, given: Any) -> None:
    if not isinstance(given, list) or not given or not all(isinstance(one, str) for one in given):
        raise SiteError(
            f"{path}: {key} must be a list. Write {key}: and below it lines with - text."
        )

"""The pages of the patterns: reads their front matter, lists them, and shows what it says.

`README.md` describes the keys. Knows nothing of MkDocs but how it parses front matter.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from mkdocs.utils.meta import get_data

from guide.finder import Symptom
from guide.front_matter import FinderKeys, PatternKeys, check
from guide.texts import Cause, Texts
from live_demos.author_files import read_text
from live_demos.errors import SiteError
from live_demos.templates import templates_of

_MISSING = "Add the page, or take its name out of the guide."


@dataclass(frozen=True)
class Page:
    """What the front matter of a pattern's page says."""

    file: str
    """The name of the file, in the folder of all patterns."""
    title: str
    """Its heading, and its name in the navigation."""
    description: str
    cause: Cause
    rank: int
    """Its place among all patterns by how often people meet it; 1 is the most frequent."""
    see: tuple[str, ...]
    """What somebody who has this bug sees: a sentence each."""
    words: tuple[str, ...]
    """What people type into a search box, exact texts of exceptions among them."""
    symptom: Symptom
    """What the finder needs."""


def load_pages(folder: Path, texts: Texts) -> list[Page]:
    """Read the front matter of every pattern's page: in the order of causes, then of ranks.

    Raises:
        SiteError: a key is missing or wrong, or two pages have the same rank.
    """
    files = sorted(path for path in folder.glob("*.md") if path.name != "index.md")
    pages = [_read(path, texts) for path in files]
    ranks: dict[int, str] = {}
    for page in pages:
        if page.rank in ranks:
            raise SiteError(
                f"{folder / page.file}: rank {page.rank} is also that of {ranks[page.rank]}. "
                "Give each page its own."
            )
        ranks[page.rank] = page.file
    order = list(texts.causes.values())
    return sorted(pages, key=lambda page: (order.index(page.cause), page.rank))


def load_article(path: Path, texts: Texts) -> Symptom:
    """Read what the finder needs from a page that is no pattern's. Its title is its heading.

    Raises:
        SiteError: a key is missing or wrong.
    """
    text, data = get_data(read_text(path, _MISSING))
    heading = next((line[2:] for line in text.splitlines() if line.startswith("# ")), path.stem)
    return _symptom(check(FinderKeys, path, data, texts), heading)


def by_cause(pages: Iterable[Page]) -> list[tuple[Cause, list[Page]]]:
    """Group pages, in the order of `load_pages`, by their cause."""
    return [(cause, list(group)) for cause, group in groupby(pages, lambda page: page.cause)]


def list_of(pages: Iterable[Page]) -> str:
    """Give the Markdown of the list of all patterns, for a page in their folder."""
    lines = []
    for cause, group in by_cause(pages):
        lines += [f"## {cause.title}", "", cause.about, ""]
        lines += [f"- [{page.title}]({page.file}): {page.see[0]}" for page in group]
        lines.append("")
    return "\n".join(lines)


def around(page: Page, markdown: str) -> str:
    """Give the page's Markdown with what its front matter says: what is seen, what is typed."""
    pattern = templates_of("guide").get_template("pattern.md")
    return pattern.render(see=page.see, words=page.words, text=markdown.strip())


def _read(path: Path, texts: Texts) -> Page:
    _, data = get_data(read_text(path, _MISSING))
    keys = check(PatternKeys, path, data, texts)
    return Page(
        file=path.name,
        title=keys.title,
        description=keys.description,
        cause=texts.causes[keys.cause],
        rank=keys.rank,
        see=tuple(keys.see),
        words=tuple(keys.words),
        symptom=_symptom(keys, keys.title),
    )


def _symptom(keys: FinderKeys, title: str) -> Symptom:
    return Symptom(title=title, see=tuple(keys.see), did=tuple(keys.did), saw=tuple(keys.saw))

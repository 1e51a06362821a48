"""Makes what the search knows of each page, from Material's index and the pages' front matter.

Material's index has every section of every page, with its text. A result of ours is a page, and
what people see and type leads to it: the keys `see` and `words`, which `guide/README.md` describes.
Of prose, the different words are enough: nobody reads it in a result. That is a third of the bytes.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from typing import Any, TypedDict

_RECOGNIZE = "how-to-recognize"
"""What the anchor begins with of the section that has code to compare with."""
_SEE = "what-you-see"
"""The anchor of the section that is made from `see`."""

_TAG = re.compile(r"<[^>]+>")


class SearchPage(TypedDict):
    """A page that can be found. `browser/search/engine.mjs` says what each key is for."""

    location: str
    title: str
    see: list[str]
    words: list[str]
    about: str
    rank: int
    recognize: str
    text: str


def search_pages(
    sections: Iterable[Mapping[str, Any]], front_matter: Mapping[str, Mapping[str, Any]]
) -> list[SearchPage]:
    """Give all pages that can be found.

    Args:
        sections: the `docs` of Material's index. A page comes before its sections.
        front_matter: of each page, by its address from the site's root.
    """
    pages: dict[str, SearchPage] = {}
    texts: dict[str, list[str]] = {}
    for section in sections:
        location, _, anchor = section["location"].partition("#")
        title, text = _plain(section["title"]), _plain(section["text"])
        if location not in pages:
            keys = front_matter.get(location, {})
            pages[location] = SearchPage(
                location=location,
                title=title,
                see=list(keys.get("see", [])),
                words=list(keys.get("words", [])),
                about=str(keys.get("description", "")),
                # The finder too puts an article before the patterns.
                rank=int(keys.get("rank", 1 if "see" in keys else 0)),
                recognize="",
                text="",
            )
        page = pages[location]
        if anchor.startswith(_RECOGNIZE):
            page["recognize"] += text
        elif anchor != _SEE:
            texts.setdefault(location, []).extend([title, text])
        page["about"] = page["about"] or text
    for location, page in pages.items():
        words = dict.fromkeys(re.findall(r"\w+", " ".join(texts.get(location, []))))
        # A line each: neighbors here were none in the text.
        page["text"] = "\n".join(words)
    return list(pages.values())


def _plain(markup: str) -> str:
    """Give what a reader sees of HTML, in one line."""
    return " ".join(html.unescape(_TAG.sub(" ", markup)).split())

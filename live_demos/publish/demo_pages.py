"""Finds out which page is a demo's own: of those with its code, the first in the navigation."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html.parser import HTMLParser

from live_demos.publish.pair import ELEMENT

_TAG = re.compile(rf"<{ELEMENT}\b[^>]*>")


class DemoPages:
    """The pages of one build, as they become known."""

    def __init__(self) -> None:
        self._order: dict[str, int] = {}
        self._embedded: dict[str, str] = {}

    def order(self, addresses: Iterable[str]) -> None:
        """Take the addresses of all pages in the order of the navigation."""
        self._order = {address: place for place, address in enumerate(addresses)}

    def note(self, address: str, html: str) -> None:
        """Take a page's HTML, and remember which demos it embeds."""
        finder = _SlugFinder()
        # Of a large page, the parser would go through the listings and X-rays too.
        finder.feed("".join(_TAG.findall(html)))
        for slug in finder.slugs:
            other = self._embedded.get(slug)
            if other is None or self._place(address) < self._place(other):
                self._embedded[slug] = address

    def page_of(self, slug: str) -> str | None:
        """Give the address of a demo's page from the site's root, or `None` if none embeds it."""
        return self._embedded.get(slug)

    def _place(self, address: str) -> int:
        """Say where a page stands in the navigation; one that is not in it comes last."""
        return self._order.get(address, len(self._order))


class _SlugFinder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.slugs: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == ELEMENT and "brief" not in dict(attrs):
            self.slugs.append(dict(attrs)["slug"] or "")

"""Names for parts of the theme that a screen reader could not tell apart, or not at all.

Filters for `docs/overrides/main.html`, so that no template of the theme has to be copied.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from markupsafe import Markup
from mkdocs.exceptions import PluginError

_SEARCH = re.compile(r'(<div class="md-search" [^>]*role="dialog")(?=>)')
_OPTIONS = re.compile(r'(?<=<nav class="md-search__options" aria-label=")[^"]*')
_PATH = re.compile(r'(?<=<nav class="md-path" aria-label=")[^"]*')
_SECTION = re.compile(
    r'aria-labelledby="(?P<id>\w+)_label"(?P<rest>[^>]*>\s*'
    r'<label class="md-nav__title" for="(?P=id)">\s*<span [^>]*></span>\s*(?P<title>[^<]+?)\s*<)'
)
"""A list of pages. Where it has an index, the label that shall name it has an icon only."""


def name_search(html: str) -> str:
    """Name the dialog that the search is, and what its two buttons are together."""
    html = _put(_SEARCH, r'\1 aria-label="Search"', html)
    return _put(_OPTIONS, "Search options", html)


def name_sections(html: str) -> str:
    """Name each list of pages by its section."""
    return _put(_SECTION, r'aria-label="\g<title>"\g<rest>', html)


def name_path(html: str) -> str:
    """Name the way from the home page to this one, where there is one, other than all pages."""
    return _PATH.sub("Where this page stands", html)


def _put(pattern: re.Pattern[str], replacement: str, html: str) -> str:
    named, count = pattern.subn(replacement, html)
    if count == 0:
        raise PluginError("The theme has changed what guide/theme/names.py gives a name.")
    return named


def _keeping_markup(rename: Callable[[str], str]) -> Callable[[str], Markup]:
    return lambda html: Markup(rename(html))  # noqa: S704 - the theme's


FILTERS = {
    rename.__name__: _keeping_markup(rename) for rename in (name_search, name_sections, name_path)
}
"""The filters by their names in the templates."""

"""MkDocs' hook: puts the versions that readers run where a page has `{{ streamlit }}` and the like.

`mkdocs.yml` names this file. What a page says of another version, it says in figures: that stays
true when the site moves to the next one.
"""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import Any

from mkdocs.exceptions import PluginError
from mkdocs.structure.pages import Page

from live_demos.errors import SiteError
from live_demos.runtime.versions import Versions, declared_versions

_MARK = re.compile(r"\{\{ (\w+) \}\}")


def on_page_markdown(markdown: str, page: Page, **_: Any) -> str:
    """Fill in the versions; a name that is none of them stops the build."""
    try:
        return fill(markdown, declared_versions())
    except SiteError as error:
        raise PluginError(f"{page.file.src_uri}: {error}") from error


def fill(markdown: str, versions: Versions) -> str:
    """Put each version in the place of its mark.

    Raises:
        SiteError: there is no version of that name.
    """
    known = asdict(versions)

    def version(mark: re.Match[str]) -> str:
        if mark[1] not in known:
            names = ", ".join(known)
            raise SiteError(f"{mark[0]} names no version. The names are {names}.")
        return str(known[mark[1]])

    return _MARK.sub(version, markdown)

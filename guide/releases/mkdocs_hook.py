"""MkDocs' hook: says under each pair, and for a reader's own release, what was seen where.

Named under `hooks` in `mkdocs.yml`, before the search: the messages of all releases lead to a page.
A demo that is not in the data, or has changed since, gets no line.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils.meta import get_data

from guide.releases import changes, widget_identity
from guide.releases.html import chooser, html, note_row
from guide.releases.matrix import FILE, Matrix, read, stale
from guide.releases.words import messages, of_one, stretches, tag
from live_demos.errors import SiteError
from live_demos.plugin import LiveDemosPlugin
from live_demos.publish.pair import OFFLINE_PAGE
from live_demos.publish.pair_markdown import after_demos, demos_in
from live_demos.publish.reader_files import ReaderFiles, read_files

_BROWSER = Path(__file__).parent.parent / "browser"
_PART = "releases"
_CHOOSER = "<!-- your streamlit -->"
_IDENTITIES = "<!-- table of widget identities -->"
_PATTERNS = "patterns/"
_CHANGES = "<!-- table of changes by release -->"
DATA = "releases.json"
"""What the list and the finder load once a reader has chosen a release. Beside the scripts."""
_BEFORE = "| The color scheme"
"""The last row of the table of all that is stored."""


@dataclass
class _Build:
    """What was read for the present build."""

    matrix: Matrix = field(default_factory=Matrix)
    stale: frozenset[str] = frozenset()
    files: ReaderFiles = field(default_factory=lambda: ReaderFiles("", {}))
    pages: dict[str, list[str]] = field(default_factory=dict)
    """The demos of each page, by its address from the site's root."""


_build = _Build()


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the data, the scripts and the styles."""
    plugin = config.plugins["live-demos"]
    assert isinstance(plugin, LiveDemosPlugin)  # noqa: S101 - its own name
    data = Path(config.config_file_path).parent / plugin.config.demos_dir / FILE
    try:
        _build.matrix = read(data)
    except SiteError as error:
        raise PluginError(str(error)) from error
    _build.stale = frozenset(stale(_build.matrix, plugin.catalog.values()))
    _build.pages = {}
    _build.files = read_files(_BROWSER, "assets/releases", (_PART,))
    _build.files.link(
        config, styles=[f"{_PART}/releases.css"], scripts=[f"{_PART}/your-release.mjs"]
    )
    config.watch += [str(data), str(_BROWSER / _PART)]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the scripts and the styles."""
    _build.files.add_to(files, config)
    return files


def on_page_markdown(markdown: str, page: Page, files: Files, **_: Any) -> str:
    """Put the line under each pair, and the chooser and the name of its note where they belong."""
    matrix = _build.matrix
    if page.file.src_uri == OFFLINE_PAGE:
        return markdown.replace(_BEFORE, f"{note_row()}\n{_BEFORE}")
    if _CHOOSER in markdown:
        markdown = markdown.replace(_CHOOSER, chooser(matrix))
    if _IDENTITIES in markdown:
        markdown = markdown.replace(_IDENTITIES, widget_identity.table(widget_identity.read()))
    if _CHANGES in markdown:
        markdown = markdown.replace(_CHANGES, changes.table(matrix, _links(files, page)))
    slugs = [slug for slug in demos_in(markdown) if _is_known(slug)]
    if not slugs:
        return markdown
    _build.pages[page.url] = slugs
    if "words" in page.meta:
        found = [m for slug in slugs for m in messages(matrix.rows[slug], list(matrix.releases))]
        page.meta["words"] = [*page.meta["words"], *found]
    return after_demos(markdown, lambda slug: html(slug, matrix) if _is_known(slug) else "")


def on_env(env: Any, config: MkDocsConfig, files: Files) -> None:
    """Add what the list and the finder say of each page for a reader's release."""
    releases = list(_build.matrix.releases)
    pages = {
        address: [
            [stretch.releases[0], stretch.releases[-1], said, of_one(stretch)]
            for stretch in stretches(_build.matrix.rows[slugs[0]], releases)
            if (said := tag(stretch))
        ]
        for address, slugs in _build.pages.items()
    }
    content = json.dumps({address: said for address, said in pages.items() if said})
    files.append(File.generated(config, f"{_build.files.address}/{DATA}", content=content))


def _links(files: Files, page: Page) -> dict[str, str]:
    """Give the patterns' pages for their demos, as links from a page."""
    folder = Path(page.file.src_uri).parent
    return {
        slug: f"[{get_data(file.content_string)[1]['title']}]({relative})"
        for file in files.documentation_pages()
        if file.src_uri.startswith(_PATTERNS)
        for relative in [os.path.relpath(file.src_uri, folder)]
        for slug in demos_in(file.content_string)
        if _is_known(slug)
    }


def _is_known(slug: str) -> bool:
    return slug in _build.matrix.rows and slug not in _build.stale

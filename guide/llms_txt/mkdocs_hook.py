"""The MkDocs side: writes the `llms*.txt` and, beside its HTML, every page as Markdown.

It also adds to `demos/index.json` what the front matter of pages says. Named under `hooks` in
`mkdocs.yml`. `overrides/main.html` has the links from the HTML to these files.
"""

from __future__ import annotations

import json
import posixpath
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from guide.llms_txt.messages import messages_in
from guide.llms_txt.page import PlainPage, read_plain, with_title
from guide.llms_txt.site_map import CODE, FILE, FULL, Entry, Group, llms_code_txt, llms_txt
from guide.texts import load_texts
from live_demos.plugin import LiveDemosPlugin
from live_demos.publish.addresses import INDEX
from live_demos.publish.pair_markdown import demos_in
from live_demos.runtime.versions import declared_versions

_PLUGIN = "live-demos"
_PAGE, _MARKDOWN = "index.html", "index.md"
_OPTIONAL = "About"
"""The section of the navigation that a reader in a hurry can skip: see llmstxt.org."""
_START = "Start here"


@dataclass
class _Build:
    """What was read for the present build."""

    pages: list[Page] = field(default_factory=list)
    """In the order of the navigation."""
    nav: Navigation | None = None
    files: Files | None = None
    by_address: dict[str, File] = field(default_factory=dict)
    """The pages' files, by their addresses from the site's root."""


_build = _Build()


def on_nav(nav: Navigation, files: Files, **_: Any) -> None:
    """Remember the pages and their order."""
    _build.nav, _build.pages, _build.files = nav, list(nav.pages), files
    _build.by_address = {file.url: file for file in files.documentation_pages()}


def on_env(env: Any, config: MkDocsConfig, files: Files) -> None:
    """Add causes, symptoms, messages and the Markdown of the page to the demos' index.

    The plugin has written it: plugins come before hooks.
    """
    file = files.get_file_from_path(INDEX)
    assert file is not None, "the plugin has added it"  # noqa: S101
    index = json.loads(file.content_string)
    about: dict[str, Page] = {}
    for page in _build.pages:
        if "cause" in page.meta:
            for slug in demos_in(page.markdown or ""):
                about.setdefault(slug, page)
    by_address = {page.url: page for page in _build.pages}
    causes = load_texts().causes
    for demo in index["demos"]:
        own = by_address[demo["page"]]
        page = about.get(demo["slug"], own)
        cause = causes.get(page.meta.get("cause", ""))
        demo["markdown"] = markdown_file(own)
        if cause:
            demo["cause"] = {"title": cause.title, "about": cause.about}
        demo["symptoms"] = list(page.meta.get("see", []))
        demo["messages"] = messages_in(page.meta.get("words", []))
    file.content_string = json.dumps(index, indent=1, ensure_ascii=False)


@event_priority(-200)  # after the list of what is kept for offline reading: people read the HTML
def on_post_build(config: MkDocsConfig) -> None:
    """Write all files."""
    site = Path(config.site_dir)
    plugin = _plugin(config)
    parts, from_root = [], {}
    for page in _build.pages:
        plain = read_plain(page.markdown or "")
        from_root[page.url] = _text(page, plain, "")
        place = posixpath.dirname(page.file.dest_uri)
        root = "../" * page.file.dest_uri.count("/")
        (site / markdown_file(page)).write_text(
            plugin.with_blocks_as_markdown(_text(page, plain, place), root), "utf-8"
        )
        if not page.meta.get("search", {}).get("exclude"):
            parts.append(plugin.with_blocks_as_markdown(from_root[page.url], "", xray=False))
    (site / FULL).write_text("\n---\n\n".join(parts), "utf-8")
    summary = llms_txt(
        config.site_name,
        config.site_description or "",
        declared_versions().streamlit,
        _groups(),
    )
    (site / FILE).write_text(summary, "utf-8")
    patterns = [page for page in _build.pages if "cause" in page.meta]
    code = llms_code_txt((_entry(page), from_root[page.url]) for page in patterns)
    (site / CODE).write_text(code, "utf-8")


def markdown_file(page: Page) -> str:
    """Give the file of a page's Markdown, from the site's root."""
    return page.file.dest_uri.removesuffix(_PAGE) + _MARKDOWN


def _plugin(config: MkDocsConfig) -> LiveDemosPlugin:
    plugin = config.plugins[_PLUGIN]
    assert isinstance(plugin, LiveDemosPlugin)  # noqa: S101 - its own name
    return plugin


def _text(page: Page, plain: PlainPage, place: str) -> str:
    """Give the page's Markdown, for a file in a folder of the site; its blocks are still blocks."""
    return with_title(
        plain.linked(_links(page, place)), str(page.title), str(page.meta.get("description", ""))
    )


def _links(page: Page, place: str) -> Callable[[str], str]:
    assert _build.files is not None, "read in on_nav"  # noqa: S101
    files = _build.files

    def link(target: str) -> str:
        parts = urlsplit(target)
        if parts.scheme or parts.netloc:
            return target
        if not parts.path:
            # Of what only the page has, such as a moment of an X-ray.
            way = posixpath.relpath(posixpath.dirname(page.file.dest_uri) or ".", place or ".")
            return f"{way}/{target}"
        source = posixpath.join(posixpath.dirname(page.file.src_uri), parts.path)
        found = files.get_file_from_path(posixpath.normpath(source))
        if found is None:
            address = posixpath.normpath(posixpath.join(page.url, parts.path))
            found = _build.by_address.get("./" if address == "." else f"{address}/")
        if found is None:
            return target
        there = found.dest_uri
        if found.is_documentation_page():
            there = there.removesuffix(_PAGE) + _MARKDOWN
        fragment = f"#{parts.fragment}" if parts.fragment else ""
        return posixpath.relpath(there, place or ".") + fragment

    return link


def _groups() -> Iterator[Group]:
    assert _build.nav is not None, "read in on_nav"  # noqa: S101
    items = _build.nav.items
    yield Group(_START, tuple(_entry(one) for one in items if isinstance(one, Page)))
    sections = [one for one in items if isinstance(one, Section)]
    # "Optional" has a meaning of its own, and comes last.
    for section in sorted(sections, key=lambda one: one.title == _OPTIONAL):
        name = "Optional" if section.title == _OPTIONAL else str(section.title)
        yield from _groups_of(name, section.children)


def _groups_of(name: str, items: list[StructureItem]) -> Iterator[Group]:
    if pages := [one for one in items if isinstance(one, Page)]:
        yield Group(name, tuple(map(_entry, pages)))
    for section in items:
        if isinstance(section, Section):
            yield from _groups_of(f"{name}: {section.title}", section.children)


def _entry(page: Page) -> Entry:
    see = page.meta.get("see", [])
    said = [*see, *(f"Message: {one}" for one in messages_in(page.meta.get("words", [])))]
    about = " ".join(said) or str(page.meta.get("description", ""))
    return Entry(str(page.title), markdown_file(page), about)

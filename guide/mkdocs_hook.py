"""The MkDocs side of the patterns' pages: navigation, list, symptom finder, and *Copy as answer*.

Named under `hooks` in `mkdocs.yml`. In `nav`, the entry that has the list as its only page gets
every pattern, grouped by cause.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as MkDocsPage

from guide.answer import answer
from guide.finder import Symptom, html
from guide.patterns import Page, around, by_cause, list_of, load_article, load_pages
from guide.texts import FOLDER as TEXTS
from guide.texts import FinderTexts, load_texts
from live_demos.errors import SiteError
from live_demos.plugin import LiveDemosPlugin
from live_demos.publish.pair_markdown import demos_in
from live_demos.publish.reader_files import ReaderFiles, read_files

FOLDER = "patterns"
_INDEX = f"{FOLDER}/index.md"
_LIST = "<!-- all patterns -->"
_FINDER = "find.md"
_QUESTIONS = "<!-- finder -->"
_HERE = Path(__file__).parent
_PARTS = ("finder", "answer")
"""The folders of `browser/` whose scripts and styles these pages load."""
_STYLES = ("finder/finder.css", "answer/answer.css")
_SCRIPTS = ("finder/finder.mjs", "answer/copy-answer.mjs")
_ANSWER_BEFORE = '<h2 id="how-to-recognize-it-in-your-code">'
"""*Copy as answer* stands at the end of the fix, where whoever helps has read what they send."""
ARTICLES = ("knowledge-base/using-streamlit/widget-updating-session-state.md",)
"""Pages that the finder leads to besides the patterns, the most frequent first."""


@dataclass
class _Build:
    """What was read for the present build."""

    pages: dict[str, Page] = field(default_factory=dict)
    """Every pattern's page, by its file in the folder of all pages."""
    articles: dict[str, Symptom] = field(default_factory=dict)
    texts: FinderTexts | None = None
    files: ReaderFiles = field(default_factory=lambda: ReaderFiles("", {}))


_build = _Build()


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the guide, and add every pattern to the navigation."""
    docs = Path(config.docs_dir)
    try:
        texts = load_texts()
        pages = load_pages(docs / FOLDER, texts)
        _build.pages = {f"{FOLDER}/{page.file}": page for page in pages}
        _build.articles = {file: load_article(docs / file, texts) for file in ARTICLES}
        _build.texts = texts.finder
    except SiteError as error:
        raise PluginError(str(error)) from error
    section = [
        _INDEX,
        *(
            {cause.title: [{page.title: f"{FOLDER}/{page.file}"} for page in group]}
            for cause, group in by_cause(pages)
        ),
    ]
    for entry in config.nav or []:
        for name, content in entry.items() if isinstance(entry, dict) else ():
            if content == [_INDEX]:
                entry[name] = section
    _build.files = read_files(_HERE / "browser", "assets/guide", _PARTS)
    _build.files.link(config, styles=_STYLES, scripts=_SCRIPTS)
    config.watch += [str(TEXTS), str(_HERE / "templates")]
    config.watch += [str(_HERE / "browser" / part) for part in _PARTS]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the scripts and the styles."""
    _build.files.add_to(files, config)
    return files


def on_page_markdown(markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Fill the list of all patterns and the finder; add to each pattern its front matter."""
    file = page.file.src_uri
    if file == _INDEX:
        return markdown.replace(_LIST, list_of(_build.pages.values()))
    if file == _FINDER:
        return markdown.replace(_QUESTIONS, _finder(page, files))
    return around(_build.pages[file], markdown) if file in _build.pages else markdown


def on_page_content(html: str, page: MkDocsPage, config: MkDocsConfig, **_: Any) -> str:
    """Give each pattern the element that copies an answer; its text is that of the whole page."""
    pattern = _build.pages.get(page.file.src_uri)
    if pattern is None:
        return html
    if _ANSWER_BEFORE not in html:
        raise PluginError(f"{page.file.src_uri}: no section How to recognize it in your code.")
    plugin = config.plugins["live-demos"]
    assert isinstance(plugin, LiveDemosPlugin)  # noqa: S101 - its own name
    markdown = page.markdown or ""
    slugs = demos_in(markdown)
    text = answer(pattern, markdown, plugin.catalog[slugs[0]] if slugs else None)
    element = f'<copy-answer data-answer="{escape(text)}"></copy-answer>\n'
    return html.replace(_ANSWER_BEFORE, element + _ANSWER_BEFORE)


def _finder(finder: MkDocsPage, files: Files) -> str:
    def address(source: str) -> str:
        file = files.get_file_from_path(source)
        if file is None:
            raise PluginError(
                f"{source}: the finder should lead to this page, and it is not there."
            )
        return file.url_relative_to(finder.file)

    assert _build.texts is not None, "read in on_config"  # noqa: S101
    symptoms = [(address(file), article) for file, article in _build.articles.items()]
    for file, page in sorted(_build.pages.items(), key=lambda one: one[1].rank):
        symptoms.append((address(file), page.symptom))
    return html(symptoms, address(_INDEX), _build.texts)

"""The MkDocs side of the patterns' pages: the navigation, their list, and the symptom finder.

Named under `hooks` in `mkdocs.yml`. In `nav`, the entry that has the list as its only page gets
every pattern, grouped by cause.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as MkDocsPage

from guide.finder import Symptom, html
from guide.patterns import Page, around, by_cause, list_of, load_article, load_pages
from guide.texts import FOLDER as TEXTS
from guide.texts import FinderTexts, load_texts
from live_demos.errors import SiteError
from live_demos.publish.reader_files import ReaderFiles, read_files

FOLDER = "patterns"
_INDEX = f"{FOLDER}/index.md"
_LIST = "<!-- all patterns -->"
_FINDER = "find.md"
_QUESTIONS = "<!-- finder -->"
_HERE = Path(__file__).parent
_STYLES = ("finder/finder.css",)
_SCRIPTS = ("finder/finder.mjs",)
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
    _build.files = read_files(_HERE / "browser", "assets/guide", ("finder",))
    _build.files.link(config, styles=_STYLES, scripts=_SCRIPTS)
    config.watch += [str(TEXTS), str(_HERE / "browser" / "finder"), str(_HERE / "templates")]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the script and the styles of the finder."""
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

"""The MkDocs side of the patterns' pages: the navigation, their list, and the symptom finder.

Named under `hooks` in `mkdocs.yml`. In `nav`, the entry that has the list as its only page gets
every pattern, grouped by cause.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from mkdocs.config import config_options as c
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage

from guide.finder import Symptom, html, inline
from guide.patterns import (
    CAUSES,
    Page,
    around,
    by_cause,
    list_of,
    load_article,
    load_pages,
    tags_of,
)
from live_demos.errors import SiteError

FOLDER = "patterns"
_INDEX = f"{FOLDER}/index.md"
_LIST = "<!-- all patterns -->"
_FINDER = "find.md"
_QUESTIONS = "<!-- finder -->"
_BROWSER = Path(__file__).parent / "browser"
_SCRIPTS = tuple(sorted(_BROWSER.glob("*.mjs")))
ARTICLES = ("knowledge-base/using-streamlit/widget-updating-session-state.md",)
"""Pages that the finder leads to besides the patterns, the most frequent first."""


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Add every pattern to the navigation."""
    section = [
        _INDEX,
        *(
            {CAUSES[cause][0]: [{page.title: f"{FOLDER}/{page.file}"} for page in group]}
            for cause, group in by_cause(_pages(config)).items()
        ),
    ]
    for entry in config.nav or []:
        for name, content in entry.items() if isinstance(entry, dict) else ():
            if content == [_INDEX]:
                entry[name] = section
    for script in _SCRIPTS:
        module = c.ExtraScriptValue(f"{_scripts_address()}/{script.name}")
        module.type = "module"
        config.extra_javascript.append(module)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the scripts of the finder and the search."""
    for script in _SCRIPTS:
        address = f"{_scripts_address()}/{script.name}"
        files.append(File.generated(config, address, content=script.read_text("utf-8")))
    return files


def _scripts_address() -> str:
    digest = hashlib.sha256()
    for script in _SCRIPTS:
        digest.update(script.name.encode() + b"\0" + script.read_bytes())
    return f"assets/guide/{digest.hexdigest()[:16]}"


def on_page_markdown(markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Fill the list of all patterns and the finder; add to each pattern its front matter."""
    if page.file.src_uri == _INDEX:
        return markdown.replace(_LIST, list_of(_pages(config)))
    if page.file.src_uri == _FINDER:
        return markdown.replace(_QUESTIONS, _finder(page, config, files))
    for one in _pages(config):
        if page.file.src_uri == f"{FOLDER}/{one.file}":
            return around(one, markdown)
    return markdown


@event_priority(-50)  # after the search has written its index, before it is listed for offline
def on_post_build(config: MkDocsConfig) -> None:
    """Give the search what people see and type, for each page that the finder leads to.

    Material's search knows tags, which may weigh more than titles. Titles name the cause, and who
    searches knows the symptom.
    """
    path = Path(config.site_dir) / "search" / "search_index.json"
    if not path.is_file():
        return
    index = json.loads(path.read_text("utf-8"))
    pages = {
        f"{FOLDER}/{page.file.removesuffix('.md')}/": (page.symptom.see, tags_of(page))
        for page in _pages(config)
    }
    for file, article in _articles(config).items():
        pages[f"{file.removesuffix('.md')}/"] = (article.see, [article.title, *article.see])
    for entry in index["docs"]:
        see, tags = pages.get(entry["location"], ((), []))
        # A word that is everywhere says nothing, and people type it everywhere.
        entry["tags"] = ["streamlit", *tags]
        # Below its title, a result shows how its text begins. A pattern's begins with a heading.
        if see and not entry["text"]:
            entry["text"] = f"<p>{inline(see[0])}</p>"
    path.write_text(json.dumps(index, separators=(",", ":")), "utf-8")


def _finder(finder: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    def address(source: str) -> str:
        file = files.get_file_from_path(source)
        if file is None:
            raise PluginError(
                f"{source}: the finder should lead to this page, and it is not there."
            )
        return file.url_relative_to(finder.file)

    symptoms = [(address(file), article) for file, article in _articles(config).items()]
    for page in sorted(_pages(config), key=lambda page: page.rank):
        symptoms.append((address(f"{FOLDER}/{page.file}"), page.symptom))
    return html(symptoms, address(_INDEX))


def _articles(config: MkDocsConfig) -> dict[str, Symptom]:
    try:
        return {file: load_article(Path(config.docs_dir) / file) for file in ARTICLES}
    except SiteError as error:
        raise PluginError(str(error)) from error


def _pages(config: MkDocsConfig) -> list[Page]:
    try:
        return load_pages(Path(config.docs_dir) / FOLDER)
    except SiteError as error:
        raise PluginError(str(error)) from error

"""The MkDocs side of the search: Material's field and list of results, with a worker of ours.

Named under `hooks` in `mkdocs.yml`. Material loads its index with every page, and builds it anew in
every page's worker. Ours is loaded when somebody searches: so Material's is left empty.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from guide.search.libraries import SECTION, licenses, modules
from guide.search.pages import search_pages
from live_demos.errors import SiteError
from live_demos.plugin import LiveDemosPlugin
from live_demos.publish.reader_files import ReaderFiles, read_files

_BROWSER = Path(__file__).parent.parent / "browser"
_STYLES = ("search/search.css",)
_SCRIPTS = ("search/field.mjs", "search/marks.mjs")
_WORKER = "search/worker.mjs"
_FOLDER = "search"
_THEIRS = "search_index.json"
OURS = "pages.json"
"""The file in the folder `search` that the worker loads."""

_CONFIG = re.compile(r'(<script id="__config" type="application/json">)(.*?)(</script>)', re.S)
"""What the theme's scripts read. `search` in it is the address of the worker."""


@dataclass
class _Build:
    """What was read for the present build."""

    root: Path = Path()
    files: ReaderFiles = field(default_factory=lambda: ReaderFiles("", {}))
    front_matter: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Of each page, by its address from the site's root."""


_build = _Build()


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the scripts, and have every page load them."""
    _build.root = Path(config.config_file_path).parent
    _build.front_matter = {}
    try:
        libraries = modules(_build.root)
        _build.files = read_files(_BROWSER, "assets/search", ("search",), libraries)
    except SiteError as error:
        raise PluginError(str(error)) from error
    _build.files.link(config, styles=_STYLES, scripts=_SCRIPTS)
    config.watch.append(str(_BROWSER / "search"))
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the scripts and styles, and the libraries, which the page of licenses then names."""
    _build.files.add_to(files, config)
    plugin = config.plugins["live-demos"]
    assert isinstance(plugin, LiveDemosPlugin)  # noqa: S101 - its own name
    plugin.shipped.add(SECTION, licenses(_build.root))
    return files


def on_page_markdown(markdown: str, page: Page, **_: Any) -> str:
    """Remember a page's front matter."""
    _build.front_matter[page.url] = dict(page.meta)
    return markdown


def on_env(env: Environment, **_: Any) -> Environment:
    """Give the templates a filter: `overrides/main.html` uses it."""
    env.filters["with_search_worker"] = _with_search_worker
    return env


@pass_context
def _with_search_worker(context: Context, html: str) -> Markup:
    """Put the address of our worker in the place of the theme's."""
    found = _CONFIG.search(html)
    if found is None or "search" not in (config := json.loads(found[2])):
        raise PluginError("The theme names its search worker elsewhere: see guide/search/.")
    url = context.environment.filters["url"]
    config["search"] = url(context, f"{_build.files.address}/{_WORKER}")
    # As Jinja's filter `tojson` does: nothing in it can end the element.
    text = json.dumps(config).replace("<", "\\u003c")
    return Markup(html[: found.start(2)] + text + html[found.end(2) :])  # noqa: S704 - the theme's


@event_priority(-50)  # after Material has written its index, before it is listed for offline
def on_post_build(config: MkDocsConfig) -> None:
    """Write what our worker loads, and empty what Material loads."""
    folder = Path(config.site_dir) / _FOLDER
    theirs = folder / _THEIRS
    if not theirs.is_file():
        return
    index = json.loads(theirs.read_text("utf-8"))
    pages = search_pages(index["docs"], _build.front_matter)
    (folder / OURS).write_text(
        json.dumps(pages, ensure_ascii=False, separators=(",", ":")), "utf-8"
    )
    theirs.write_text(json.dumps({**index, "docs": []}), "utf-8")

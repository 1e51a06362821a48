"""MkDocs' hook: shows `results.json` on the page About → Speed. `mkdocs.yml` names this file.

Imports nothing that only the benchmark needs. `bench` is found because `live_demos` beside it is
installed from this folder.
"""

from __future__ import annotations

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from bench import page, results
from bench.paths import RESULTS


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Build again when there are new results."""
    config.watch.append(str(RESULTS))
    return config


def on_page_markdown(markdown: str, **_: Any) -> str:
    """Fill a page that has a mark; a report that cannot be read stops the build."""
    if not any(page.mark(name) in markdown for name in page.PARTS):
        return markdown
    try:
        return page.fill(markdown, results.read(RESULTS))
    except results.BadReportError as error:
        raise PluginError(str(error)) from error

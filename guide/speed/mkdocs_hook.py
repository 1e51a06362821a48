"""MkDocs' hook: shows `results.json` on the page About → Speed. `mkdocs.yml` names this file.

The benchmark writes that file; nothing of `bench` is imported here.
"""

from __future__ import annotations

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from guide.speed import page
from guide.speed import report as results
from guide.speed.report import RESULTS


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

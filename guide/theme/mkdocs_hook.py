"""The MkDocs side of it: filters for `docs/overrides/main.html`, scripts and styles.

Named under `hooks` in `mkdocs.yml`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from guide.theme.names import FILTERS
from live_demos.publish.reader_files import ReaderFiles, read_files

_BROWSER = Path(__file__).parent.parent / "browser"
_PART = "theme"
_SCRIPTS = tuple(
    f"{_PART}/{name}.mjs"
    for name in ("code-buttons", "header-buttons", "menu-labels", "wide-tables")
)
_STYLES = ("theme/theme.css",)


@dataclass
class _Build:
    """What was read for the present build."""

    files: ReaderFiles = field(default_factory=lambda: ReaderFiles("", {}))


_build = _Build()


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the scripts, and have every page load them."""
    _build.files = read_files(_BROWSER, "assets/theme", (_PART,))
    _build.files.link(config, styles=_STYLES, scripts=_SCRIPTS)
    config.watch.append(str(_BROWSER / _PART))
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the scripts."""
    _build.files.add_to(files, config)
    return files


def on_env(env: Environment, **_: object) -> Environment:
    """Give the templates the filters, and leave the lines of their commands out of the pages."""
    env.filters.update(FILTERS)
    env.trim_blocks = env.lstrip_blocks = True  # A tenth of the article, before compression.
    return env

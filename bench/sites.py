"""Builds what is measured: the site as readers get it, and small sites of the same make.

The small ones have this project's `mkdocs.yml`, theme and plugin, and pages that the real site may
not have: one with the demo far below, one to go on to, one with twenty demos.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from mkdocs.utils.yaml import yaml_load

from bench import app
from bench.paths import CACHE, ROOT

ARTICLE = "knowledge-base/using-streamlit/widget-updating-session-state/"

FAR = "far/"
"""A page whose only demo lies many screens below its top."""
NEXT = "next/"
"""The page that a link under that demo leads to, with a demo just as far below."""
MANY = "many/"
"""A page of twenty demos."""
MANY_DEMOS = 20

LINK = "The next page"
"""The words of the link from the one to the other."""

_PLUGIN = "live-demos"
_FILLER = "A paragraph of an article that a reader scrolls past.\n\n" * 300
"""About 12 000 CSS pixels at the width of the benchmark's window: more than a dozen screens."""


def build(config: Path, target: Path, address: str) -> None:
    """Build the site of a `mkdocs.yml` for this address, as `make site` does."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    command += ["--config-file", str(config), "--site-dir", str(target)]
    result = subprocess.run(
        command,
        cwd=config.parent,
        env=os.environ | {"SITE_URL": address},
        capture_output=True,
        text=True,
        check=False,
    )
    if result.returncode != 0:
        raise RuntimeError(f"{config} could not be built:\n{result.stderr}")


def build_real(target: Path, address: str) -> None:
    """Build this project's own site."""
    build(ROOT / "mkdocs.yml", target, address)


def slug(number: int) -> str:
    """Give the slug of a copy of the demo, from 1."""
    return f"copy-{number:03}"


FAR_SLUG = slug(1)
NEXT_SLUG = slug(2)
MANY_SLUGS = [slug(number) for number in range(3, 3 + MANY_DEMOS)]


def write_reading_site(project: Path, settings: Mapping[str, Any]) -> Path:
    """Write the sources of a site with the three pages; give its `mkdocs.yml`.

    `settings` are the plugin's, on top of this project's own.
    """
    pages = {
        "index.md": "# Home\n",
        "far.md": f"# Far\n\n{_FILLER}{_block(FAR_SLUG)}\n[{LINK}](next.md)\n",
        "next.md": f"# Next\n\n{_FILLER}{_block(NEXT_SLUG)}\n",
        "many.md": "# Many\n\n" + "\n".join(_block(name) for name in MANY_SLUGS),
    }
    return _write_project(project, pages, 2 + MANY_DEMOS, settings)


def write_growing_site(project: Path, demos: int) -> Path:
    """Write the sources of a site with a home page and a page for each of so many demos."""
    # What was recorded of the demos before must be recorded anew.
    for number in range(1, demos + 1):
        shutil.rmtree(CACHE / "traces" / slug(number), ignore_errors=True)
    pages = {"index.md": "# Home\n"}
    for number in range(1, demos + 1):
        pages[f"page-{number:03}.md"] = f"# Page {number}\n\n{_block(slug(number))}"
    return _write_project(project, pages, demos, {})


def _block(name: str) -> str:
    return f"/// demo | {name}\n///\n"


def _write_project(
    project: Path, pages: dict[str, str], demos: int, settings: Mapping[str, Any]
) -> Path:
    docs = project / "docs"
    # What the configuration names beside pages: styles, scripts, the theme's own changes.
    shutil.copytree(ROOT / "docs", docs, ignore=shutil.ignore_patterns("*.md"))
    for name, text in pages.items():
        (docs / name).write_text(text, encoding="utf-8")
    for number in range(1, demos + 1):
        shutil.copytree(ROOT / "demos" / app.SLUG, project / "demos" / slug(number))
    # What the plugin bundles for readers' editors.
    (project / "node_modules").symlink_to(ROOT / "node_modules")
    config = project / "mkdocs.yml"
    config.write_text(yaml.safe_dump(_changed_config(list(pages), settings)), encoding="utf-8")
    return config


def _changed_config(pages: list[str], settings: Mapping[str, Any]) -> dict[str, Any]:
    """Inherit all of this project's configuration, and point it at other sources."""
    with (ROOT / "mkdocs.yml").open(encoding="utf-8") as source:
        own: dict[str, Any] = yaml_load(source)
    plugins = [_changed_plugin(entry, settings) for entry in own["plugins"]]
    return {
        "INHERIT": str(ROOT / "mkdocs.yml"),
        # With a section, as the real site has: the theme's own changes look for one.
        "nav": ["index.md", {"Pages": [page for page in pages if page != "index.md"]}],
        "not_in_nav": "licenses.md",
        "plugins": plugins,
        "theme": {"custom_dir": "docs/overrides"},
        # What the theme's own changes need; the other hooks write pages that these sites lack.
        "hooks": [str(ROOT / "guide" / part / "mkdocs_hook.py") for part in ("theme", "search")],
    }


def _changed_plugin(
    entry: str | dict[str, Any], settings: Mapping[str, Any]
) -> str | dict[str, Any]:
    name, options = (entry, {}) if isinstance(entry, str) else next(iter(entry.items()))
    if name != _PLUGIN:
        return entry
    return {name: {**(options or {}), "cache_dir": str(CACHE), **settings}}

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
_FOR_ANY_PAGES = (
    "guide/build_date_hook.py",
    "guide/theme/mkdocs_hook.py",
    "guide/search/mkdocs_hook.py",
)
"""The hooks that these sites can do with; some of them the theme's own changes need.

The others write pages, or into pages, that these sites lack. A commit may not have all of them.
"""
_FILLER = "A paragraph of an article that a reader scrolls past.\n\n" * 300
"""About 12 000 CSS pixels at the width of the benchmark's window: more than a dozen screens."""


def importing(root: Path) -> dict[str, str]:
    """Give an environment whose Python imports this project from the folder `root`.

    What is installed for editing would come from where `make` was run.
    """
    sources = (root, root / "settled" / "src")
    return os.environ | {"PYTHONPATH": os.pathsep.join(map(str, sources))}


def build(config: Path, target: Path, address: str, root: Path = ROOT) -> None:
    """Build the site of a `mkdocs.yml` for this address, as `make site` in `root` does.

    Raises:
        RuntimeError: it cannot be built. The message has what MkDocs said.
    """
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    command += ["--config-file", str(config), "--site-dir", str(target)]
    result = subprocess.run(
        command,
        cwd=config.parent,
        env=importing(root) | {"SITE_URL": address},
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


def _block(name: str) -> str:
    return f"/// demo | {name}\n///\n"


FAR_SLUG = slug(1)
NEXT_SLUG = slug(2)
MANY_SLUGS = [slug(number) for number in range(3, 3 + MANY_DEMOS)]
_FAR_PAGE = f"# Far\n\n{_FILLER}{_block(FAR_SLUG)}"


def write_reading_site(project: Path, settings: Mapping[str, Any]) -> Path:
    """Write the sources of a site with the three pages; give its `mkdocs.yml`.

    `settings` are the plugin's, on top of this project's own.
    """
    pages = {
        "index.md": "# Home\n",
        "far.md": f"{_FAR_PAGE}\n[{LINK}](next.md)\n",
        "next.md": f"# Next\n\n{_FILLER}{_block(NEXT_SLUG)}\n",
        "many.md": "# Many\n\n" + "\n".join(_block(name) for name in MANY_SLUGS),
    }
    return _write_project(project, pages, 2 + MANY_DEMOS, settings)


def write_far_site(project: Path, root: Path) -> Path:
    """Write the sources of a site with only the page `FAR`; give its `mkdocs.yml`.

    Theme, plugin and demo are those in the folder `root`, which may hold another commit of this
    project. Downloads and what else is kept under hashes are shared with it.
    """
    return _write_project(project, {"index.md": "# Home\n", "far.md": _FAR_PAGE}, 1, root=root)


def write_growing_site(project: Path, demos: int) -> Path:
    """Write the sources of a site with a home page and a page for each of so many demos."""
    # What was recorded of the demos before must be recorded anew.
    for number in range(1, demos + 1):
        shutil.rmtree(CACHE / "traces" / slug(number), ignore_errors=True)
    pages = {"index.md": "# Home\n"}
    for number in range(1, demos + 1):
        pages[f"page-{number:03}.md"] = f"# Page {number}\n\n{_block(slug(number))}"
    return _write_project(project, pages, demos)


def _write_project(
    project: Path,
    pages: dict[str, str],
    demos: int,
    settings: Mapping[str, Any] | None = None,
    root: Path = ROOT,
) -> Path:
    docs = project / "docs"
    # What the configuration names beside pages: styles, scripts, the theme's own changes.
    shutil.copytree(root / "docs", docs, ignore=shutil.ignore_patterns("*.md"))
    for name, text in pages.items():
        (docs / name).write_text(text, encoding="utf-8")
    for number in range(1, demos + 1):
        shutil.copytree(root / "demos" / app.SLUG, project / "demos" / slug(number))
    # What the plugin bundles for readers' editors.
    (project / "node_modules").symlink_to(ROOT / "node_modules")
    config = project / "mkdocs.yml"
    changed = _changed_config(root, list(pages), settings or {})
    config.write_text(yaml.safe_dump(changed), encoding="utf-8")
    return config


def _changed_config(root: Path, pages: list[str], settings: Mapping[str, Any]) -> dict[str, Any]:
    """Inherit all of the project's configuration, and point it at other sources."""
    with (root / "mkdocs.yml").open(encoding="utf-8") as source:
        own: dict[str, Any] = yaml_load(source)
    plugins = [_changed_plugin(entry, settings) for entry in own["plugins"]]
    return {
        "INHERIT": str(root / "mkdocs.yml"),
        # With a section, as the real site has: the theme's own changes look for one.
        "nav": ["index.md", {"Pages": [page for page in pages if page != "index.md"]}],
        "not_in_nav": "licenses.md",
        "plugins": plugins,
        "theme": {"custom_dir": "docs/overrides"},
        "hooks": [str(root / hook) for hook in own["hooks"] if hook in _FOR_ANY_PAGES],
    }


def _changed_plugin(
    entry: str | dict[str, Any], settings: Mapping[str, Any]
) -> str | dict[str, Any]:
    name, options = (entry, {}) if isinstance(entry, str) else next(iter(entry.items()))
    if name != _PLUGIN:
        return entry
    return {name: {**(options or {}), "cache_dir": str(CACHE), **settings}}

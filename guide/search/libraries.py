"""The npm packages that the search is made with. `make site` installs them from their lock."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from live_demos.errors import SiteError
from live_demos.runtime.licenses import License
from live_demos.templates import templates_of

_MODULES = {"minisearch": "dist/es/index.js", "stemmer": "index.js"}
"""The module of each, in its own folder."""


def modules(root: Path) -> dict[str, Path]:
    """Give the module of each package, by its name; `root` is the repository."""
    return {name: _folder(root, name) / module for name, module in _MODULES.items()}


def licenses_section(root: Path) -> str:
    """Give the part of the page of licenses that is about these packages, in Markdown."""
    template = templates_of("guide").get_template("search_licenses.md")
    return template.render(licenses=list(_licenses(root)))


def _licenses(root: Path) -> Iterator[License]:
    for name in _MODULES:
        folder = _folder(root, name)
        about = json.loads((folder / "package.json").read_text("utf-8"))
        text = next((path for path in folder.iterdir() if path.stem.lower() == "license"), None)
        if text is None:
            raise SiteError(f"{folder}: it carries no license. Find out before you ship it.")
        yield License(name, about["version"], about["license"], text.read_text("utf-8"))


def _folder(root: Path, name: str) -> Path:
    return root / "node_modules" / name

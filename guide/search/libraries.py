"""The npm packages that the search is made with. `make site` installs them from their lock."""

from __future__ import annotations

from pathlib import Path

from live_demos.runtime.licenses import License, of_npm_folder

SECTION = "Packages of the search"
"""The heading under which the page of licenses has them."""
_MODULES = {"minisearch": "dist/es/index.js", "stemmer": "index.js"}
"""The module of each, in its own folder."""


def modules(root: Path) -> dict[str, Path]:
    """Give the module of each package, by its name; `root` is the repository."""
    return {name: _folder(root, name) / module for name, module in _MODULES.items()}


def licenses(root: Path) -> list[License]:
    """Give the license of each package."""
    return [of_npm_folder(_folder(root, name)) for name in _MODULES]


def _folder(root: Path, name: str) -> Path:
    return root / "node_modules" / name

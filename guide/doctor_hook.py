"""MkDocs' hook: ships the doctor's package with the site, and tells on its page how to install it.

`mkdocs.yml` names this file. There is no other host to get the package from.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from flit_core.wheel import make_wheel_in
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from live_demos.plugin import LiveDemosPlugin
from live_demos.runtime.licenses import of_wheel

_PROJECT = Path(__file__).parent.parent / "settled" / "pyproject.toml"
_FOLDER = "settled"
_PAGE = "doctor.md"
_MARK = "<!-- address of the package -->"
_SINCE = "315532800"
"""1980, the first year that a zip archive knows: the same sources give the same bytes."""

_addresses: list[str] = []


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Put the wheel into the site."""
    name, content = build_wheel()
    address = f"{_FOLDER}/{name}"
    _addresses[:] = [address]
    files.append(File.generated(config, address, content=content))
    plugin = config.plugins["live-demos"]
    assert isinstance(plugin, LiveDemosPlugin)  # noqa: S101 - its own name
    with tempfile.TemporaryDirectory() as folder:
        wheel = Path(folder) / name
        wheel.write_bytes(content)
        plugin.shipped.own = [of_wheel(wheel)]
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: object) -> str:
    """Give the wheel's address where the page has the mark."""
    if page.file.src_uri != _PAGE:
        return markdown
    return markdown.replace(_MARK, f"{config.site_url or ''}{_addresses[0]}")


def build_wheel() -> tuple[str, bytes]:
    """Build the package `streamlit-settled`.

    Returns:
        the file's name, and its content.
    """
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = _SINCE
    try:
        with tempfile.TemporaryDirectory() as folder:
            file = make_wheel_in(_PROJECT, Path(folder)).file
            return file.name, file.read_bytes()
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before

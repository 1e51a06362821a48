"""MkDocs' hook: publishes the bill of materials of what builds the site, beside the site's own.

`mkdocs.yml` names this file. `tools/bom.py` writes what is published here.
"""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from live_demos.publish.licenses_page import FILE as LICENSES_PAGE

_BUILD = Path(__file__).parent.parent / "requirements" / "build.cdx.json"
_ADDRESS = "assets/bom/build.cdx.json"
_SENTENCE = f"""

## What builds this site

Nothing of what builds and checks the site is in it. Programs read [the list]({_ADDRESS}).
"""


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the file."""
    files.append(File.generated(config, _ADDRESS, abs_src_path=str(_BUILD)))
    return files


def on_page_markdown(markdown: str, page: Page, **_: object) -> str:
    """Lead to it from the page of licenses."""
    return markdown + _SENTENCE if page.file.src_uri == LICENSES_PAGE else markdown

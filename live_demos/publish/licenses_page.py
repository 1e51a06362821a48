"""Writes the page of the licenses of all that the site carries from others."""

from __future__ import annotations

from live_demos.runtime import Runtime
from live_demos.runtime.licenses import of_installed
from live_demos.templates import render

FILE = "licenses.md"


def licenses_page(runtime: Runtime, theme: str) -> str:
    """Give the page's Markdown; `theme` is the distribution of the site's theme."""
    return render(
        FILE,
        licenses=[*runtime.manifest["licenses"], of_installed(theme).as_dict()],
        bundled=runtime.manifest["bundled"],
    )

"""Writes the page of the licenses of all that the site carries from others."""

from __future__ import annotations

from collections.abc import Iterable

from live_demos.runtime import Runtime
from live_demos.runtime.licenses import License, of_installed
from live_demos.templates import render

FILE = "licenses.md"


def licenses_page(runtime: Runtime, theme: str, editor: Iterable[License]) -> str:
    """Give the page's Markdown.

    Args:
        runtime: what the apps run on.
        theme: the distribution of the site's theme.
        editor: the licenses of the packages that the editor is made with.
    """
    return render(
        FILE,
        licenses=[*runtime.manifest["licenses"], of_installed(theme).as_dict()],
        bundled=runtime.manifest["bundled"],
        editor=[*editor],
    )

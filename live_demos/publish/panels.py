"""The panels of the recorded X-ray, made while the pages are.

Node draws them. They are most of the site's HTML, and to tell it as Markdown it must be parsed:
another process does.
"""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context

from live_demos.catalog import Catalog
from live_demos.publish.html_as_markdown import html_as_markdown
from live_demos.xray.record import Trace
from live_demos.xray.render import make_panels

_TITLES = ("xray__when",)
"""The name of each input."""


class Panels:
    """The panels of these traces, by the slugs of the demos. Begins at once to make them."""

    def __init__(self, catalog: Catalog, traces: Mapping[str, Trace]) -> None:
        pool = ThreadPoolExecutor(2)
        self._html = pool.submit(make_panels, catalog, traces)
        self._markdown = pool.submit(self._tell)
        pool.shutdown(wait=False)

    def html(self) -> Mapping[str, str]:
        """Wait for the panels, and give them.

        Raises:
            SiteError: Node could not make them.
        """
        return self._html.result()

    def markdown(self) -> Mapping[str, str]:
        """Wait for what they say, and give it as Markdown.

        Raises:
            SiteError: Node could not make them.
        """
        return self._markdown.result()

    def _tell(self) -> Mapping[str, str]:
        panels = self.html()
        if not panels:
            return {}
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as beside:
            return beside.submit(panels_as_markdown, panels).result()


def panels_as_markdown(panels: Mapping[str, str]) -> dict[str, str]:
    """Give panels as Markdown, by the same names."""
    return {name: html_as_markdown(html, strong=_TITLES) for name, html in panels.items()}

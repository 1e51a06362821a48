"""The panels of the recorded X-ray, made while the pages are.

Node draws them. They are most of the site's HTML, and to tell it as Markdown it must be parsed:
another process does.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from live_demos.catalog import Catalog
from live_demos.errors import SiteError
from live_demos.publish import html_as_markdown
from live_demos.xray.record import Trace
from live_demos.xray.render import make_panels

_SCRIPT = Path(html_as_markdown.__file__)
_TITLE = "xray__when"
"""The class of the name of each input."""


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
            SiteError: Node could not make them, or Python could not read them.
        """
        return self._markdown.result()

    def _tell(self) -> Mapping[str, str]:
        panels = self.html()
        return panels_as_markdown(panels) if panels else {}


def panels_as_markdown(panels: Mapping[str, str]) -> dict[str, str]:
    """Give panels as Markdown, by the same names.

    Not by a pool of processes: in Python 3.11.2, one whose process ends before it has read so much
    waits for ever (https://github.com/python/cpython/issues/94777).

    Raises:
        SiteError: the process failed.
    """
    command = [sys.executable, "-P", str(_SCRIPT), _TITLE]
    try:
        done = subprocess.run(
            command, input=json.dumps(panels), capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError) as error:
        said = (getattr(error, "stderr", "") or str(error)).strip().splitlines()
        raise SiteError(
            f"{_SCRIPT.name}: the X-ray panels could not be told: {said[-1]}"
        ) from error
    told: dict[str, str] = json.loads(done.stdout)
    return told

"""MkDocs' hook: gives every build the same date, so that two of one commit have the same bytes.

`mkdocs.yml` names this file. MkDocs would write today's into `sitemap.xml.gz`.
"""

from __future__ import annotations

import os

_FIXED = "315532800"
"""1980, the first year that a zip archive knows."""


def on_startup(**_: object) -> None:
    """Set the date, unless who builds has: https://reproducible-builds.org/specs/source-date-epoch/."""
    os.environ.setdefault("SOURCE_DATE_EPOCH", _FIXED)

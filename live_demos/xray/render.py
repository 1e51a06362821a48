"""Turns traces into the panels of a page, under Node: with the JavaScript that readers get."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path

from live_demos.catalog import Catalog, own_lines
from live_demos.errors import SiteError
from live_demos.node import node
from live_demos.xray.record import Trace

_SCRIPT = Path(__file__).with_suffix(".mjs")
_SECONDS = 60


def make_panels(catalog: Catalog, traces: Mapping[str, Trace]) -> dict[str, str]:
    """Give the HTML of the recorded panel of each trace, by slug.

    Raises:
        SiteError: Node could not make them.
    """
    if not traces:
        return {}
    asked = {
        slug: {
            "trace": trace,
            "codes": {
                app.variant: {
                    "lines": app.source.split("\n"),
                    "own": own_lines(catalog[slug], app),
                }
                for app in catalog[slug].apps
            },
        }
        for slug, trace in traces.items()
    }
    try:
        done = node([_SCRIPT], input=json.dumps(asked), timeout=_SECONDS, check=True)
        panels: dict[str, str] = json.loads(done.stdout)
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        words = (getattr(error, "stderr", "") or str(error)).strip().splitlines()
        said = next((line for line in words if "Error" in line), words[-1])
        raise SiteError(f"{_SCRIPT.name}: the X-ray panels could not be made: {said}") from error
    return panels

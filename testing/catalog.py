"""The project's demos, as parameters of tests."""

from __future__ import annotations

import pytest

from live_demos.catalog import load_catalog
from testing.paths import DEMOS

CATALOG = load_catalog(DEMOS)

APPS = [
    pytest.param(demo, app, id=f"{demo.slug}-{app.variant}")
    for demo in CATALOG.values()
    for app in demo.apps
]
"""Each demo twice: once with its broken app, once with its fixed one."""

IN_A_BROWSER = [
    pytest.param(
        demo,
        id=slug,
        # What an app raises is in the console too.
        marks=[pytest.mark.errors_expected]
        if any(step.broken.exception or step.fixed.exception for step in demo.scenario.steps())
        else [],
    )
    for slug, demo in CATALOG.items()
]
"""Each demo once. Where a scenario shows an exception, errors in the console are expected."""

"""Tests get a browser and a server, and nothing goes wrong unsaid on their pages."""

from __future__ import annotations

import pytest

from testing.browser_fixtures import (
    browser_context_args,
    browser_type_launch_args,
    context,
    internet,
    nothing_goes_wrong_unsaid,
    server,
    server_below,
    servers,
    site,
    visit,
)

__all__ = [
    "browser_context_args",
    "browser_type_launch_args",
    "context",
    "internet",
    "nothing_goes_wrong_unsaid",
    "server",
    "server_below",
    "servers",
    "site",
    "visit",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes one core a minute, and with what needs no site while that is built.

    Each process gets its share of the tests in a row: the last one begins with the site.
    """
    items.sort(key=_rank)


def _rank(item: pytest.Item) -> int:
    fixtures: list[str] = getattr(item, "fixturenames", [])
    if "assembled_again" in fixtures:
        return 0
    return 2 if "site" in fixtures else 1

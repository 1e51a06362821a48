"""Tests get a browser and a server, and nothing goes wrong unsaid on their pages."""

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

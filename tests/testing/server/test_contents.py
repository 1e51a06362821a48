"""How long what is published may be kept."""

from __future__ import annotations

import pytest

from testing.server.contents import cache_control


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("assets/runtime/0f2f73d3d57bb8bc/pyodide/loader.mjs", True),
        ("assets/stylesheets/main.484c7ddc.min.css", True),
        ("index.html", False),
        ("demos/value-from-state/broken/index.html", False),
        ("search/search_index.json", False),
        ("assets/feedback/feedface/index.html", False),
    ],
)
def test_only_what_never_changes_is_kept_without_asking(path: str, kept: bool) -> None:
    assert ("immutable" in cache_control(path)) is kept

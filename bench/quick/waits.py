"""What is compared: the waits, which are judged, and the bytes, which are counted."""

from __future__ import annotations

from collections.abc import Mapping

WAITS: Mapping[str, str] = {
    "first": "First demo, first visit",
    "again": "First demo, second visit",
    "second_app": "Second app of the pair, after the first",
    "click": "Click to painted result",
    "edit": "First Run of a changed app",
}
"""Their titles, by the names in a round."""

BYTES: Mapping[str, str] = {
    "page_bytes": "The page, before a demo is asked for",
    "bytes": "The first demo, until both apps are usable",
    "bytes_in_the_end": "The first demo and what is fetched after it",
}
"""Their titles, by the names in a round: all of a first visit."""

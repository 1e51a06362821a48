"""Reads Chromium's log of its network: which hosts did the pages ask?"""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import urlsplit


def foreign_requests(log: Path) -> set[str]:
    """Give the addresses on other hosts that pages or workers of this machine asked for.

    The browser itself asks its maker's hosts too; those requests have no page as their origin.

    Args:
        log: written by `--log-net-log` (https://www.chromium.org/developers/design-documents/network-stack/netlog/).
    """
    head, *lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    constants = json.loads(head.rstrip(",") + "}")["constants"]
    started = constants["logEventTypes"]["URL_REQUEST_START_JOB"]
    found = set()
    # One event a line, between the lines that open and close their list. A browser that ends in a
    # hurry leaves the last one cut.
    for line in lines:
        try:
            event = json.loads(line.rstrip(","))
        except json.JSONDecodeError:
            continue
        asked = event.get("params", {}) if event["type"] == started else {}
        if _is_local(asked.get("initiator", "")) and not _is_local(asked["url"]):
            found.add(asked["url"])
    return found


def _is_local(address: str) -> bool:
    parts = urlsplit(address)
    return parts.hostname == "localhost" or parts.scheme in ("blob", "data", "about")

"""Lists the files of a built site that a reader's browser keeps for the time without a network."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from live_demos.publish.headers_file import FILE as HEADERS

LIST = "offline.json"
WORKER = "service-worker.js"

_LARGEST_PIECE = 700_000
"""Bytes of the largest piece of Streamlit's front end that is kept though no start needs it.

The larger ones draw charts and maps from data frames, which the browser's runtime does not have.
"""

_LEFT_OUT = (".map", "sitemap.xml.gz", LIST, WORKER, HEADERS)


def write_offline(site: Path, runtime: str, needed: frozenset[str], worker: str) -> None:
    """Write `offline.json` and the service worker into a built site.

    Args:
        site: the folder of the site. All other files must be there.
        runtime: the runtime's address in it, with a slash at its end.
        needed: the files of the runtime, from its folder, that a start needs.
        worker: the source of the service worker.
    """
    kept = sorted(_kept(site, runtime, needed))
    files = [
        {"address": _address(name), "integrity": _integrity(data), "bytes": len(data)}
        for name in kept
        for data in [(site / name).read_bytes()]
    ]
    release = hashlib.sha256(json.dumps([files, worker]).encode()).hexdigest()[:16]
    content: dict[str, Any] = {
        "release": release,
        "bytes": sum((site / name).stat().st_size for name in kept),
        "files": files,
    }
    (site / LIST).write_text(json.dumps(content), encoding="utf-8")
    # The worker's own text must change with any file, or browsers take it for the same.
    (site / WORKER).write_text(f'const RELEASE = "{release}";\n{worker}', encoding="utf-8")


def _kept(site: Path, runtime: str, needed: frozenset[str]) -> Iterator[str]:
    for path in site.rglob("*"):
        name = path.relative_to(site).as_posix()
        if not path.is_file() or name.endswith(_LEFT_OUT) or "/lunr/" in name:
            continue
        piece = name.removeprefix(f"{runtime}stlite/")
        is_large_piece = piece != name and path.stat().st_size > _LARGEST_PIECE
        if not is_large_piece or f"stlite/{piece}" in needed:
            yield name


def _address(name: str) -> str:
    """Give the address under which the file is asked for, from the site's root."""
    folder, slash, file = name.rpartition("/")
    return folder + slash if file == "index.html" else name


def _integrity(data: bytes) -> str:
    """Give the hash as browsers check it: https://www.w3.org/TR/SRI/."""
    return "sha256-" + base64.b64encode(hashlib.sha256(data).digest()).decode()

"""Writes `_headers`, from which some static hosts take what they say with each file.

Netlify and Cloudflare Pages read it, and others that do as they do; elsewhere nobody asks for it.
https://docs.netlify.com/manage/routing/headers/
https://developers.cloudflare.com/pages/configuration/headers/
"""

from __future__ import annotations

import re
from pathlib import Path

FILE = "_headers"

_EVERYWHERE = {
    # A meta element cannot say who may put a page into a frame.
    "Content-Security-Policy": "frame-ancestors 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
# Isolated frames have another origin than the site, and all that they load is in this folder.
_ASSETS = {"Access-Control-Allow-Origin": "*"}
_FOREVER = {"Cache-Control": "public, max-age=31536000, immutable"}
# A shared worker has the policy that comes with its script; a page's own is not for it.
_WORKER = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; "
    "connect-src 'self' data: blob:"
}


_HASHED = re.compile(r"[0-9a-f]{16}")
"""A folder that is named by what is in it: nothing in it ever changes."""


def write_headers(site: Path, runtime: str, *, policy: bool) -> None:
    """Write the file into a built site, unless its author has put one there.

    Args:
        site: the folder of the site, with all that is in folders named by their contents.
        runtime: the runtime's folder, from there, or nothing.
        policy: whether pages have a Content-Security-Policy of their own.
    """
    if (site / FILE).exists():
        return
    rules = {"/*": _EVERYWHERE, "/assets/*": _ASSETS}
    folders = (path for path in site.glob("assets/*/*/") if _HASHED.fullmatch(path.name))
    rules |= {
        f"/assets/{name}/*": _FOREVER for name in sorted({path.parent.name for path in folders})
    }
    if runtime and policy:
        rules[f"/{runtime}/pyodide/main.mjs"] = _WORKER
    blocks = (
        "\n".join([path, *(f"  {name}: {value}" for name, value in headers.items())])
        for path, headers in rules.items()
    )
    (site / FILE).write_text("\n".join(blocks) + "\n", "utf-8")

"""Everything that measures share: the built sites on their hosts, and the browser's driver."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Playwright

from bench import peer, sites
from testing.server import SiteServer, serve

Kind = Literal["auto", "snapshot", "plain", "unrecorded"]
"""How Python starts: as the line suggests, or always in one mode; or without X-ray."""

_SETTINGS: dict[Kind, dict[str, Any]] = {
    "auto": {},
    "snapshot": {"start_mode": "snapshot"},
    "plain": {"start_mode": "plain"},
    "unrecorded": {"xray": False},
}
"""What `mkdocs.yml` says of the plugin for each."""


@dataclass(frozen=True)
class Stage:
    """What a measure gets to work with."""

    playwright: Playwright
    scratch: Path
    real: SiteServer
    """This project's site."""
    reading: dict[Kind, SiteServer]
    """Sites with the pages of `sites.py`."""
    peer: SiteServer
    """The app in plain stlite."""


@contextmanager
def prepared(playwright: Playwright, say: Callable[[str], None]) -> Iterator[Stage]:
    """Build and serve everything until the block ends."""
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-"))
        scratch = Path(folder)
        say("Building this project's site")
        real = stack.enter_context(serve(scratch / "real"))
        sites.build_real(real.folder, real.address)
        real.load()
        reading: dict[Kind, SiteServer] = {}
        for kind, settings in _SETTINGS.items():
            say(f"Building a site with long pages: {kind}")
            host = reading[kind] = stack.enter_context(serve(scratch / kind))
            config = sites.write_reading_site(scratch / f"{kind}-source", settings)
            # For its own address: at another one, there is no instant navigation.
            sites.build(config, host.folder, host.address)
            host.load()
        say("Putting plain stlite together")
        plain = stack.enter_context(serve(scratch / "peer"))
        peer.write_peer(plain.folder)
        plain.load()
        yield Stage(playwright, scratch, real, reading, plain)

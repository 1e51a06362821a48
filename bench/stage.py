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
from bench.server import Host, serve

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
    real: Host
    """This project's site."""
    reading: dict[Kind, Host]
    """Sites with the pages of `sites.py`."""
    peer: Host
    """The app in plain stlite."""


@contextmanager
def prepared(playwright: Playwright, say: Callable[[str], None]) -> Iterator[Stage]:
    """Build and serve everything until the block ends."""
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-"))
        scratch = Path(folder)
        say("Building this project's site")
        real = stack.enter_context(serve())
        sites.build_real(scratch / "real", real.address)
        real.load(scratch / "real")
        reading: dict[Kind, Host] = {}
        for kind, settings in _SETTINGS.items():
            say(f"Building a site with long pages: {kind}")
            host = reading[kind] = stack.enter_context(serve())
            config = sites.write_reading_site(scratch / f"{kind}-source", settings)
            # For its own address: at another one, there is no instant navigation.
            sites.build(config, scratch / kind, host.address)
            host.load(scratch / kind)
        say("Putting plain stlite together")
        plain = stack.enter_context(serve())
        peer.write_peer(scratch / "peer")
        plain.load(scratch / "peer")
        yield Stage(playwright, scratch, real, reading, plain)

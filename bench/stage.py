"""Everything that measures share: the built sites on their hosts, and the browser's driver."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Playwright

from bench import peer, sites
from bench.server import Host, serve

Boot = Literal["auto", "snapshot", "plain"]
"""The site's setting of how Python starts: as the line suggests, or always the one way."""


@dataclass(frozen=True)
class Stage:
    """What a measure gets to work with."""

    playwright: Playwright
    scratch: Path
    real: Host
    """This project's site."""
    reading: dict[Boot, Host]
    """Sites with the pages of `sites.py`, one for each setting."""
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
        reading: dict[Boot, Host] = {}
        boots: tuple[Boot, ...] = ("auto", "snapshot", "plain")
        for boot in boots:
            say(f"Building a site with long pages, boot: {boot}")
            host = reading[boot] = stack.enter_context(serve())
            config = sites.write_reading_site(scratch / f"{boot}-source", boot)
            # For its own address: at another one, there is no instant navigation.
            sites.build(config, scratch / boot, host.address)
            host.load(scratch / boot)
        say("Putting plain stlite together")
        plain = stack.enter_context(serve())
        peer.write_peer(scratch / "peer")
        plain.load(scratch / "peer")
        yield Stage(playwright, scratch, real, reading, plain)

"""Everything that measures share: the built sites on their hosts, and the browser's driver."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cached_property
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


class Stage:
    """What a measure gets to work with. A site is built when a measure first asks for it."""

    def __init__(
        self, playwright: Playwright, scratch: Path, stack: ExitStack, say: Callable[[str], None]
    ) -> None:
        self.playwright = playwright
        self.scratch = scratch
        self._stack = stack
        self._say = say
        self._reading: dict[Kind, SiteServer] = {}

    @cached_property
    def real(self) -> SiteServer:
        """This project's site."""
        host = self._host("real", "Building this project's site")
        sites.build_real(host.folder, host.address)
        host.load()
        return host

    def reading(self, kind: Kind = "auto") -> SiteServer:
        """Give the site with the pages of `sites.py` that starts Python in this way."""
        if kind not in self._reading:
            host = self._host(kind, f"Building a site with long pages: {kind}")
            config = sites.write_reading_site(self.scratch / f"{kind}-source", _SETTINGS[kind])
            # For its own address: at another one, there is no instant navigation.
            sites.build(config, host.folder, host.address)
            host.load()
            self._reading[kind] = host
        return self._reading[kind]

    @cached_property
    def peer(self) -> SiteServer:
        """The app in plain stlite."""
        host = self._host("peer", "Putting plain stlite together")
        peer.write_peer(host.folder)
        host.load()
        return host

    def _host(self, folder: str, what: str) -> SiteServer:
        self._say(what)
        return self._stack.enter_context(serve(self.scratch / folder))


@contextmanager
def prepared(playwright: Playwright, say: Callable[[str], None]) -> Iterator[Stage]:
    """Give a stage; what is built for it is served until the block ends."""
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-"))
        yield Stage(playwright, Path(folder), stack, say)

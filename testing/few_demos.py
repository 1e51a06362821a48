"""A site with only the article's demos: to store all of them for offline reading takes long."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from testing.build import copy_for_address, list_for_offline
from testing.server import SiteServer, serve

OF_THE_ARTICLE = ("nudge-too-late", "value-from-state", "reset-by-variable")


@contextmanager
def serve_few_demos(site: Path, folder: Path) -> Iterator[SiteServer]:
    """Serve what is left of a built site, which is copied into `folder`."""
    with serve(folder) as server:
        copy_for_address(site, folder, server.address)
        for path in (*folder.glob("demos/*/"), *folder.glob("patterns/*/")):
            if path.name not in OF_THE_ARTICLE:
                shutil.rmtree(path)
        list_for_offline(folder)
        yield server

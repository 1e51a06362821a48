"""Fetches the modules that few apps import when one is imported, and not before.

The library comes in two archives: what a start imports, and the rest. The rest is as large as a
third of a start's bytes, and most apps never ask for it.
"""

import hashlib
import importlib.machinery
import pathlib
import sys
from collections.abc import Callable, Iterable, Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

_LIBRARY = f"/lib/python{sys.version_info.major}{sys.version_info.minor}.zip"
"""Where Pyodide puts the archive that it is given as `stdLibURL` (pyodide.asm.js)."""

_REST = "/lib/rest.zip"


class LazyFinder:
    """Finds the modules of the rest, and fetches it at the first of them."""

    def __init__(self, names: Iterable[str], sha256: str, fetch: Callable[[], bytes]) -> None:
        """Make a finder for `sys.meta_path`.

        Args:
            names: the modules of the rest, with the names of their packages.
            sha256: of the archive, in hexadecimal.
            fetch: gives the archive.
        """
        self._names = frozenset(names)
        self._sha256 = sha256
        self._fetch = fetch

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Find a module of the rest (`importlib.abc.MetaPathFinder`).

        Raises:
            ModuleNotFoundError: the archive could not be fetched, or is not the one that was built.
        """
        if name not in self._names:
            return None
        if not pathlib.Path(_REST).exists():
            self._get(name)
        folders = [_REST] if path is None else [p.replace(_LIBRARY, _REST, 1) for p in path]
        return importlib.machinery.PathFinder.find_spec(name, folders, target)

    def invalidate_caches(self) -> None:
        """Do nothing: there is no cache (`importlib.invalidate_caches`)."""

    def _get(self, name: str) -> None:
        try:
            archive = self._fetch()
        except Exception as error:
            raise ModuleNotFoundError(
                f"The module {name!r} comes from this site when it is first imported, and it "
                f"could not be loaded: {error}",
                name=name,
            ) from error
        if hashlib.sha256(archive).hexdigest() != self._sha256:
            raise ModuleNotFoundError(
                f"The module {name!r} could not be loaded: the archive is not the one that "
                "was built.",
                name=name,
            )
        pathlib.Path(_REST).write_bytes(archive)


def install(names: Iterable[str], sha256: str, fetch: Any) -> None:
    """Let the rest of the library be imported.

    Args:
        names: the modules of the rest.
        sha256: of the archive, in hexadecimal.
        fetch: a JavaScript function that gives the archive as a Uint8Array.
    """
    sys.meta_path.append(LazyFinder(names, sha256, lambda: fetch().to_bytes()))

"""Lets installed libraries be imported as ever while an app's time stands still.

A library whose compiled part derives from `datetime`, as that of pandas does, cannot be imported
while something else stands for it.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from types import ModuleType
from typing import Any

_INSTALLED = ("site-packages", "dist-packages")

AsEver = Callable[[], contextlib.AbstractContextManager[object]]


@contextlib.contextmanager
def libraries_imported(as_ever: AsEver) -> Iterator[None]:
    """Have what an import of an installed library runs be in a block of its own.

    Args:
        as_ever: gives such a block, in which everything is as ever.
    """
    finder = _Finder(as_ever)
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)


class _Finder(MetaPathFinder):
    """Finds what others find, and has it loaded in a block."""

    def __init__(self, as_ever: AsEver) -> None:
        self._as_ever = as_ever
        self._asks = self._loads = False

    @contextlib.contextmanager
    def loading(self) -> Iterator[None]:
        """Have everything as ever; what a library imports in its turn, too."""
        self._loads = True
        try:
            with self._as_ever():
                yield
        finally:
            self._loads = False

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Give the spec of a library that is not imported yet; None for all else."""
        if self._asks or self._loads or "." in name:
            return None
        self._asks = True
        try:
            spec = find_spec(name)
        finally:
            self._asks = False
        if spec is None or spec.loader is None or not spec.origin:
            return None
        if not any(folder in spec.origin for folder in _INSTALLED):
            return None
        spec.loader = _Loader(spec, spec.loader, self.loading)
        return spec


class _Loader(Loader):
    def __init__(self, spec: ModuleSpec, loader: Any, as_ever: AsEver) -> None:
        self._spec, self._loader, self._as_ever = spec, loader, as_ever

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        module: ModuleType | None = self._loader.create_module(spec)
        return module

    def exec_module(self, module: ModuleType) -> None:
        # What reads data files of the library asks its loader for them.
        self._spec.loader = module.__loader__ = self._loader
        with self._as_ever():
            self._loader.exec_module(module)

"""Where installed packages are, without importing them."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path


def package_folder(name: str) -> Path:
    """Give the folder of an installed top-level package.

    Raises:
        ModuleNotFoundError: there is none of this name.
    """
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(f"No package is named {name!r}", name=name)
    return Path(spec.submodule_search_locations[0])

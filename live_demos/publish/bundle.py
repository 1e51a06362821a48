"""Bundles what pages load from npm packages, once for each content of what goes into it.

A module that imports packages by their names is replaced by its bundle, at the same address. The
bundler is esbuild, itself one of the packages.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from live_demos.errors import SiteError
from live_demos.node import node
from live_demos.runtime.licenses import License, of_npm_folder

_SCRIPT = Path(__file__).with_suffix(".mjs")
_SECONDS = 60
_PACKAGES = "node_modules"


@dataclass(frozen=True)
class Bundle:
    """Modules with all that they import."""

    files: Mapping[str, str]
    """What is in each file, by its address in the folder of the modules."""
    packages: tuple[Path, ...] = ()
    """The folders of the packages that are in them."""

    def licenses(self) -> Iterator[License]:
        """Give the license of each package.

        Raises:
            SiteError: a package carries none.
        """
        return map(of_npm_folder, self.packages)


def bundle(folder: Path, entries: Iterable[str], site: Path, cache: Path) -> Bundle:
    """Bundle these modules of a folder.

    Args:
        folder: where the modules are.
        entries: their addresses in it.
        site: the folder whose `node_modules` has the packages.
        cache: where a bundle is kept, with the hashes of all files that went into it.

    Raises:
        SiteError: a package is not installed, or the modules cannot be bundled.
    """
    packages = (site / _PACKAGES).resolve()
    if not (packages / "esbuild").is_dir():
        raise SiteError(
            f"{packages / 'esbuild'}: no such folder. Run make site, which installs it."
        )
    asked = {"folder": str(folder.resolve()), "entries": [*entries], "packages": str(packages)}
    name = hashlib.sha256(json.dumps(asked).encode() + _SCRIPT.read_bytes()).hexdigest()[:16]
    kept = cache / "bundles" / f"{name}.json"
    made = _kept(kept)
    if made is None:
        made = _make(asked)
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(json.dumps(made), "utf-8")
    return Bundle(made["files"], tuple(sorted({*_packages(made["inputs"])})))


def _kept(file: Path) -> dict[str, Any] | None:
    """Give the bundle that is kept, if it was made of what is there now."""
    try:
        kept: dict[str, Any] = json.loads(file.read_text("utf-8"))
        fresh = all(_digest(Path(path)) == digest for path, digest in kept["inputs"].items())
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return kept if fresh else None


def _make(asked: Mapping[str, Any]) -> dict[str, Any]:
    try:
        done = node([_SCRIPT], input=json.dumps(asked), timeout=_SECONDS, check=True)
        made = json.loads(done.stdout)
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        said = (getattr(error, "stderr", "") or str(error)).strip()
        raise SiteError(f"{asked['folder']}: the scripts could not be bundled. {said}") from error
    paths = [(Path(asked["folder"]) / path).resolve() for path in made["inputs"]]
    return {"files": made["files"], "inputs": {str(path): _digest(path) for path in paths}}


def _packages(inputs: Iterable[str]) -> Iterator[Path]:
    """Give the folder of each file's package; a scope is a folder more."""
    for path in map(Path, inputs):
        if _PACKAGES in path.parts:
            at = len(path.parts) - path.parts[::-1].index(_PACKAGES)
            yield Path(*path.parts[: at + (2 if path.parts[at].startswith("@") else 1)])


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()

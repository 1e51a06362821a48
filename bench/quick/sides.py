"""The two sides: the site with the demo far below, built of each one's own sources."""

from __future__ import annotations

import filecmp
import json
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from bench import sites

_PACKAGES = ("live_demos", "settled", "guide")
_SAY_WHERE = f"""
import importlib.util, json
found = {{name: importlib.util.find_spec(name) for name in {_PACKAGES}}}
print(json.dumps({{name: spec and spec.origin for name, spec in found.items()}}))
"""


@dataclass(frozen=True)
class Side:
    """One of the two."""

    name: str
    sources: Path
    """The top folder of this project, as the side has it."""
    site: Path
    """Where its site is built."""


def build(sides: Sequence[Side], scratch: Path, address: str) -> None:
    """Build the sides' sites beside each other, all for one address: so they may be the same.

    Raises:
        RuntimeError: one cannot be built, or would be built of other sources than its own.
    """
    with ThreadPoolExecutor() as pool:
        for done in [pool.submit(_build, side, scratch, address) for side in sides]:
            done.result()


def check_sources(root: Path, at: Path) -> None:
    """Make sure that a build of `root`, run in the folder `at`, imports what is in `root`.

    Raises:
        RuntimeError: it would import something else, or nothing.
    """
    result = subprocess.run(
        [sys.executable, "-c", _SAY_WHERE],
        cwd=at,
        env=sites.importing(root),
        capture_output=True,
        text=True,
        check=True,
    )
    for name, origin in json.loads(result.stdout).items():
        if origin is None or not Path(origin).resolve().is_relative_to(root.resolve()):
            raise RuntimeError(f"{name} of {root} would be imported from {origin or 'nowhere'}")


def differing(one: Path, other: Path) -> list[str]:
    """Name the files that two sites do not have alike, byte for byte."""
    here, there = _files(one), _files(other)
    alike, _, _ = filecmp.cmpfiles(one, other, here & there, shallow=False)
    return sorted((here | there) - set(alike))


def _build(side: Side, scratch: Path, address: str) -> None:
    project = scratch / f"{side.name}-project"
    try:
        config = sites.write_far_site(project, side.sources)
    except OSError as error:
        raise RuntimeError(
            f"The {side.name} lacks what the benchmark builds of: {error}"
        ) from error
    check_sources(side.sources, project)
    sites.build(config, side.site, address, side.sources)


def _files(site: Path) -> set[str]:
    return {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}

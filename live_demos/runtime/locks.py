"""Reads the lock files: which packages the runtime is made of, and their hashes."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from live_demos.errors import SiteError

FOLDER = Path(__file__).parent / "locks"
NPM_LOCK = FOLDER / "package-lock.json"
WHEELS_LOCK = FOLDER / "wheels.txt"
_NPM_WANTED = FOLDER / "package.json"

_PINNED = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;\\]+)")
_HASH = re.compile(r"--hash=(?P<algorithm>sha256):(?P<digest>[0-9a-f]{64})")

Registry = Literal["npm", "PyPI"]


@dataclass(frozen=True)
class LockedPackage:
    """A package at one version, and the hashes that its file may have."""

    registry: Registry
    name: str
    version: str
    hashes: frozenset[str]
    """`<algorithm>:<hexadecimal digest>`; PyPI offers several files of one version."""

    @property
    def lock_file(self) -> Path:
        """The lock file that names this package."""
        return NPM_LOCK if self.registry == "npm" else WHEELS_LOCK

    def verify(self, path: Path) -> None:
        """Compare a downloaded file with the lock.

        Raises:
            SiteError: the file's hash is not one of this package's.
        """
        data = path.read_bytes()
        algorithms = {known.partition(":")[0] for known in self.hashes}
        actual = {f"{name}:{hashlib.new(name, data).hexdigest()}" for name in algorithms}
        if not actual & self.hashes:
            raise SiteError(
                f"{path}: its hash is not the one in {self.lock_file.name} for {self.name} "
                f"{self.version}. Delete this file and build again; if it comes back, somebody "
                "has changed the package."
            )


def locked_packages() -> tuple[LockedPackage, ...]:
    """Give every package that the runtime is made of, npm's first.

    Raises:
        SiteError: a lock file does not hold what the wanted packages ask for.
    """
    return (*_npm_packages(), *_wheel_packages())


def _npm_packages() -> Iterator[LockedPackage]:
    """Go through the wanted npm packages; what they depend on is for Node only."""
    wanted = json.loads(_NPM_WANTED.read_text())["dependencies"]
    locked = json.loads(NPM_LOCK.read_text())["packages"]
    for name, version in wanted.items():
        entry = locked.get(f"node_modules/{name}", {})
        if entry.get("version") != version:
            raise SiteError(f"{NPM_LOCK}: {name} {version} is not locked. Run make lock.")
        algorithm, _, digest = entry["integrity"].partition("-")
        digest = base64.b64decode(digest).hex()
        yield LockedPackage("npm", name, version, frozenset({f"{algorithm}:{digest}"}))


def _wheel_packages() -> Iterator[LockedPackage]:
    for requirement in WHEELS_LOCK.read_text().replace("\\\n", " ").splitlines():
        pinned = _PINNED.match(requirement)
        if pinned is None:
            continue
        hashes = frozenset(f"{m['algorithm']}:{m['digest']}" for m in _HASH.finditer(requirement))
        if not hashes:
            raise SiteError(f"{WHEELS_LOCK}: {pinned['name']} has no hash. Run make lock.")
        yield LockedPackage("PyPI", pinned["name"], pinned["version"], hashes)

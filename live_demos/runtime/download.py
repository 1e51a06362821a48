"""Fetches locked packages through their registries' own clients, and verifies each file."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from live_demos.errors import SiteError
from live_demos.node import npm
from live_demos.runtime.locks import LockedPackage
from live_demos.runtime.versions import declared_versions

_SUFFIX = {"npm": ".tgz", "PyPI": ".whl"}


def fetch(package: LockedPackage, folder: Path) -> Path:
    """Give the verified file of a package, from `folder` or else from its registry.

    Raises:
        SiteError: it cannot be fetched, or is not the file that the lock names.
    """
    key = min(package.hashes).partition(":")[2][:16]
    folder = folder / f"{package.name.replace('/', '-').lstrip('@')}-{package.version}-{key}"
    path = _only_file(folder, package)
    if path is None:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent) as staging:
            _ask_registry(package, Path(staging))
            fetched = _only_file(Path(staging), package)
            if fetched is None:
                raise SiteError(
                    f"{package.name} {package.version}: {package.registry} sent no file."
                )
            package.verify(fetched)
            folder.mkdir(exist_ok=True)
            path = fetched.rename(folder / fetched.name)
    package.verify(path)
    return path


def _only_file(folder: Path, package: LockedPackage) -> Path | None:
    return next(iter(sorted(folder.glob(f"*{_SUFFIX[package.registry]}"))), None)


def _ask_registry(package: LockedPackage, target: Path) -> None:
    print(f"Fetching {package.name} {package.version} from {package.registry}", flush=True)
    if package.registry == "npm":
        arguments = ["pack", f"{package.name}@{package.version}", "--loglevel=error"]
        result = npm([*arguments, "--pack-destination=."], target, capture=True)
    else:
        # micropip in the browser takes pure-Python wheels; ask for those whatever runs this.
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", "."]
        command += ["--only-binary=:all:", "--platform=any", "--implementation=py", "--abi=none"]
        command += [f"--python-version={declared_versions().python}"]
        command += [f"{package.name}=={package.version}"]
        result = subprocess.run(command, capture_output=True, text=True, cwd=target, check=False)
    if result.returncode != 0:
        said = [line for line in str(result.stderr).splitlines() if "warn" not in line.lower()]
        reason = " ".join(said[:3]) or "no reason given"
        raise SiteError(
            f"{package.name} {package.version}: {package.registry} did not answer with it "
            f"({reason}). Check the connection and build again."
        )

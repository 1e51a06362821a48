"""Puts the runtime together, once for each content of the lock files and of this package."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import tarfile
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from live_demos.errors import SiteError
from live_demos.runtime import licenses, wheels
from live_demos.runtime.download import fetch
from live_demos.runtime.locks import FOLDER as LOCKS
from live_demos.runtime.locks import LockedPackage, locked_packages
from live_demos.runtime.snapshot import Snapshot, make_snapshot

_HERE = Path(__file__).parent
_LOADER = _HERE.parent / "assets" / "worker"
_MANIFEST = "manifest.json"

BOOT_LIST = "boot.json"
"""The file that tells the browser the files that each way to start needs, and their bytes."""

_FRONT_END = "stlite"
_PYTHON = "pyodide"
_PYODIDE_FILES = ("pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip")
_SNAPSHOT_CORE = ("loader.mjs", "pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm")
_STATIC_IMPORT = re.compile(
    r"""(?:^|;|\})\s*(?:import|export)\b[^"'();]*["'](\./[^"']+\.js)["']""", re.M
)


@dataclass(frozen=True)
class Runtime:
    """An assembled runtime: a folder, and a manifest that says what is in it."""

    folder: Path
    manifest: Mapping[str, Any]

    @property
    def digest(self) -> str:
        """What the runtime was made from, hashed: part of its address on the site."""
        return str(self.manifest["digest"])

    @property
    def versions(self) -> Mapping[str, str]:
        """The versions of `streamlit`, `stlite`, `pyodide` and `python`."""
        return dict(self.manifest["versions"])

    @property
    def boot_bytes(self) -> int:
        """How many bytes the first app of a visit loads, before any compression."""
        return sum(self.manifest["boot"]["snapshot"].values())

    def copy_to(self, target: Path) -> None:
        """Copy every file, each verified on the way.

        Raises:
            SiteError: a file of the cache is gone or altered.
        """
        for name, expected in self.manifest["sha256"].items():
            source = self.folder / name
            data = source.read_bytes() if source.is_file() else b""
            if hashlib.sha256(data).hexdigest() != expected:
                raise SiteError(
                    f"{source}: missing, or not what was assembled. "
                    f"Delete the folder {self.folder} and build again."
                )
            copy = target / name
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(data)


def load_runtime(cache: Path) -> Runtime:
    """Give the runtime for the present lock files, assembling it in `cache` if need be.

    Raises:
        SiteError: a package cannot be fetched, or is not the one in the lock.
    """
    digest = _digest_of_inputs()
    folder = cache / "runtime" / digest
    if not (folder / _MANIFEST).is_file():
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent) as staging:
            made = Path(staging) / digest
            _assemble(made, digest, cache / "downloads")
            shutil.rmtree(folder, ignore_errors=True)
            made.replace(folder)
    return Runtime(folder, json.loads((folder / _MANIFEST).read_text(encoding="utf-8")))


def _digest_of_inputs() -> str:
    digest = hashlib.sha256()
    parts = ("standins", "license_texts", "snapshot")
    inputs = [LOCKS, *(_HERE / part for part in parts), _LOADER, *_HERE.glob("*.py")]
    for root in sorted(inputs):
        for path in sorted(p for p in (root, *root.rglob("*")) if p.is_file()):
            if path.suffix != ".pyc":
                digest.update(path.relative_to(_HERE.parent).as_posix().encode() + b"\0")
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


def _assemble(folder: Path, digest: str, downloads: Path) -> None:
    files = {package: fetch(package, downloads) for package in locked_packages()}
    tarballs = {package.name: path for package, path in files.items() if package.registry == "npm"}
    front_end, python = folder / _FRONT_END, folder / _PYTHON
    python.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as scratch:
        unpacked = Path(scratch)
        _unpack_front_end(tarballs["@stlite/browser"], front_end, unpacked)
        pyodide_package = unpacked / "pyodide"
        _unpack(tarballs["pyodide"], pyodide_package)
        for name in _PYODIDE_FILES:
            shutil.copy(pyodide_package / name, python)
        shutil.copytree(_LOADER, python, dirs_exist_ok=True)
        streamlit = wheels.make_lean_streamlit(next(unpacked.glob("streamlit-*.whl")), python)
        stlite_lib = Path(shutil.copy(next(unpacked.glob("stlite_lib-*.whl")), python))
        resolved = [Path(shutil.copy(p, python)) for q, p in files.items() if q.registry == "PyPI"]
        resolved.append(wheels.make_ssl_standin(python))
        original_lock = pyodide_package / "pyodide-lock.json"
        wheels.write_pyodide_lock(original_lock, resolved, python / "pyodide-lock.json")
        plain = sorted(python.iterdir())
        print("Making the snapshot of a warm Python", flush=True)
        libraries = [python / "python_stdlib.zip", *sorted(python.glob("*.whl"))]
        snapshot = make_snapshot(pyodide_package, libraries, python)
        info = json.loads(original_lock.read_text())["info"]
        _describe_snapshot(snapshot, info, python / "snapshot.json")
        python_version = info["python"]
    versions = {
        "streamlit": streamlit.name.split("-")[1],
        "stlite": _version(files, "@stlite/browser"),
        "pyodide": _version(files, "pyodide"),
        "python": python_version,
    }
    first = _front_end_files(front_end)
    core = [python / name for name in _SNAPSHOT_CORE]
    extra = [snapshot.memory, snapshot.library, python / "snapshot.json"]
    sizes = {
        "plain": _sizes(folder, [*first, *plain]),
        "snapshot": _sizes(folder, [*first, *core, *extra]),
    }
    (folder / BOOT_LIST).write_text(json.dumps(sizes), encoding="utf-8")
    hashes = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    manifest = {
        "digest": digest,
        "versions": versions,
        "wheels": {
            "streamlit": f"{_PYTHON}/{streamlit.name}",
            "stliteLib": f"{_PYTHON}/{stlite_lib.name}",
        },
        "boot": sizes,
        "sha256": hashes,
        "licenses": [
            entry.as_dict() for entry in _licenses(files, versions, streamlit, stlite_lib)
        ],
        "bundled": licenses.bundled_in(tarballs["@stlite/browser"]),
    }
    (folder / _MANIFEST).write_text(json.dumps(manifest, indent=1), encoding="utf-8")


def _version(files: Mapping[LockedPackage, Path], name: str) -> str:
    return next(package.version for package in files if package.name == name)


def _unpack(tarball: Path, target: Path) -> None:
    with tarfile.open(tarball) as archive:
        for member in archive:
            if member.isfile():
                _write(archive, member, target / member.name.removeprefix("package/"))


def _unpack_front_end(tarball: Path, target: Path, wheel_folder: Path) -> None:
    """Unpack all but source maps and type declarations; put the wheels apart."""
    prefix = "package/build/"
    with tarfile.open(tarball) as archive:
        for member in archive:
            name = member.name.removeprefix(prefix)
            if not member.isfile() or name == member.name or name.endswith((".map", ".d.ts")):
                continue
            if name.startswith("wheels/"):
                _write(archive, member, wheel_folder / name.removeprefix("wheels/"))
            else:
                _write(archive, member, target / name)


def _write(archive: tarfile.TarFile, member: tarfile.TarInfo, path: Path) -> None:
    # Not extract(): before Python 3.11.4 it has no filter against names that lead elsewhere.
    content = archive.extractfile(member)
    if content is None or ".." in path.parts:
        raise SiteError(f"{path.name}: {member.name} in its package is not an ordinary file.")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.read())


def _statically_imported(folder: Path, entry: str) -> set[str]:
    """Give the modules that the browser loads before `entry` runs, itself among them."""
    found: set[str] = set()
    waiting = [entry]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            source = (folder / name).read_text(encoding="utf-8")
            waiting += [m.removeprefix("./") for m in _STATIC_IMPORT.findall(source)]
    return found


def _front_end_files(front_end: Path) -> list[Path]:
    """Give the files of the front end that every app loads before its first script run."""
    modules = _statically_imported(front_end, "stlite.js")
    return [*(front_end / module for module in sorted(modules)), front_end / "stlite.css"]


def _sizes(folder: Path, paths: list[Path]) -> dict[str, int]:
    return {path.relative_to(folder).as_posix(): path.stat().st_size for path in paths}


def _describe_snapshot(snapshot: Snapshot, info: Mapping[str, str], target: Path) -> None:
    """Write what the browser's loader needs to know to trust a snapshot."""
    files = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (snapshot.memory, snapshot.library)
    }
    target.write_text(json.dumps({"info": info, "sha256": files}), encoding="utf-8")


def _licenses(
    files: Mapping[LockedPackage, Path],
    versions: Mapping[str, str],
    streamlit: Path,
    stlite_lib: Path,
) -> Iterator[licenses.License]:
    npm_lock = json.loads((LOCKS / "package-lock.json").read_text())["packages"]
    for package, path in files.items():
        if package.registry == "npm":
            expression = npm_lock[f"node_modules/{package.name}"]["license"]
            yield licenses.of_npm_package(package.name, package.version, expression, path)
        else:
            yield licenses.of_wheel(path)
    yield licenses.of_wheel(streamlit)
    yield licenses.of_wheel(stlite_lib)
    yield licenses.License(
        "Python (inside Pyodide)", versions["python"], "PSF-2.0", licenses.standard_text("PSF-2.0")
    )

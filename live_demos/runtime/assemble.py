"""Puts the runtime together, once for each content of the lock files and of this package."""

from __future__ import annotations

import base64
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

from filelock import FileLock

from live_demos.errors import SiteError
from live_demos.module_imports import TEST, lazy_parts, reader_of, statically_imported
from live_demos.packages import package_folder
from live_demos.runtime import licenses, wheels
from live_demos.runtime.download import fetch
from live_demos.runtime.locks import FOLDER as LOCKS
from live_demos.runtime.locks import LockedPackage, locked_packages
from live_demos.runtime.snapshot import make_snapshot
from live_demos.runtime.versions import Versions, check_carried, check_locked, declared_versions

_HERE = Path(__file__).parent
_WORKER = _HERE.parent / "browser" / "worker"
_MANIFEST = "manifest.json"

WHEELS = "wheels"
"""The folder of what stlite would install by itself. It is not part of the site: see bench/."""

START_LIST = "start.json"
"""The file that tells the browser the files that each kind of start needs, and their bytes."""

_FRONT_END = "stlite"
_PYTHON = "pyodide"
_PYODIDE_FILES = ("pyodide.mjs", "pyodide.asm.js")
_STLITE_WORKER = re.compile(r'"data:text/javascript;base64,([A-Za-z0-9+/=]{1000,})"')
_PYODIDE_ASKED_FOR = re.compile(r"/pyodide/v([0-9.]+)/full/")
_ZSTD = "zstd.wasm"
_ZSTD_MODULE = "dist/zstddec-stream.mjs"
_ZSTD_INLINED = re.compile(r'const wasm = "([A-Za-z0-9+/=]+)"')
_KERNEL_OPTION = "sharedWorker: e.sharedWorker,"
_STLITE_WORKER_BEFORE = 'import { console, self } from "./stlite-globals.mjs";\n'
_STLITE_WORKER_AFTER = "\nexport const connect = (port) => self.onconnect({ ports: [port] });\n"


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
    def start_bytes(self) -> int:
        """How many bytes the first app of a visit loads, before any compression."""
        return sum(self.manifest["start"]["snapshot"].values())

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
        # Of several builds at once, one assembles and the others wait for what it makes.
        with FileLock(folder.with_name(f"{digest}.lock")):
            if not (folder / _MANIFEST).is_file():
                with tempfile.TemporaryDirectory(dir=folder.parent) as staging:
                    made = Path(staging) / digest
                    _assemble(made, digest, cache / "downloads")
                    shutil.rmtree(folder, ignore_errors=True)
                    made.replace(folder)
    return Runtime(folder, _manifest(folder))


def _manifest(folder: Path) -> dict[str, Any]:
    try:
        manifest: dict[str, Any] = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
        manifest["sha256"].items()
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise SiteError(
            f"{folder / _MANIFEST}: damaged. Delete the folder {folder} and build again."
        ) from error
    return manifest


def _digest_of_inputs() -> str:
    digest = hashlib.sha256()
    parts = ("stubs", "license_texts", "snapshot", "in_pyodide")
    settled = package_folder("settled")
    inputs = [LOCKS, *(_HERE / part for part in parts), _WORKER, *_HERE.glob("*.py"), settled]
    for root in sorted(inputs):
        for path in sorted(p for p in (root, *root.rglob("*")) if p.is_file()):
            if path.suffix != ".pyc" and not path.match(TEST):
                digest.update(path.relative_to(root.parent).as_posix().encode() + b"\0")
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


def _assemble(folder: Path, digest: str, downloads: Path) -> None:
    files = {package: fetch(package, downloads) for package in locked_packages()}
    tarballs = {package.name: path for package, path in files.items() if package.registry == "npm"}
    front_end, python, installable = folder / _FRONT_END, folder / _PYTHON, folder / WHEELS
    python.mkdir(parents=True)
    installable.mkdir()
    with tempfile.TemporaryDirectory() as scratch:
        unpacked = Path(scratch)
        _unpack_front_end(tarballs["@stlite/browser"], front_end, unpacked)
        pyodide_package = unpacked / "pyodide"
        _unpack(tarballs["pyodide"], pyodide_package)
        for name in _PYODIDE_FILES:
            shutil.copy(pyodide_package / name, python)
        shutil.copytree(_WORKER, python, ignore=shutil.ignore_patterns(TEST), dirs_exist_ok=True)
        _write_stlite_worker(front_end, python / "stlite-worker.mjs")
        _let_mount_take_a_worker(front_end / "stlite.js")
        core = sorted(python.iterdir())
        zstd_package = unpacked / "zstddec"
        _unpack(tarballs["zstddec"], zstd_package)
        decoder = python / _ZSTD
        _write_decoder(zstd_package / _ZSTD_MODULE, decoder)
        shutil.copy(pyodide_package / "python_stdlib.zip", installable)
        streamlit = wheels.make_lean_streamlit(next(unpacked.glob("streamlit-*.whl")), installable)
        stlite_lib = Path(shutil.copy(next(unpacked.glob("stlite_lib-*.whl")), installable))
        resolved = [
            Path(shutil.copy(p, installable)) for q, p in files.items() if q.registry == "PyPI"
        ]
        resolved.append(wheels.make_ssl_stub(installable))
        original_lock = pyodide_package / "pyodide-lock.json"
        wheels.write_pyodide_lock(original_lock, resolved, installable / "pyodide-lock.json")
        versions = {
            "streamlit": streamlit.name.split("-")[1],
            "stlite": _version(files, "@stlite/browser"),
            "pyodide": _version(files, "pyodide"),
            "python": json.loads(original_lock.read_text())["info"]["python"],
        }
        _check_versions(versions, python / "stlite-worker.mjs")
        print("Making the snapshot of a warm Python", flush=True)
        libraries = [installable / "python_stdlib.zip", *sorted(installable.glob("*.whl"))]
        snapshot = make_snapshot(pyodide_package, libraries, python)
    first = [*_front_end_files(front_end), *core, decoder, snapshot.about, snapshot.wasm]
    sizes = {
        "plain": _sizes(folder, [*first, snapshot.imported]),
        "snapshot": _sizes(folder, [*first, snapshot.memory, snapshot.data]),
    }
    (folder / START_LIST).write_text(json.dumps(sizes), encoding="utf-8")
    hashes = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_relative_to(installable)
    }
    manifest = {
        "digest": digest,
        "versions": versions,
        "wheels": {
            "streamlit": f"{WHEELS}/{streamlit.name}",
            "stliteLib": f"{WHEELS}/{stlite_lib.name}",
        },
        "start": sizes,
        "parts": {
            name: [f"{_FRONT_END}/{module}" for module in modules]
            for name, modules in lazy_parts(front_end, "stlite.js").items()
        },
        "sha256": hashes,
        "licenses": [
            entry.as_dict() for entry in _licenses(files, versions, streamlit, stlite_lib)
        ],
        "bundled": licenses.bundled_in(tarballs["@stlite/browser"]),
    }
    (folder / _MANIFEST).write_text(json.dumps(manifest, indent=1), encoding="utf-8")


def _version(files: Mapping[LockedPackage, Path], name: str) -> str:
    return next(package.version for package in files if package.name == name)


def _check_versions(versions: Mapping[str, str], stlite_worker: Path) -> None:
    """Compare what was unpacked with what is declared, before the long work begins."""
    declared = declared_versions()
    check_locked(declared, versions["stlite"], versions["pyodide"])
    pyodide = _PYODIDE_ASKED_FOR.search(stlite_worker.read_text("utf-8"))
    if pyodide is None:
        raise SiteError(
            f"{stlite_worker}: no address of Pyodide in this version of @stlite/browser. "
            "Pin the version before, or look how its worker finds Pyodide now."
        )
    python = versions["python"].rpartition(".")[0]
    carried = Versions(versions["stlite"], versions["streamlit"], pyodide[1], python)
    check_carried(declared, carried)


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


def _front_end_files(front_end: Path) -> list[Path]:
    """Give the files of the front end that every app loads before its first script run."""
    modules = statically_imported(reader_of(front_end), "stlite.js")
    return [*(front_end / module for module in sorted(modules)), front_end / "stlite.css"]


def _sizes(folder: Path, paths: list[Path]) -> dict[str, int]:
    return {path.relative_to(folder).as_posix(): path.stat().st_size for path in paths}


def _write_stlite_worker(front_end: Path, target: Path) -> None:
    """Take stlite's worker out of its bundle, and let it serve ports that it is handed.

    As it comes, it is inlined as a data: address, so that each document would start its own.

    Raises:
        SiteError: this stlite's bundle has it elsewhere.
    """
    for path in sorted(front_end.glob("index-*.js")):
        found = _STLITE_WORKER.search(path.read_text(encoding="utf-8"))
        if found:
            source = base64.b64decode(found[1]).decode()
            if "self.onconnect" in source:
                source = re.sub(r"^//# sourceMappingURL=.*$", "", source, flags=re.M)
                target.write_text(_STLITE_WORKER_BEFORE + source + _STLITE_WORKER_AFTER, "utf-8")
                return
    raise SiteError(
        f"{front_end}: no worker in this version of @stlite/browser. "
        "Pin the version before, or look where its worker is now."
    )


def _write_decoder(module: Path, target: Path) -> None:
    """Take zstd's decoder, in WebAssembly, out of zstddec. browser/worker/zstd.mjs drives it.

    Raises:
        SiteError: this zstddec has it elsewhere.
    """
    source = module.read_text(encoding="utf-8") if module.is_file() else ""
    found = _ZSTD_INLINED.search(source)
    code = base64.b64decode(found[1]) if found else b""
    if not code.startswith(b"\0asm"):
        raise SiteError(
            f"{module}: no WebAssembly in this version of zstddec. "
            "Pin the version before, or look where its decoder is now."
        )
    target.write_bytes(code)


def _let_mount_take_a_worker(module: Path) -> None:
    """Have stlite's `mount()` hand its kernel the option `worker`, which the kernel has.

    Raises:
        SiteError: this stlite's `mount()` makes the kernel's options in another way.
    """
    source = module.read_text(encoding="utf-8")
    if source.count(_KERNEL_OPTION) != 1:
        raise SiteError(
            f"{module}: no {_KERNEL_OPTION!r} in this version of @stlite/browser. "
            "Pin the version before, or look how mount() makes a kernel now."
        )
    module.write_text(source.replace(_KERNEL_OPTION, f"worker: e.worker,{_KERNEL_OPTION}"), "utf-8")


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

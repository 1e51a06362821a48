"""Builds the library and the snapshot, with Pyodide under Node."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import subprocess
import tempfile
import zipfile
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from live_demos.errors import SiteError
from live_demos.node import node
from live_demos.packages import package_folder
from live_demos.runtime.compress import pack
from live_demos.runtime.snapshot.static_data import find_static_data, without_static_data

_HERE = Path(__file__).parent
_SECONDS = 300
_WASM = "pyodide.asm.wasm"
_IN_PYODIDE = _HERE.parent / "in_pyodide"
_OLDEST = (1980, 1, 1, 0, 0, 0)  # the first date a zip can hold


_NOT_IN_OURS = ("micropip/", "pyodide_http/", "streamlit/web/skills.pyc")
"""What stlite and Streamlit try to import, and do without: an installer, a client for other hosts,
and hints for an editor (which needs click, so it never worked here)."""


@dataclass(frozen=True)
class Snapshot:
    """A snapshot, and the byte-compiled library in three parts."""

    wasm: Path
    """`pyodide.asm.wasm.zst`: Pyodide's WebAssembly, compressed."""
    memory: Path
    """`snapshot.bin.zst`: for loadPyodide's `_loadSnapshot`, decompressed, with the static data
    that it shares with `pyodide.asm.wasm` (static_data.py), and linked (pack-gc-links.mjs)."""
    data: Path
    """`data.zip`: what is read and not imported. With the snapshot, it is all of `stdLibURL`."""
    imported: Path
    """`imported.zip.zst`: `data.zip` and the modules in the memory. Decompressed, it is `stdLibURL`
    where there is no snapshot. The zip itself compresses nothing: zstd makes a third less of the
    whole than zip of its parts, and Python need not decompress what it imports."""
    rest: Path
    """`rest.zip`: the other modules, for whoever imports one (in_pyodide/lazy_library.py)."""
    about: Path
    """`library.json`: `info` of Pyodide's lock file, `sha256` of the files above, in hexadecimal,
    `memory`, `wasm` and `imported`, how many bytes these have, decompressed, `static`, where the
    first two have the same data (static_data.py), `links`, where the memory's packed list begins
    (browser/worker/gc-links.mjs), and `rest`, the full names of the modules in `rest.zip`."""


def make_snapshot(pyodide_package: Path, libraries: Iterable[Path], folder: Path) -> Snapshot:
    """Make a snapshot of a warm Python, and the library that it still reads from.

    Args:
        pyodide_package: Pyodide's npm package, unpacked. Its package.json must be there: Node
            takes pyodide.asm.js for an ES module or a script by what it says.
        libraries: The standard library's zip, then the wheels.
        folder: Where the files go.

    Raises:
        SiteError: a library has no Python in it, or Pyodide or the warm-up failed.
    """
    if not (pyodide_package / "package.json").is_file():
        raise SiteError(f"{pyodide_package}: no package.json. Unpack Pyodide's whole npm package.")
    folder.mkdir(parents=True, exist_ok=True)
    # Compressing holds no lock of Python's, and Node is another process.
    with tempfile.TemporaryDirectory() as scratch, ThreadPoolExecutor() as beside:
        code = (pyodide_package / _WASM).read_bytes()
        packed_code = beside.submit(pack, code)
        source, compiled, memory = (Path(scratch) / n for n in ("source", "compiled", "memory"))
        _write_zip(_merged(libraries), source, zipfile.ZIP_STORED)
        _run_node("compile.mjs", pyodide_package, source, compiled, "compile.py")
        _run_node("make.mjs", pyodide_package, compiled, memory, "asgi_client.py", "warm.py")
        said = json.loads(memory.with_suffix(".json").read_text(encoding="utf-8"))
        imported = set(said["imported"])
        with zipfile.ZipFile(compiled) as archive:
            names = [name for name in archive.namelist() if not name.endswith("/")]
            data = {n: archive.read(n) for n in names if not n.endswith(".pyc")}
            modules = {n: archive.read(n) for n in names if n.endswith(".pyc")}
        rest = {name: code for name, code in modules.items() if name not in imported}
        made = Snapshot(
            wasm=folder / f"{_WASM}.zst",
            memory=folder / "snapshot.bin.zst",
            data=folder / "data.zip",
            imported=folder / "imported.zip.zst",
            rest=folder / "rest.zip",
            about=folder / "library.json",
        )
        whole = memory.read_bytes()
        where = find_static_data(code, whole)
        packed_memory = beside.submit(pack, without_static_data(whole, code, where))
        _write_zip(data, made.data, zipfile.ZIP_DEFLATED)
        needed = data | {name: modules[name] for name in imported if name in modules}
        imported_zip = Path(scratch) / "imported.zip"
        _write_zip(needed, imported_zip, zipfile.ZIP_STORED)
        packed_library = beside.submit(pack, imported_zip.read_bytes())
        _write_zip(rest, made.rest, zipfile.ZIP_DEFLATED)
        made.wasm.write_bytes(packed_code.result())
        made.memory.write_bytes(packed_memory.result())
        made.imported.write_bytes(packed_library.result())
        about = {
            "info": json.loads((pyodide_package / "pyodide-lock.json").read_text())["info"],
            "sha256": {
                path.name: hashlib.sha256(path.read_bytes()).hexdigest()
                for path in (made.wasm, made.memory, made.data, made.imported, made.rest)
            },
            "memory": len(whole),
            "wasm": len(code),
            "imported": imported_zip.stat().st_size,
            "static": dataclasses.asdict(where),
            "links": said["links"],
            "rest": sorted(_module(name) for name in rest),
        }
        made.about.write_text(json.dumps(about), encoding="utf-8")
    return made


def _module(name: str) -> str:
    """Give the full name of the module in a file of the library."""
    return name.removesuffix(".pyc").removesuffix("/__init__").replace("/", ".")


def _merged(libraries: Iterable[Path]) -> Mapping[str, bytes]:
    """Give what Python needs of all libraries, by name; each is the root of some."""
    files = {path.name: path.read_bytes() for path in sorted(_IN_PYODIDE.glob("*.py"))}
    package = package_folder("settled")
    files |= {
        f"settled/{path.relative_to(package).as_posix()}": path.read_bytes()
        for path in sorted(package.rglob("*.py"))
    }
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
    if name.startswith(_NOT_IN_OURS):
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


def _run_node(program: str, package: Path, library: Path, output: Path, *scripts: str) -> None:
    paths = [_HERE / script for script in scripts]
    arguments = [_HERE / program, package.resolve(), library, output, *paths]
    try:
        # Of the environment nothing but this: what Python asks of it would stay in memory.
        result = node(arguments, env={"TZ": "UTC"}, timeout=_SECONDS)
    except subprocess.TimeoutExpired as error:
        raise SiteError(f"{program}: not done after {_SECONDS} seconds.") from error
    if result.returncode != 0 or not output.is_file():
        said = [line for line in result.stderr.splitlines() if line.strip()]
        raise SiteError(f"{program}: failed: {said[-1] if said else 'no reason given'}")

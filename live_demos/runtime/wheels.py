"""Makes the two wheels that no registry has, and the lock file that Pyodide reads."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from pyodide_lock import PyodideLockSpec
from pyodide_lock.utils import add_wheels_to_spec
from wheel.wheelfile import WheelFile

_STUBS = Path(__file__).parent / "stubs"

_NOT_IMPORTED = frozenset({"altair", "fastparquet", "numpy", "pandas", "pillow"})
"""What Streamlit declares and does not import until a data or chart element is drawn.

Pyodide's builds of these are on no package registry. A demo that needs one cannot run.
"""


def make_lean_streamlit(original: Path, folder: Path) -> Path:
    """Copy stlite's Streamlit wheel without the requirements that no demo imports.

    Otherwise micropip would look for them on PyPI when an app starts.
    """
    copy = folder / original.name
    with zipfile.ZipFile(original) as source, _new_wheel(copy) as target:
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename.endswith(".dist-info/METADATA"):
                data = _without_requirements(data, _NOT_IMPORTED)
            if not entry.filename.endswith((".dist-info/RECORD", "/")):
                target.writestr(entry, data)
    return copy


def make_ssl_stub(folder: Path) -> Path:
    """Make a wheel with a module `ssl`, which anyio imports and a browser has no use for.

    Pyodide ships the real one apart, on no package registry.
    """
    path = folder / "ssl-1.0.0-py3-none-any.whl"
    info = "ssl-1.0.0.dist-info"
    with _new_wheel(path) as wheel:
        wheel.writestr("ssl.py", (_STUBS / "ssl.py").read_bytes())
        wheel.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\nName: ssl\nVersion: 1.0.0\n")
        wheel.writestr(
            f"{info}/WHEEL",
            "Wheel-Version: 1.0\nGenerator: live-demos\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        )
    return path


def write_pyodide_lock(original: Path, wheels: Iterable[Path], target: Path) -> None:
    """Write a lock file with exactly these wheels, for the Pyodide that `original` is from.

    Each gets its sha256, its imports and its dependencies: where a dependency is missing,
    micropip asks PyPI when an app starts.
    """
    spec = PyodideLockSpec.from_json(original).model_copy(update={"packages": {}})
    spec = add_wheels_to_spec(spec, list(wheels), base_path=target.parent)
    spec.packages["anyio"].depends.append("ssl")
    spec.check_wheel_filenames()
    spec.to_json(target, indent=1)


@contextmanager
def _new_wheel(path: Path) -> Iterator[WheelFile]:
    """Open a wheel for writing, with fixed file dates, so that two builds are alike."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = "315532800"  # 1980-01-01, the first date a zip can hold
    try:
        with WheelFile(path, "w") as wheel:
            yield wheel
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before


def _without_requirements(metadata: bytes, names: frozenset[str]) -> bytes:
    prefix = b"Requires-Dist: "
    return b"\n".join(
        line
        for line in metadata.split(b"\n")
        if not line.startswith(prefix)
        or canonicalize_name(Requirement(line.removeprefix(prefix).decode()).name) not in names
    )

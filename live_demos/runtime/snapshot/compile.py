"""Byte-compiles /tmp/source.zip to /tmp/compiled.zip, inside Pyodide.

A `.pyc` in place of its `.py` is what zipimport reads without compiling. It is of the unchecked
kind: there is no source to compare it with (PEP 552).
"""

import importlib.util
import marshal
import warnings
import zipfile

_SOURCE_IS_READ = frozenset(
    {
        # Its list of names to import late is read from its own text (anyio/_lazyimport.py).
        "anyio/__init__.py",
        # stlite_lib.runtime_init.mock_pyarrow() executes the text of this file.
        "stlite_lib/_pyarrow_shim.py",
    }
)

_UNCHECKED = importlib.util.MAGIC_NUMBER + (1).to_bytes(4, "little") + bytes(8)


def _compiled(name: str, source: bytes) -> bytes | None:
    """Give the content of the `.pyc`, or nothing where the source is no Python of this version."""
    try:
        # The name that the module has once the library is in its place, for tracebacks.
        code = compile(source, f"/lib/python313.zip/{name}", "exec", dont_inherit=True)
    except (SyntaxError, ValueError):
        return None
    return _UNCHECKED + marshal.dumps(code)


def main() -> None:
    """Write the compiled library; what is no module is copied."""
    warnings.simplefilter("ignore")  # of old escapes in others' strings
    with (
        zipfile.ZipFile("/tmp/source.zip") as source,  # noqa: S108 (a file system of its own)
        zipfile.ZipFile("/tmp/compiled.zip", "w") as target,  # noqa: S108
    ):
        for entry in source.infolist():
            data = source.read(entry)
            compiled = None
            if entry.filename.endswith(".py"):
                compiled = _compiled(entry.filename, data)
            if compiled is not None:
                target.writestr(zipfile.ZipInfo(entry.filename + "c"), compiled)
            if compiled is None or entry.filename in _SOURCE_IS_READ:
                target.writestr(zipfile.ZipInfo(entry.filename), data)


main()

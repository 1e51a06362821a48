"""Byte-compiles /tmp/source.zip to /tmp/compiled.zip, without docstrings, inside Pyodide.

A `.pyc` in place of its `.py` is what zipimport reads without compiling. It is of the unchecked
kind: there is no source to compare it with (PEP 552).
"""

import collections
import dis
import importlib.util
import itertools
import marshal
import types
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

_HAS_DOCSTRING = 0x4000000
"""The flag of a function's code whose first constant is its docstring.

Source: Include/cpython/code.h of Python 3.13, CO_HAS_DOCSTRING; `inspect` does not name it.
"""

_UNCHECKED = importlib.util.MAGIC_NUMBER + (1).to_bytes(4, "little") + bytes(8)


def _without_docstrings(code: types.CodeType) -> types.CodeType:
    """Give the same code without docstrings, a fifth of the library's bytes.

    Python's own -OO would also drop assertions, which code may rely on.
    """
    constants: list[object] = [
        _without_docstrings(c) if isinstance(c, types.CodeType) else c for c in code.co_consts
    ]
    loaded = [i for i in dis.get_instructions(code) if i.opcode in dis.hasconst]
    uses = collections.Counter(instruction.arg for instruction in loaded)
    flags = code.co_flags
    if flags & _HAS_DOCSTRING and not uses[0]:
        # A function's: the first constant, which no instruction need load.
        constants[0] = None
        flags &= ~_HAS_DOCSTRING
    instructions = list(dis.get_instructions(code))
    for load, store in itertools.pairwise(instructions):
        # A module's or a class's: assigned like any other name.
        if (
            store.opname == "STORE_NAME"
            and store.argval == "__doc__"
            and load.opname == "LOAD_CONST"
            and load.arg is not None
            and uses[load.arg] == 1
        ):
            constants[load.arg] = None
    return code.replace(co_consts=tuple(constants), co_flags=flags)


def _compiled(name: str, source: bytes) -> bytes | None:
    """Give the content of the `.pyc`, or nothing where the source is no Python of this version."""
    try:
        # The name that the module has once the library is in its place, for tracebacks.
        code = compile(source, f"/lib/python313.zip/{name}", "exec", dont_inherit=True)
    except (SyntaxError, ValueError):
        return None
    return _UNCHECKED + marshal.dumps(_without_docstrings(code))


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
            elif entry.filename.endswith(".pyc"):
                code = _without_docstrings(marshal.loads(data[16:]))  # noqa: S302 (a verified wheel's)
                data = _UNCHECKED + marshal.dumps(code)
            if compiled is not None:
                target.writestr(zipfile.ZipInfo(entry.filename + "c"), compiled)
            if compiled is None or entry.filename in _SOURCE_IS_READ:
                target.writestr(zipfile.ZipInfo(entry.filename), data)


main()

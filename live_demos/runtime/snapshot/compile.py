"""Byte-compiles /tmp/source.zip to /tmp/compiled.zip inside Pyodide, without docstrings or columns.

A `.pyc` in place of its `.py` is what zipimport reads without compiling. It is of the unchecked
kind: there is no source to compare it with (PEP 552).
"""

import collections
import dis
import importlib.util
import inspect
import itertools
import marshal
import types
import warnings
import zipfile
from collections.abc import Iterator

_SOURCE_IS_READ = frozenset(
    {
        # Its list of names to import late is read from its own text (anyio/_lazyimport.py).
        "anyio/__init__.py",
        # stlite_lib.runtime_init.mock_pyarrow() executes the text of this file.
        "stlite_lib/_pyarrow_shim.py",
    }
)

_DOCSTRINGS_ARE_READ = frozenset(
    {
        # An option that is computed is described by its function's (config_option.py, __call__).
        "streamlit/config.pyc",
    }
)

_UNCHECKED = importlib.util.MAGIC_NUMBER + (1).to_bytes(4, "little") + bytes(8)


_CONST = frozenset(dis.hasconst)
_CACHE, _EXTENDED_ARG = dis.opmap["CACHE"], dis.opmap["EXTENDED_ARG"]
_LOAD_CONST, _STORE_NAME = dis.opmap["LOAD_CONST"], dis.opmap["STORE_NAME"]


def _instructions(units: bytes) -> Iterator[tuple[int, int]]:
    """Give the operations with their arguments. `dis` describes each, which takes seconds in all.

    Two bytes each: Python/bytecodes.c of CPython 3.13.
    """
    argument = 0
    for operation, low in zip(units[::2], units[1::2], strict=True):
        argument = argument << 8 | low
        if operation == _EXTENDED_ARG:
            continue
        if operation != _CACHE:
            yield operation, argument
        argument = 0


def _without_docstring(code: types.CodeType) -> types.CodeType:
    """Give the same code without docstring; without all of them, the library has a fifth less.

    Python's own -OO would also drop assertions, which code may rely on.
    """
    constants: list[object] = list(code.co_consts)
    of_function = code.co_flags & inspect.CO_OPTIMIZED and isinstance(constants[0], str)
    # Only these can have one.
    if not of_function and "__doc__" not in code.co_names:
        return code
    instructions = list(_instructions(code.co_code))
    uses = collections.Counter(number for operation, number in instructions if operation in _CONST)
    if of_function and not uses[0]:
        # A function's: its first constant if that is text, which no instruction need load. (In
        # Python 3.14 it is so only with a flag; 3.13 has none: Objects/funcobject.c.)
        constants[0] = None
    for (load, constant), (store, name) in itertools.pairwise(instructions):
        # A module's or a class's: assigned like any other name.
        if (
            (load, store) == (_LOAD_CONST, _STORE_NAME)
            and code.co_names[name] == "__doc__"
            and uses[constant] == 1
        ):
            constants[constant] = None
    return code.replace(co_consts=tuple(constants))


_NO_COLUMNS, _NO_LINE = 13, 15
"""Kinds of entries in a table of lines.

Source: `Objects/locations.md` of CPython 3.11 to 3.13, whose format this writes.
"""
_LONGEST = 8
"""Code units that one entry covers at most; a code unit has two bytes."""


def _varint(number: int) -> bytes:
    groups = []
    while number > 63:
        groups.append(number & 63 | 64)
        number >>= 6
    return bytes([*groups, number])


def _lines(code: types.CodeType) -> list[tuple[int, int | None]]:
    """Give where another line begins: byte offsets and lines."""
    starts: list[tuple[int, int | None]] = []
    for start, end, line in code.co_lines():
        if end > start and (not starts or starts[-1][1] != line):
            starts.append((start, line))
    return starts


def _without_columns(code: types.CodeType) -> types.CodeType:
    """Give the same code with a table of lines alone, a tenth of the library's bytes.

    The columns underline the failing part of a line that is shown, and the library's lines are not
    here to be shown. Python's own `-X no_debug_ranges` leaves the same out.
    """
    starts = _lines(code)
    ends = [start for start, _ in starts[1:]] + [len(code.co_code)]
    table = bytearray()
    current = code.co_firstlineno
    for (start, line), end in zip(starts, ends, strict=True):
        units = (end - start) // 2
        while units > 0:
            length = min(units, _LONGEST)
            units -= length
            if line is None:
                table.append(0x80 | _NO_LINE << 3 | length - 1)
                continue
            table.append(0x80 | _NO_COLUMNS << 3 | length - 1)
            delta = line - current
            table += _varint(-delta << 1 | 1 if delta < 0 else delta << 1)
            current = line
    lean = code.replace(co_linetable=bytes(table))
    if _lines(lean) != starts:
        raise ValueError(f"{code.co_filename}: the lines of {code.co_name} got lost.")
    return lean


def _lean(name: str, code: types.CodeType) -> types.CodeType:
    inner = [_lean(name, c) if isinstance(c, types.CodeType) else c for c in code.co_consts]
    lean = _without_columns(code.replace(co_consts=tuple(inner)))
    return lean if name in _DOCSTRINGS_ARE_READ else _without_docstring(lean)


def _compiled(name: str, source: bytes) -> bytes | None:
    """Give the content of the `.pyc`, or nothing where the source is no Python of this version."""
    try:
        # The name that the module has once the library is in its place, for tracebacks.
        code = compile(source, f"/lib/python313.zip/{name}", "exec", dont_inherit=True)
    except (SyntaxError, ValueError):
        return None
    return _UNCHECKED + marshal.dumps(_lean(f"{name}c", code))


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
                code = _lean(entry.filename, marshal.loads(data[16:]))  # noqa: S302 (a verified wheel's)
                data = _UNCHECKED + marshal.dumps(code)
            if compiled is not None:
                target.writestr(zipfile.ZipInfo(entry.filename + "c"), compiled)
            if compiled is None or entry.filename in _SOURCE_IS_READ:
                target.writestr(zipfile.ZipInfo(entry.filename), data)


main()

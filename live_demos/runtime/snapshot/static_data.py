"""The static data of Pyodide's C, which a memory has in common with `pyodide.asm.wasm`.

Constants, tables and texts are in the file that every start fetches, and stand in the memory as
well, hardly changed: an eighth of the compressed snapshot. So the snapshot has only what changed.
`browser/worker/static-data.mjs` puts it together again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from live_demos.errors import SiteError

_DATA_SECTION = 11
_HEADER = 8
"""Bytes before the first section: magic number and version."""
_SAMPLE = 4096
"""Bytes that are looked for in the memory."""


@dataclass(frozen=True)
class StaticData:
    """Where the static data are: offsets and a length, in bytes."""

    wasm: int
    """In `pyodide.asm.wasm`."""
    memory: int
    """In the snapshot of a memory."""
    length: int


def find_static_data(wasm: bytes, memory: bytes) -> StaticData:
    """Find the static data in both.

    Raises:
        SiteError: the WebAssembly has no section of data, or the memory was not made with it.
    """
    start, end = _data_section(wasm)
    for sample in range(start + _SAMPLE, end - _SAMPLE, _SAMPLE):
        found = memory.find(wasm[sample : sample + _SAMPLE])
        if found >= 0 and len(set(wasm[sample : sample + _SAMPLE])) > 1:
            # The section begins with a few bytes that say where its content goes.
            before = min(found, sample - start)
            return StaticData(sample - before, found - before, end - sample + before)
    raise SiteError("pyodide.asm.wasm: its static data are not in the memory. Build again.")


def without_static_data(memory: bytes, wasm: bytes, where: StaticData) -> bytes:
    """Give the memory with zeros wherever it still has the static data of the WebAssembly.

    Each byte is combined by exclusive or; doing the same once more gives the memory again.
    """
    end = where.memory + where.length
    one = int.from_bytes(memory[where.memory : end], "little")
    other = int.from_bytes(wasm[where.wasm : where.wasm + where.length], "little")
    changed = (one ^ other).to_bytes(where.length, "little")
    return memory[: where.memory] + changed + memory[end:]


def _data_section(wasm: bytes) -> tuple[int, int]:
    """Give where the section of data begins and ends.

    Format: https://webassembly.github.io/spec/core/binary/modules.html#sections
    """
    for kind, start, end in _sections(wasm):
        if kind == _DATA_SECTION:
            return start, end
    raise SiteError("pyodide.asm.wasm: no static data in it. Is it WebAssembly?")


def _sections(wasm: bytes) -> Iterator[tuple[int, int, int]]:
    position = _HEADER
    while position < len(wasm):
        kind = wasm[position]
        position += 1
        size = shift = 0
        while True:
            byte = wasm[position]
            position += 1
            size |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:  # LEB128: the last byte of a number has no highest bit
                break
        yield kind, position, position + size
        position += size

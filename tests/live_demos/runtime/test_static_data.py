"""What a memory and its WebAssembly share is left out of the one, and found again in the other."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from live_demos import runtime
from live_demos.errors import SiteError
from live_demos.node import node
from live_demos.runtime.snapshot.static_data import find_static_data, without_static_data

MODULE = Path(runtime.__file__).parent.parent / "browser" / "worker" / "static-data.mjs"
RESTORE = """
import { readFileSync } from "node:fs";
const [module, memory, wasm, where] = process.argv.slice(1);
const { restoreStaticData } = await import(module);
const target = new Uint8Array(readFileSync(memory));
restoreStaticData(target, readFileSync(wasm), JSON.parse(where));
process.stdout.write(Buffer.from(target).toString("hex"));
"""

SHARED = hashlib.shake_256(b"static").digest(50_000)
CODE = hashlib.shake_256(b"code").digest(300)
# Sections: of code (10), with 300 bytes, and of data (11), with 50,007; sizes are LEB128.
WASM = b"\0asm\1\0\0\0" + b"\x0a\xac\x02" + CODE + b"\x0b\xd7\x86\x03" + b"segment" + SHARED
MEMORY = bytes(1000) + SHARED[:30_000] + b"changed" + SHARED[30_007:] + b"heap" * 100


def test_only_what_changed_stays_and_the_browser_restores_the_rest(tmp_path: Path) -> None:
    where = find_static_data(WASM, MEMORY)
    lean = without_static_data(MEMORY, WASM, where)

    assert lean.count(0) > 49_000
    memory, wasm = tmp_path / "memory", tmp_path / "wasm"
    memory.write_bytes(lean)
    wasm.write_bytes(WASM)
    arguments: list[str | Path] = [MODULE, memory, wasm, json.dumps(vars(where))]
    restored = node(["--input-type=module", "--eval", RESTORE, *arguments], check=True)
    assert restored.stdout == MEMORY.hex()


@pytest.mark.parametrize(
    ("wasm", "message"),
    [
        (WASM[:311], "no static data in it"),
        (WASM[:-50_000] + bytes(50_000), "are not in the memory"),
        (b"", "no static data in it"),
    ],
)
def test_another_webassembly_stops_the_build(wasm: bytes, message: str) -> None:
    with pytest.raises(SiteError, match=message):
        find_static_data(wasm, MEMORY)

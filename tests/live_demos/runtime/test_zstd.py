"""The decoder that the browser gets, under Node: it gives back what was compressed, or throws."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
import zstandard

from live_demos import runtime
from live_demos.errors import SiteError
from live_demos.node import node
from live_demos.runtime import assemble, load_runtime
from testing.paths import CACHE

MODULE = Path(runtime.__file__).parent.parent / "browser" / "worker" / "zstd.mjs"

DECOMPRESS = """
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
const [module, code, file, size, step] = process.argv.slice(1);
const { decompress } = await import(module);
const data = new Uint8Array(readFileSync(file));
let given = 0;
const stream = new ReadableStream({
  pull(controller) {
    if (given >= data.length) {
      controller.close();
      return;
    }
    controller.enqueue(data.subarray(given, given + Number(step)));
    given += Number(step);
  },
});
try {
  const result = new Uint8Array(Number(size));
  await decompress(stream, WebAssembly.compile(readFileSync(code)), result);
  console.log(createHash("sha256").update(result).digest("hex"));
} catch (error) {
  console.log(error.message);
}
"""

# Several blocks, most of which refer to the first half a megabyte before.
_HALF = hashlib.shake_256(b"what does not compress").digest(500_000)
CONTENT = _HALF + bytes(300_000) + _HALF
FRAME = zstandard.ZstdCompressor(level=19, write_checksum=True).compress(CONTENT)


@pytest.fixture(scope="module")
def pyodide_folder() -> Path:
    return load_runtime(CACHE).folder / "pyodide"


def _said(code: Path, file: Path, size: int, step: int) -> str:
    """Give the hash of what comes out, or the message of the error."""
    arguments: list[str | Path] = [MODULE, code, file, str(size), str(step)]
    options = ["--input-type=module", "--eval", DECOMPRESS]
    result = node([*options, *arguments], timeout=60, check=True)
    return result.stdout.strip()


@pytest.mark.parametrize("step", [977, 200_000, 10_000_000])
def test_what_comes_in_pieces_is_put_together(
    pyodide_folder: Path, tmp_path: Path, step: int
) -> None:
    file = tmp_path / "frame"
    file.write_bytes(FRAME)

    said = _said(pyodide_folder / "zstd.wasm", file, len(CONTENT), step)

    assert said == hashlib.sha256(CONTENT).hexdigest()


@pytest.mark.parametrize("name", ["snapshot.bin.zst", "pyodide.asm.wasm.zst"])
def test_what_the_build_compressed_comes_out_again(pyodide_folder: Path, name: str) -> None:
    packed = pyodide_folder / name
    content = zstandard.ZstdDecompressor().decompress(packed.read_bytes())

    said = _said(pyodide_folder / "zstd.wasm", packed, len(content), 65_536)

    assert said == hashlib.sha256(content).hexdigest()


def _flipped(data: bytes, place: int) -> bytes:
    altered = bytearray(data)
    altered[place] ^= 0xFF
    return bytes(altered)


@pytest.mark.parametrize(
    ("data", "size", "message"),
    [
        (b"", len(CONTENT), "the frame ends too soon, after 0 bytes"),
        (b"<html>" * 100, len(CONTENT), "error 10"),  # unknown prefix
        (FRAME[: len(FRAME) // 2], len(CONTENT), "the frame ends too soon"),
        (FRAME[:-1], len(CONTENT), "the frame ends too soon"),
        (_flipped(FRAME, len(FRAME) // 2), len(CONTENT), "error 22"),  # another checksum
        (_flipped(FRAME, -1), len(CONTENT), "error 22"),
        (FRAME + b"0", len(CONTENT), "something follows the end of the frame"),
        (FRAME + FRAME, 2 * len(CONTENT), "something follows the end of the frame"),
        (FRAME, len(CONTENT) - 1, f"more than {len(CONTENT) - 1} bytes"),
        (FRAME, len(CONTENT) + 1, f"{len(CONTENT)} bytes instead of {len(CONTENT) + 1}"),
    ],
    ids=[
        "nothing",
        "something else",
        "half",
        "all but the last byte",
        "damaged in the middle",
        "damaged at the end",
        "a byte too many",
        "two frames",
        "too long",
        "too short",
    ],
)
def test_anything_else_throws(
    pyodide_folder: Path, tmp_path: Path, data: bytes, size: int, message: str
) -> None:
    file = tmp_path / "frame"
    file.write_bytes(data)

    for step in (65_536, 10_000_000):
        said = _said(pyodide_folder / "zstd.wasm", file, size, step)
        assert said.startswith(f"zstd: {message}")


def test_a_decoder_that_is_cut_short_throws(pyodide_folder: Path, tmp_path: Path) -> None:
    code, file = tmp_path / "zstd.wasm", tmp_path / "frame"
    code.write_bytes((pyodide_folder / "zstd.wasm").read_bytes()[:30_000])
    file.write_bytes(FRAME)

    assert "WebAssembly" in _said(code, file, len(CONTENT), len(FRAME))


@pytest.mark.parametrize(
    "source", ["export const wasm = '';\n", 'const wasm = "bm90IHdhc20=";\n', None]
)
def test_a_package_without_the_decoder_stops_the_build(tmp_path: Path, source: str | None) -> None:
    module = tmp_path / "zstddec-stream.mjs"
    if source is not None:
        module.write_text(source)

    with pytest.raises(SiteError, match="no WebAssembly in this version of zstddec") as caught:
        assemble._write_decoder(module, tmp_path / "zstd.wasm")

    assert str(module) in str(caught.value)
    assert not (tmp_path / "zstd.wasm").exists()

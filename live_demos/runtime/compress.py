"""Compresses what readers' browsers decompress by themselves (browser/worker/fetch-zstd.mjs).

So it is small on hosts that compress nothing, and on all others smaller than with gzip.
"""

from __future__ import annotations

import zstandard

_HARDEST = 22  # of zstd's levels: seconds here, and nothing in the browser


def pack(content: bytes) -> bytes:
    """Give one frame of zstd, with its content's size and a checksum.

    The size makes the window large enough for the whole content, which may have much in common with
    itself from end to end. Not every browser may compare hashes: there, the checksum is all.
    """
    parameters = zstandard.ZstdCompressionParameters.from_level(
        _HARDEST, source_size=len(content), write_content_size=True, write_checksum=True
    )
    return zstandard.ZstdCompressor(compression_params=parameters).compress(content)

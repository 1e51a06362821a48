"""Compresses what readers' browsers decompress by themselves (browser/worker/fetch-zstd.mjs).

So it is small on hosts that compress nothing, and on all others smaller than with gzip.
"""

from __future__ import annotations

import zstandard

_HARDEST = 22  # of zstd's levels: seconds here, and nothing in the browser
_LARGEST_WINDOW = 23  # as a power of two, in bytes
"""How far back a frame may refer. The browser's decoder holds that much beside the content.

Measured with the snapshot, 36 MB: without a limit it is 0.8 % smaller, takes 28 MB more of memory
and, as no cache of a processor holds that, an eighth longer. With 22, it is 1.8 % larger.
"""
_JOB = 12 << 20
"""Bytes that one core compresses at a time. With a window before them to refer to, they get as
small as all at once, and the same wherever they are made. The memory, 35 MiB, takes 14.9 seconds
with one core and 7.9 with two; 9.9 in jobs of 18 MiB, of which the second is the harder one."""
_WHOLE_WINDOW = 9  # of zstd's overlaps


def pack(content: bytes) -> bytes:
    """Give one frame of zstd, with its content's size and a checksum.

    Not every browser may compare hashes: there, the checksum is all.
    """
    parameters = zstandard.ZstdCompressionParameters.from_level(
        _HARDEST,
        source_size=len(content),
        window_log=_LARGEST_WINDOW,
        write_content_size=True,
        write_checksum=True,
        threads=2,
        job_size=_JOB,
        overlap_log=_WHOLE_WINDOW,
    )
    return zstandard.ZstdCompressor(compression_params=parameters).compress(content)

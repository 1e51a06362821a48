"""What a file is when it is sent: its type, how it is known again, how long it may be kept.

As it is on disk now, for tests, which change files and ask again; or as a good host publishes it,
for the benchmark.
"""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
import re
from dataclasses import dataclass
from pathlib import Path

_TYPES = {".mjs": "text/javascript", ".js": "text/javascript", ".wasm": "application/wasm"}
_COMPRESSED = re.compile(
    r"text/|image/svg\+xml|application/(json|xml|wasm|manifest\+json|javascript)"
)
"""What Cloudflare compresses by default, as far as it occurs here. No archives, pictures, fonts.

Source: https://developers.cloudflare.com/speed/optimization/content/compression/
"""
_HASHED = re.compile(r"[/.-](?=[0-9a-z]*[0-9])[0-9a-f]{8,64}[/.]")
"""A folder or a part of a file name that looks like a hash: such a file never changes."""

_FOREVER = "public, max-age=31536000, immutable"
# Said aloud, because without it a browser may use a file for some time without asking.
_ASK_FIRST = "no-cache"

_COMPRESSION_LEVEL = 6
"""gzip's own default, and that of most hosts."""


@dataclass(frozen=True)
class Content:
    """A file as it is sent."""

    content_type: str
    plain: bytes
    gzipped: bytes | None = None
    etag: str = ""
    """With quotes; without one, the file is sent whole each time."""
    cache_control: str = _ASK_FIRST


def read(folder: Path, path: str) -> Content | None:
    """Give the file at this path of a folder as it is now, uncompressed; `None` if there is none.

    `path` has no leading slash, and ends with one for a folder's `index.html`.
    """
    name = _file_name(path)
    file = folder / name
    if ".." in name.split("/") or not file.is_file():
        return None
    state = file.stat()
    return Content(
        content_type=content_type(name),
        plain=file.read_bytes(),
        etag=f'"{state.st_mtime_ns:x}-{state.st_size:x}"',
    )


class Published:
    """All files of a folder, held in memory and compressed once, where a host would compress."""

    def __init__(self, folder: Path) -> None:
        self._files = {
            file.relative_to(folder).as_posix(): _published(file, folder)
            for file in folder.rglob("*")
            if file.is_file()
        }

    def find(self, path: str) -> Content | None:
        """Give the file at this path, which is written as for `read`."""
        return self._files.get(_file_name(path))


def content_type(name: str) -> str:
    """Give the media type of a file of this name."""
    guessed, packed = mimetypes.guess_type(name)
    # What is gzipped on disk is sent as such, and unpacked by whoever asked for it.
    otherwise = "application/octet-stream" if packed or guessed is None else guessed
    return _TYPES.get(Path(name).suffix, otherwise)


def cache_control(path: str) -> str:
    """Say how long the file at this path, without a leading slash, may be kept."""
    return _FOREVER if _HASHED.search(f"/{path}") else _ASK_FIRST


def _file_name(path: str) -> str:
    return f"{path}index.html" if path.endswith("/") or not path else path


_known: dict[str, bytes] = {}
"""Compressed contents by hash: several builds of the site carry the same runtime."""


def _published(file: Path, folder: Path) -> Content:
    plain = file.read_bytes()
    digest = hashlib.sha256(plain).hexdigest()
    kind = content_type(file.name)
    gzipped = None
    if _COMPRESSED.match(kind):
        if digest not in _known:
            _known[digest] = gzip.compress(plain, _COMPRESSION_LEVEL, mtime=0)
        gzipped = _known[digest]
    return Content(
        content_type=kind,
        plain=plain,
        gzipped=gzipped,
        etag=f'"{digest[:32]}"',
        cache_control=cache_control(file.relative_to(folder).as_posix()),
    )

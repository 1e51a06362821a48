"""Tells what a built site is made of, byte for byte, and where two of them differ first.

Usage: `python -m tools.site_digest SITE` prints the digest of a site, and `--list` adds each file;
`python -m tools.site_digest SITE OTHER` names the files that differ, and fails if there are any.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import io
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

_ZIPS = (".zip", ".whl")
_GZIP = ".gz"
_AROUND = 60
"""How many bytes are shown on each side of the first that differs."""


def digests(site: Path) -> dict[str, str]:
    """Give the SHA-256 of each file, by its address in the site, in the order of the addresses.

    Raises:
        FileNotFoundError: there is no file in the folder.
    """
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    if not files:
        raise FileNotFoundError(f"{site}: no built site. Run make site.")
    return {name: hashlib.sha256(files[name].read_bytes()).hexdigest() for name in sorted(files)}


def digest(site: Path) -> str:
    """Give one digest for all addresses and contents of a site."""
    lines = (f"{of_file}  {name}\n" for name, of_file in digests(site).items())
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def differences(site: Path, other: Path) -> Iterator[str]:
    """Say for each file that two sites do not have alike where it differs first."""
    here, there = digests(site), digests(other)
    for name in sorted(here.keys() | there.keys()):
        if name not in there:
            yield f"{name}: only in {site}"
        elif name not in here:
            yield f"{name}: only in {other}"
        elif here[name] != there[name]:
            yield f"{name}: {_first((site / name).read_bytes(), (other / name).read_bytes(), name)}"


def _first(one: bytes, other: bytes, name: str) -> str:
    """Say where two contents of a file differ first; of an archive, where what is in it does."""
    if name.endswith(_ZIPS):
        return _first_in_zip(one, other)
    if name.endswith(_GZIP) and (inside := (gzip.decompress(one), gzip.decompress(other))):
        if inside[0] == inside[1]:
            return "the same content, compressed in another way or at another time"
        one, other = inside
    both = zip(one, other, strict=False)
    at = next((i for i, (a, b) in enumerate(both) if a != b), min(len(one), len(other)))
    line = one.count(b"\n", 0, at) + 1
    places = (part[max(at - _AROUND, 0) : at + _AROUND] for part in (one, other))
    shown = "\n".join(f"    {place!r}" for place in places)
    return f"byte {at}, line {line}; {len(one)} and {len(other)} bytes\n{shown}"


def _first_in_zip(one: bytes, other: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(one)) as a, zipfile.ZipFile(io.BytesIO(other)) as b:
        if a.namelist() != b.namelist():
            names = sorted({*a.namelist()} ^ {*b.namelist()})
            return f"other names in it, or their order: {names[:3]}"
        for about, about_other in zip(a.infolist(), b.infolist(), strict=True):
            content, content_other = a.read(about), b.read(about_other)
            if content != content_other:
                name = about.filename
                return f"{name} in it: {_first(content, content_other, name)}"
            for field in ("date_time", "external_attr", "create_system", "compress_type"):
                values = getattr(about, field), getattr(about_other, field)
                if values[0] != values[1]:
                    return f"{about.filename} in it: {field} is {values[0]} and {values[1]}"
    return "the same files in it, compressed in another way"


def main() -> int:
    """Print the digest of a site, or where two differ."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("site", type=Path)
    asked.add_argument("other", type=Path, nargs="?")
    asked.add_argument("--list", action="store_true", help="print the digest of each file too")
    options = asked.parse_args()
    if options.other is not None:
        found = [*differences(options.site, options.other)]
        print("\n".join(found) or "The same bytes.")
        return 1 if found else 0
    if options.list:
        for name, of_file in digests(options.site).items():
            print(f"{of_file}  {name}")
    print(digest(options.site))
    return 0


if __name__ == "__main__":
    sys.exit(main())

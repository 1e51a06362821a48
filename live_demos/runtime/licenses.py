"""Collects the license of each package that the site redistributes."""

from __future__ import annotations

import base64
import email
import hashlib
import importlib.metadata
import json
import re
import tarfile
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from email.message import Message
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import Any, Literal

from live_demos.errors import SiteError

_TEXTS = Path(__file__).parent / "license_texts"

_IS_LICENSE = ("license", "licence", "copying", "notice", "authors")

_NOTICE = re.compile(r"/\*(?:(?!\*/).)*?(?:@license|copyright)(?:(?!\*/).)*\*/", re.S | re.I)
"""A comment that speaks of a license or a copyright."""

_SOURCE_MAP = (".js.map", ".css.map")

_CLASSIFIER = "License :: OSI Approved :: "


@dataclass(frozen=True)
class License:
    """A redistributed package and the terms it comes under."""

    package: str
    version: str
    license: str
    """An SPDX expression where the package gives one, else the package's own words."""
    text: str
    source: Literal["npm", "pypi", "generic"] = "generic"
    """The registry that it is from, as package URLs name them (purl-spec)."""
    hashes: tuple[str, ...] = ()
    """Of the file that was fetched: `<algorithm>:<hexadecimal digest>`, where it is known."""

    def as_dict(self) -> dict[str, Any]:
        """Give it as plain data, for JSON."""
        return asdict(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> License:
        """Read what `as_dict` gave, from JSON too."""
        return cls(**{**data, "hashes": tuple(data["hashes"])})


_ADOBE = "© Adobe (http://www.adobe.com/), with Reserved Font Name “Source”.\n\n"
_KATEX = """Copyright (c) 2009-2010, Design Science, Inc. (<www.mathjax.org>)
Copyright (c) 2014-2018 Khan Academy (<www.khanacademy.org>), with Reserved Font Name KaTeX_*.

"""
_GOOGLE = "Copyright Google LLC. All Rights Reserved.\n\n"


def standard_text(expression: str) -> str:
    """Give the text of a license that a package names without carrying it.

    Raises:
        SiteError: the text is not among ours.
    """
    path = _TEXTS / f"{expression}.txt"
    if not path.is_file():
        raise SiteError(f"{path}: no such file. Add the text of the license {expression}.")
    return path.read_text(encoding="utf-8")


def fonts_of_the_front_end() -> list[License]:
    """Give the fonts that Streamlit's front end brings, as the tables in their files name them."""
    return [
        License(name, version, expression, notice + standard_text(expression))
        for name, version, expression, notice in (
            ("KaTeX", "1.1", "OFL-1.1", _KATEX),
            ("Material Symbols Rounded", "2.963", "Apache-2.0", _GOOGLE),
            ("Source Code VF", "1.026", "OFL-1.1", _ADOBE),
            ("Source Sans 3 VF", "3.052", "OFL-1.1", _ADOBE),
            ("Source Serif 4 Variable", "4.005", "OFL-1.1", _ADOBE),
        )
    ]


_ICONS = {
    "material": ("Material Design Icons", "Apache-2.0"),
    "fontawesome": ("Font Awesome Free icons", "CC-BY-4.0"),
}
"""Of the sets that Material for MkDocs has, those that its own templates take icons from."""


def icons_of_the_theme(distribution: str) -> list[License]:
    """Give the icons that the theme puts into pages, each set with the text that comes with it."""
    found = importlib.metadata.distribution(distribution)
    texts = {
        file.parent.name: Path(str(file.locate())).read_text("utf-8")
        for file in _files(distribution)
        if file.parent.parent.name == ".icons" and _holds_license(file.name)
    }
    return [
        License(name, found.version, expression, texts[folder])
        for folder, (name, expression) in _ICONS.items()
        if folder in texts
    ]


def of_npm_package(name: str, version: str, expression: str, tarball: Path) -> License:
    """Give the license of an npm package: its own file, else the standard text."""
    with tarfile.open(tarball) as archive:
        texts = [
            handle.read().decode()
            for member in archive.getmembers()
            if _holds_license(member.name.removeprefix("package/"))
            and (handle := archive.extractfile(member)) is not None
        ]
    text = "\n\n".join(texts) or standard_text(expression)
    return License(name, version, expression, text, "npm", (_hash("sha512", tarball),))


def of_wheel(wheel: Path) -> License:
    """Give the license of a wheel: its own files, else the standard text."""
    with zipfile.ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if ".dist-info/" in name]
        metadata = email.message_from_bytes(
            archive.read(next(name for name in names if name.endswith("/METADATA")))
        )
        files = [name for name in names if _holds_license(name.rpartition("/")[2])]
        texts = [archive.read(name).decode("utf-8", "replace") for name in files]
    expression = _expression(metadata)
    return License(
        metadata["Name"],
        metadata["Version"],
        expression,
        "\n\n".join(texts) or standard_text(expression),
        "pypi",
        (_hash("sha256", wheel),),
    )


def of_installed(distribution: str) -> License:
    """Give the license of a package that is installed beside us, such as the theme."""
    found = importlib.metadata.distribution(distribution)
    files = [f for f in _files(distribution) if _holds_license(f.name) and ".dist-info" in str(f)]
    texts = [str(Path(str(f.locate())).read_text(encoding="utf-8")) for f in files]
    metadata = email.message_from_string(str(found.metadata))
    expression = _expression(metadata)
    return License(
        metadata["Name"],
        found.version,
        expression,
        "\n\n".join(texts) or standard_text(expression),
        "pypi",
    )


def of_npm_folder(folder: Path) -> License:
    """Give the license of an npm package that is installed in a folder.

    Raises:
        SiteError: it carries no text of its license.
    """
    about = json.loads((folder / "package.json").read_text("utf-8"))
    text = next((path for path in sorted(folder.iterdir()) if _holds_license(path.name)), None)
    if text is None:
        raise SiteError(f"{folder}: it carries no license. Find out before you ship it.")
    return License(
        about["name"],
        about["version"],
        about["license"],
        text.read_text("utf-8"),
        "npm",
        _hashes_of_npm_folder(folder),
    )


def bundled_in(tarball: Path) -> dict[str, list[str]]:
    """Give the npm packages inside a bundle and the notices in their sources, from source maps."""
    with tarfile.open(tarball) as archive:
        maps = (
            json.load(handle)
            for member in archive
            if member.name.endswith(_SOURCE_MAP) and (handle := archive.extractfile(member))
        )
        return _bundled(maps)


def bundled_in_installed(distribution: str) -> dict[str, list[str]]:
    """Give the same of the bundles in a package that is installed beside us, such as the theme."""
    files = [file for file in _files(distribution) if file.name.endswith(_SOURCE_MAP)]
    maps = [Path(str(file.locate())) for file in files]
    return _bundled(json.loads(path.read_text("utf-8")) for path in maps)


@cache
def _files(distribution: str) -> list[importlib.metadata.PackagePath]:
    """Give the files of an installed package. Material for MkDocs has 15,000 of them."""
    return importlib.metadata.distribution(distribution).files or []


def _bundled(source_maps: Iterator[dict[str, Any]]) -> dict[str, list[str]]:
    """Read source maps.

    One says neither the version nor the license of what it maps; the notices are all that the
    bundle's makers pass on.
    """
    notices: dict[str, set[str]] = {}
    for source_map in source_maps:
        contents = source_map.get("sourcesContent") or []
        for source, content in zip_longest(source_map["sources"], contents):
            _, found, rest = str(source).rpartition("node_modules/")
            if found:
                parts = rest.split("/")
                package = "/".join(parts[: 2 if rest.startswith("@") else 1])
                notices.setdefault(package, set()).update(_NOTICE.findall(content or ""))
    return {package: sorted(found) for package, found in sorted(notices.items())}


def _hash(algorithm: str, file: Path) -> str:
    return f"{algorithm}:{hashlib.new(algorithm, file.read_bytes()).hexdigest()}"


def _hashes_of_npm_folder(folder: Path) -> tuple[str, ...]:
    """Give the hash with which npm compared a package when it installed it."""
    packages = next(one for one in folder.parents if one.name == "node_modules")
    lock = packages / ".package-lock.json"
    if not lock.is_file():
        return ()
    name = folder.relative_to(packages.parent).as_posix()
    entry = json.loads(lock.read_text("utf-8"))["packages"].get(name, {})
    algorithm, _, digest = entry.get("integrity", "").partition("-")
    return (f"{algorithm}:{base64.b64decode(digest).hex()}",) if digest else ()


def _expression(metadata: Message) -> str:
    for key in ("License-Expression", "License"):
        # Some packages put the whole text into License; its first line is the name.
        first_line = str(metadata.get(key, "")).strip().partition("\n")[0].strip()
        if first_line and first_line != "UNKNOWN":
            return first_line
    for classifier in metadata.get_all("Classifier", []):
        if classifier.startswith(_CLASSIFIER):
            return str(classifier).removeprefix(_CLASSIFIER)
    raise SiteError(f"{metadata['Name']}: it names no license. Find out before you ship it.")


def _holds_license(name: str) -> bool:
    return "/" not in name and name.lower().startswith(_IS_LICENSE)

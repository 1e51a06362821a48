"""Collects the license of each package that the site redistributes."""

from __future__ import annotations

import email
import importlib.metadata
import json
import re
import tarfile
import zipfile
from dataclasses import asdict, dataclass
from email.message import Message
from pathlib import Path

from live_demos.errors import SiteError

_TEXTS = Path(__file__).parent / "license_texts"

_IS_LICENSE = ("license", "licence", "copying", "notice", "authors")

_NOTICE = re.compile(r"/\*(?:(?!\*/).)*?(?:@license|copyright)(?:(?!\*/).)*\*/", re.S | re.I)
"""A comment that speaks of a license or a copyright."""

_CLASSIFIER = "License :: OSI Approved :: "


@dataclass(frozen=True)
class License:
    """A redistributed package and the terms it comes under."""

    package: str
    version: str
    license: str
    """An SPDX expression where the package gives one, else the package's own words."""
    text: str

    def as_dict(self) -> dict[str, str]:
        """Give it as plain data, for JSON."""
        return asdict(self)


def standard_text(expression: str) -> str:
    """Give the text of a license that a package names without carrying it.

    Raises:
        SiteError: the text is not among ours.
    """
    path = _TEXTS / f"{expression}.txt"
    if not path.is_file():
        raise SiteError(f"{path}: no such file. Add the text of the license {expression}.")
    return path.read_text(encoding="utf-8")


def of_npm_package(name: str, version: str, expression: str, tarball: Path) -> License:
    """Give the license of an npm package: its own file, else the standard text."""
    with tarfile.open(tarball) as archive:
        texts = [
            handle.read().decode()
            for member in archive.getmembers()
            if _holds_license(member.name.removeprefix("package/"))
            and (handle := archive.extractfile(member)) is not None
        ]
    return License(name, version, expression, "\n\n".join(texts) or standard_text(expression))


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
    )


def of_installed(distribution: str) -> License:
    """Give the license of a package that is installed beside us, such as the theme."""
    found = importlib.metadata.distribution(distribution)
    files = [f for f in found.files or [] if _holds_license(f.name) and ".dist-info" in str(f)]
    texts = [str(Path(str(f.locate())).read_text(encoding="utf-8")) for f in files]
    metadata = email.message_from_string(str(found.metadata))
    expression = _expression(metadata)
    return License(
        metadata["Name"],
        found.version,
        expression,
        "\n\n".join(texts) or standard_text(expression),
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
    return License(about["name"], about["version"], about["license"], text.read_text("utf-8"))


def bundled_in(tarball: Path) -> dict[str, list[str]]:
    """Give the npm packages inside a bundle and the notices in their sources, from source maps.

    A source map says neither the version nor the license of what it maps; the notices are all
    that the bundle's makers pass on.
    """
    notices: dict[str, set[str]] = {}
    with tarfile.open(tarball) as archive:
        for member in archive:
            if not member.name.endswith(".js.map") or not (handle := archive.extractfile(member)):
                continue
            source_map = json.load(handle)
            contents = source_map.get("sourcesContent") or []
            for source, content in zip(source_map["sources"], contents, strict=False):
                _, found, rest = source.rpartition("node_modules/")
                if found:
                    parts = rest.split("/")
                    package = "/".join(parts[: 2 if rest.startswith("@") else 1])
                    notices.setdefault(package, set()).update(_NOTICE.findall(content or ""))
    return {package: sorted(found) for package, found in sorted(notices.items())}


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

"""The scripts and styles that pages load: read anew in each build, and named by their content."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from mkdocs.config import config_options as c
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from live_demos.errors import SiteError
from live_demos.module_imports import TEST

_SUFFIXES = (".mjs", ".css")
_LIBRARIES = "libraries"
_COMMENT = re.compile(r"^[ \t]*/\*(?!!)(?:(?!\*/).)*\*/[ \t]*\n", re.M | re.S)
"""One that has its lines for itself. They are for whoever changes the file, and half of its bytes.

A minifier would do more, and be one more package for every site with a demo.
"""
_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.M)
"""It names a file that is not shipped."""


@dataclass(frozen=True)
class ReaderFiles:
    """Scripts and styles, and the folder of the site that they are in."""

    address: str
    """The folder, from the site's root. It changes with any of the files."""
    contents: Mapping[str, str]
    """What is in each file, by its address in that folder."""

    def link(self, config: MkDocsConfig, *, styles: Iterable[str], scripts: Iterable[str]) -> None:
        """Have every page load these of the files; scripts are modules."""
        config.extra_css += [f"{self.address}/{name}" for name in styles]
        for name in scripts:
            script = c.ExtraScriptValue(f"{self.address}/{name}")
            script.type = "module"
            config.extra_javascript.append(script)

    def add_to(self, files: Files, config: MkDocsConfig) -> None:
        """Put the files into the site."""
        for name, content in self.contents.items():
            files.append(File.generated(config, f"{self.address}/{name}", content=content))


def read_files(
    folder: Path,
    address: str,
    parts: Iterable[str] = (".",),
    libraries: Mapping[str, Path] | None = None,
    bundles: Mapping[str, str | None] | None = None,
) -> ReaderFiles:
    """Read the scripts and styles in these parts of a folder, and in the folders below them.

    Tests, which stand beside their modules, are left out, and comments.

    Args:
        folder: where they are.
        address: the folder of the site below which they get one of their own.
        parts: folders in `folder`. Their names are part of the files' addresses.
        libraries: the module of each package that the scripts import by its name. Browsers know
            addresses only, and an import map does not reach into workers: so the names are
            replaced.
        bundles: what takes the place of modules, by their addresses, and what these import; nothing
            for a module that is in a bundle and that nothing else loads.

    Raises:
        SiteError: a library is not installed.
    """
    contents = {
        path.relative_to(folder).as_posix(): without_comments(path.read_text("utf-8"))
        for part in parts
        for path in sorted((folder / part).rglob("*"))
        if path.suffix in _SUFFIXES and not path.match(TEST)
    }
    for package, module in (libraries or {}).items():
        library = f"{_LIBRARIES}/{package}.mjs"
        for name, content in contents.items():
            way = posixpath.relpath(library, posixpath.dirname(name) or ".")
            way = way if way.startswith("../") else f"./{way}"
            contents[name] = content.replace(f'from "{package}"', f'from "{way}"')
        contents[library] = _library(module)
    for name, bundle in (bundles or {}).items():
        if bundle is None:
            contents.pop(name, None)
        else:
            contents[name] = bundle
    digest = hashlib.sha256()
    for name, content in contents.items():
        digest.update(name.encode() + b"\0" + content.encode())
    return ReaderFiles(f"{address}/{digest.hexdigest()[:16]}", contents)


def without_comments(source: str) -> str:
    """Give a script or style without the comments that stand on lines of their own."""
    return _COMMENT.sub("", source)


def _library(module: Path) -> str:
    if not module.is_file():
        raise SiteError(f"{module}: no such file. Run make site, which installs it.")
    return _SOURCE_MAP.sub("", module.read_text("utf-8"))

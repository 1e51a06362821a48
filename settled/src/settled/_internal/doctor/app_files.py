"""Which files make up an app: what its main script imports or names as a page, and so on."""

from __future__ import annotations

import ast
import contextlib
from collections.abc import Iterator
from pathlib import Path

from settled._internal.doctor.source import ENCODING, Source

_MOST = 100


def app_sources(main: Path) -> dict[str, Source]:
    """Read an app's files.

    Args:
        main: the main script.

    Returns:
        Each file by its name from the main script's folder; the main script's is "".

    Raises:
        SyntaxError: the main script is no Python.
        ValueError: it has a null byte, or is no UTF-8.
        OSError: it cannot be read.
    """
    folder = main.parent
    found = {"": Source.of(main.read_text(ENCODING))}
    pages = sorted((folder / "pages").glob("*.py"))
    waiting = [*_named(found[""], folder), *((path, False) for path in pages)]
    while waiting and len(found) < _MOST:
        path, is_module = waiting.pop(0)
        try:
            name = path.resolve().relative_to(folder.resolve()).as_posix()
        except ValueError:
            continue
        if path.resolve() == main.resolve():
            continue
        if name in found:
            found[name].is_module |= is_module
            continue
        with contextlib.suppress(SyntaxError, ValueError, OSError):
            found[name] = Source.of(path.read_text(ENCODING))
            found[name].is_module = is_module
            waiting += _named(found[name], folder)
    return found


def imports_streamlit(source: Source) -> bool:
    """Whether a file imports Streamlit."""
    return any(name.split(".")[0] == "streamlit" for name, _ in _imports(source))


def _named(source: Source, folder: Path) -> Iterator[tuple[Path, bool]]:
    """Give the files that a file imports, or names as a page, and whether it imports them."""
    for name, members in _imports(source):
        base = folder.joinpath(*name.split(".")) if name else folder
        for path in (base.with_suffix(".py"), base / "__init__.py"):
            if name and path.is_file():
                yield path, True
        for member in members:
            if (path := base / f"{member}.py").is_file():
                yield path, True
    for node in source.nodes:
        text = node.value if isinstance(node, ast.Constant) else None
        if isinstance(text, str) and text.endswith(".py") and len(text) < 200:
            with contextlib.suppress(OSError):
                if (path := folder / text).is_file():
                    yield path, False


def _imports(source: Source) -> Iterator[tuple[str, list[str]]]:
    for node in source.nodes:
        if isinstance(node, ast.Import):
            for one in node.names:
                yield one.name, []
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "", [one.name for one in node.names]

"""Reads what authors write: text, TOML, Python. What cannot be read stops the build in one line."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path
from typing import Any

from live_demos.errors import SiteError

_TOO_DEEP = "brackets or the like are nested too deeply. Write it in a simpler way."


def read_text(path: Path, if_missing: str) -> str:
    """Give the text of a file.

    Args:
        path: of the file.
        if_missing: the sentence that says what to do if there is none.

    Raises:
        SiteError: it is missing, is none, or is not UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise SiteError(f"{path}: no such file. {if_missing}") from error
    except UnicodeDecodeError as error:
        raise SiteError(f"{path}: not UTF-8 text. Save it as UTF-8.") from error
    except OSError as error:
        raise SiteError(f"{path}: {error.strerror}. Make it a file that can be read.") from error


def read_toml(path: Path, text: str) -> dict[str, Any]:
    """Parse the text of a TOML file.

    Raises:
        SiteError: it is no TOML; the error names the file and the line.
    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r" \(at line (\d+), column \d+\)", str(error))
        line, said = (f":{found[1]}", str(error).replace(found[0], "")) if found else ("", error)
        raise SiteError(f"{path}{line}: {said}. Correct this line.") from error
    except ValueError as error:
        # A number of more digits than Python reads, or a date that is none, has no line there.
        raise SiteError(f"{path}: {error}. Correct this value.") from error
    except RecursionError as error:
        raise SiteError(f"{path}: {_TOO_DEEP}") from error


def parse_python(path: Path, source: str) -> ast.Module:
    """Parse the text of a Python file.

    Raises:
        SiteError: it is no Python; the error names the file and, where it is known, the line.
    """
    try:
        return ast.parse(source, filename=str(path))
    except SyntaxError as error:
        where = f"{path}:{error.lineno}" if error.lineno else f"{path}"
        raise SiteError(f"{where}: {error.msg}. Correct this line.") from error
    except ValueError as error:
        raise SiteError(f"{path}: {error}. Correct the file.") from error
    except (RecursionError, MemoryError) as error:
        raise SiteError(f"{path}: {_TOO_DEEP}") from error

"""The versions of what runs in a reader's browser: one file declares them, a build checks them."""

from __future__ import annotations

import tomllib
from dataclasses import asdict, dataclass
from pathlib import Path

from live_demos.errors import SiteError

FILE = Path(__file__).parent / "locks" / "versions.toml"
"""Their one place."""


@dataclass(frozen=True)
class Versions:
    """What readers run. All the others follow from stlite's."""

    stlite: str
    streamlit: str
    pyodide: str
    python: str
    """Major and minor, such as `3.13`."""


def declared_versions(file: Path = FILE) -> Versions:
    """Read the versions."""
    return Versions(**tomllib.loads(file.read_text("utf-8")))


def check_locked(declared: Versions, stlite: str, pyodide: str) -> None:
    """Stop unless the lock files hold what is declared.

    Raises:
        SiteError: they hold another version.
    """
    for name, said, locked in (
        ("stlite", declared.stlite, stlite),
        ("pyodide", declared.pyodide, pyodide),
    ):
        if said != locked:
            raise SiteError(
                f"{FILE}: {name} is {said} there, and {locked} in the lock file. Run make lock."
            )


def check_carried(declared: Versions, carried: Versions) -> None:
    """Stop unless stlite carries what is declared.

    Args:
        declared: what `versions.toml` says.
        carried: what stlite brings with it, or is made for.

    Raises:
        SiteError: it carries something else.
    """
    said = asdict(declared)
    other = {name: found for name, found in asdict(carried).items() if said[name] != found}
    if other:
        lines = ", ".join(f'{name} = "{found}"' for name, found in other.items())
        raise SiteError(
            f"{FILE}: stlite {carried.stlite} carries other versions. "
            f"Write {lines} there, and run make lock."
        )

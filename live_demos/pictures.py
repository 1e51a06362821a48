"""Pictures of a demo's apps after each input: shown before the apps run, and where they never do.

They stand in `demos/<slug>/pictures/`, and `make picture` takes them anew. Few demos have any.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from live_demos.errors import SiteError
from live_demos.scenario import Variant

if TYPE_CHECKING:
    from live_demos.catalog import Demo

Scheme = Literal["light", "dark"]

FOLDER = "pictures"
"""The folder beside the apps, and in the site."""

_ABOUT = "pictures.json"
_SIZES = ("width", "height")


@dataclass(frozen=True)
class Pictures:
    """Where the pictures of a demo are, and their size."""

    folder: Path
    width: int
    """Of each picture, in CSS pixels."""
    height: int

    def files(self, demo: Demo) -> list[Path]:
        """Give all of them."""
        return [
            self.folder / file_name(app.variant, number, scheme)
            for app in demo.apps
            for number, step in enumerate(demo.scenario.steps())
            for scheme in ("light", "dark")
        ]


def file_name(variant: Variant, number: int, scheme: Scheme) -> str:
    """Give the name of a picture; number 0 is the start, 1 the first input."""
    return f"{variant}-{number}-{scheme}.webp"


def pictures_of(demo: Demo) -> Pictures | None:
    """Give the pictures of a demo, if it has some and they show the demo as it is.

    Raises:
        SiteError: a picture is missing, or what describes them is not what `describe` wrote.
    """
    folder = demo.broken.path.parent / FOLDER
    about = folder / _ABOUT
    if not about.is_file():
        return None
    said = _read(about)
    if said["digest"] != demo.digest:
        return None
    pictures = Pictures(folder, said["width"], said["height"])
    for path in pictures.files(demo):
        if not path.is_file():
            raise SiteError(f"{path}: no such file. Run make picture, or delete {folder}.")
    return pictures


def _read(about: Path) -> dict[str, Any]:
    try:
        said = json.loads(about.read_text("utf-8"))
        if isinstance(said["digest"], str) and all(type(said[key]) is int for key in _SIZES):
            return dict(said)
    except (ValueError, TypeError, KeyError, RecursionError):
        pass
    raise SiteError(f"{about}: damaged. Run make picture, or delete {about.parent}.")


def describe(demo: Demo, width: int, height: int) -> None:
    """Note what the pictures in a demo's folder show, and how large they are, in CSS pixels."""
    about = {"digest": demo.digest, "width": width, "height": height}
    path = demo.broken.path.parent / FOLDER / _ABOUT
    path.write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")

"""Reads what the guide says beside its pages: `texts/causes.toml` and `texts/finder.toml`.

They are data, so that a writer can find and change them. They are read anew in each build.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, StringConstraints, TypeAdapter, ValidationError

from live_demos.author_files import read_text, read_toml
from live_demos.errors import SiteError
from live_demos.scenario.source_lines import find_line

FOLDER = Path(__file__).parent / "texts"

Text = Annotated[str, StringConstraints(strict=True, pattern=r"\S")]
"""A text that says something."""

ERROR = "error"
"""What the words of answers begin with that are about a message."""


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Cause(_Entry):
    """Why a pattern happens."""

    title: Text
    about: Text
    """One sentence."""


class Choice(_Entry):
    """What a reader can answer to a question of the finder."""

    answer: Text
    more: Text
    """What belongs to it."""


class _Asked(_Entry):
    did: Text
    saw: Text
    error: Text


class _ErrorAnswers(_Entry):
    did: Choice
    saw: Choice


class FinderTexts(_Entry):
    """The questions and answers of the finder."""

    questions: _Asked
    error: _ErrorAnswers
    """The answer to each question of a reader who has a message."""
    did: dict[str, Choice]
    """What a reader did, by the word that pages have for it."""
    saw: dict[str, Choice]
    """What a reader saw, likewise."""


@dataclass(frozen=True)
class Texts:
    """All of them."""

    causes: Mapping[str, Cause]
    """By the word that pages have for a cause, in the order of the groups."""
    finder: FinderTexts


_Shape = TypeVar("_Shape")


def load_texts(folder: Path = FOLDER) -> Texts:
    """Read both files.

    Raises:
        SiteError: a file or a text is missing, or there is a key too many.
    """
    return Texts(
        causes=_load(folder / "causes.toml", TypeAdapter(dict[str, Cause])),
        finder=_load(folder / "finder.toml", TypeAdapter(FinderTexts)),
    )


def _load(path: Path, shape: TypeAdapter[_Shape]) -> _Shape:
    text = read_text(path, "Take it from the repository again.")
    try:
        return shape.validate_python(read_toml(path, text))
    except ValidationError as error:
        # A key that nobody knows is a reason for one that is missing.
        first = min(error.errors(), key=lambda one: one["type"] != "extra_forbidden")
        *table, key = (str(part) for part in first["loc"])
        line = find_line(text, (".".join(table), key))
        where = f"{path}:{line}" if line else f"{path}"
        if first["type"] == "extra_forbidden":
            said = f"unknown key {key!r}. Remove it or correct its name."
        else:
            name = ".".join((*table, key))
            said = f"no {name}. Add it: a text in quotes, under its heading in brackets."
        raise SiteError(f"{where}: {said}") from error

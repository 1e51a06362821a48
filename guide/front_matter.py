"""Checks the front matter of the guide's pages. `README.md` describes its keys."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, ValidationInfo, field_validator

from guide.texts import Text, Texts
from live_demos.errors import SiteError

_Keys = TypeVar("_Keys", bound=BaseModel)


class FinderKeys(BaseModel):
    """What the finder needs of a page. Other keys are others' concern."""

    model_config = ConfigDict(strict=True, frozen=True)

    see: list[str] = Field(min_length=1)
    """What a reader sees, a sentence each."""
    did: list[Any] = Field(min_length=1)
    """What a reader did: words of `finder.toml`."""
    saw: list[Any] = Field(min_length=1)
    """What a reader saw: words of `finder.toml`."""

    @field_validator("did", "saw")
    @classmethod
    def _are_known(cls, given: list[Any], info: ValidationInfo) -> list[Any]:
        known = _words(_texts(info), str(info.field_name))
        for word in given:
            if word not in known:
                raise ValueError(f"{info.field_name} has {word!r}. Known are {', '.join(known)}.")
            if given.count(word) > 1:
                raise ValueError(f"{info.field_name} has {word!r} twice. Remove one.")
        return given


class PatternKeys(FinderKeys):
    """The front matter of a pattern's page: these keys and no others."""

    model_config = ConfigDict(extra="forbid")

    title: Text
    description: Text
    cause: str
    """A word of `causes.toml`."""
    rank: int
    words: list[str] = Field(min_length=1)

    @field_validator("cause")
    @classmethod
    def _is_known(cls, given: str, info: ValidationInfo) -> str:
        if given not in _texts(info).causes:
            raise ValueError(_mend("cause", _texts(info)))
        return given


KEYS = ("title", "description", "cause", "rank", "did", "saw", "see", "words")
"""The keys of a pattern's page, in the order in which they stand there."""


def check(kind: type[_Keys], path: Path, data: Mapping[str, Any], texts: Texts) -> _Keys:
    """Give a page's front matter, checked.

    Args:
        kind: what is expected.
        path: the page's file.
        data: its front matter.
        texts: the words that it may use.

    Raises:
        SiteError: a key is missing or wrong.
    """
    try:
        return kind.model_validate(data, context=texts)
    except ValidationError as error:
        # A key that nobody knows is a reason for one that is missing.
        first = min(error.errors(), key=lambda one: one["type"] != "extra_forbidden")
        key = str(first["loc"][0])
        if first["type"] == "extra_forbidden":
            said = f"unknown key {key!r}. Known are {', '.join(KEYS)}."
        elif first["type"] == "value_error":
            said = str(first["ctx"]["error"])
        else:
            said = _mend(key, texts)
        raise SiteError(f"{path}:{_line(path, key)}: {said}") from error


def _mend(key: str, texts: Texts) -> str:
    match key:
        case "see" | "words":
            return f"{key} must be a list. Write {key}: and below it lines with - text."
        case "did" | "saw":
            return (
                f"no {key}, so the finder does not lead to this page. Add the line "
                f"{key}: [...] with one or more of {', '.join(_words(texts, key))}."
            )
        case "cause":
            return f"cause must be one of {', '.join(texts.causes)}."
        case "rank":
            return "no rank. Add the line rank: number at its top."
    return f"no {key}. Add the line {key}: … at its top."


def _texts(info: ValidationInfo) -> Texts:
    assert isinstance(info.context, Texts), "handed over by check"  # noqa: S101
    return info.context


def _words(texts: Texts, key: str) -> list[str]:
    return list(texts.finder.did if key == "did" else texts.finder.saw)


def _line(path: Path, key: str) -> int:
    """Say in which line a key of the front matter stands; the first line if it is missing."""
    lines = path.read_text("utf-8").splitlines()
    return next((n for n, line in enumerate(lines, 1) if line.startswith(f"{key}:")), 1)

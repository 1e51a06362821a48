"""The types of fields in scenarios, and what they need of pydantic beyond what it brings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, get_args

from pydantic import BeforeValidator, Field, GetCoreSchemaHandler, PlainSerializer, Strict
from pydantic_core import CoreSchema, core_schema
from typing_extensions import TypeAliasType


@dataclass(frozen=True)
class Must:
    """In an annotation: says in our own words what a value must be, to the author of a wrong one.

    `KEY` in the words stands for the value's key in the file.
    """

    words: str

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Put the words in place of pydantic's."""
        return core_schema.custom_error_schema(
            handler(source), "must", custom_error_message=self.words
        )


Text = Annotated[str, Strict()]
Flag = Annotated[bool, Strict(), Must("KEY must be true or false")]
Reason = Annotated[str, Strict(), Field(pattern=r"\S"), Must('KEY must be a reason: KEY = "why"')]

_ONE_OR_MANY = (
    BeforeValidator(
        lambda given: [given] if isinstance(given, str) else given,
        json_schema_input_type=str | list[str],
    ),
    Must("KEY must be a string or a list of strings"),
)
Lines = Annotated[tuple[Text, ...], *_ONE_OR_MANY]
Labels = Annotated[frozenset[Text], PlainSerializer(sorted, return_type=list[str]), *_ONE_OR_MANY]


class ByKind:
    """In an annotation: tells the classes of a union apart by the key that each is named after.

    Nothing else in an input's table says what it is, and an error is about the one that is meant.
    A value that names none of them or several is refused as `union_tag_not_found`.
    """

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Make pydantic look for the key."""
        classes = {one.kind: handler.generate_schema(one) for one in classes_in(source)}

        def find(given: Any) -> str | None:
            if not isinstance(given, Mapping):
                return getattr(given, "kind", None)
            named = [kind for kind in classes if kind in given]
            return named[0] if len(named) == 1 else None

        return core_schema.tagged_union_schema(classes, find)


def classes_in(union: Any) -> Iterator[Any]:
    """Go through the classes of a union, and of the unions and aliases that are part of it."""
    if isinstance(union, type):
        yield union
    elif isinstance(union, TypeAliasType):
        yield from classes_in(union.__value__)
    else:
        # Of an annotated union, the first argument is the union; the others are no types.
        for part in get_args(union):
            if not isinstance(part, ByKind):
                yield from classes_in(part)

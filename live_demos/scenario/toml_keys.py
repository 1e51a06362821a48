"""The keys of a model's table in a `demo.toml`, to tell authors of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from typing import Any, get_type_hints

from pydantic.fields import FieldInfo


@dataclass(frozen=True)
class Key:
    """One key: what the model says of it."""

    name: str
    needed: bool
    title: str
    """What stands for its value where somebody is told how to write it, or nothing."""
    description: str
    example: Any
    """A value, as a TOML parser gives it; `None` if the model has none."""
    takes_text: bool

    def how(self) -> str:
        """Say how it is written, with a word in place of the value: `to = value`."""
        value = as_toml(self.example)
        if self.title:
            value = f'"{self.title}"' if self.takes_text else self.title
        return f"{self.name} = {value}"


def keys_of(model: type) -> dict[str, Key]:
    """Give the keys of a model's table by their names, in its order.

    What of a model has no key of its own is not among them: the action of an input.
    """
    found = {}
    hints = get_type_hints(model, include_extras=True)
    for one in fields(model):
        about = FieldInfo.from_annotation(hints[one.name])
        name = str(about.validation_alias or one.name)
        if not one.init or name == "action":
            continue
        required = one.default is MISSING and one.default_factory is MISSING
        found[name] = Key(
            name=name,
            # An input is known by its kind, even where the value can only be one.
            needed=required or name == getattr(model, "kind", None),
            title=about.title or "",
            description=about.description or "",
            example=next(iter(about.examples or [None])),
            takes_text=about.annotation is str,
        )
    return found


def as_toml(value: Any) -> str:
    """Write a value in one line of TOML: texts, numbers, booleans, lists and tables of these."""
    if isinstance(value, list):
        return f"[{', '.join(map(as_toml, value))}]"
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {as_toml(one)}" for key, one in value.items()) + " }"
    return json.dumps(value, ensure_ascii=False)

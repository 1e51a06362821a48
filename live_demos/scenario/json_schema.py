"""Writes the JSON Schema of a `demo.toml`, with which an editor completes and checks one.

A file asks for it in its first line: `#:schema ../demo.schema.json`. Editors with Taplo ("Even
Better TOML" in VS Code) and others know that. It refuses less than `parse.py`: what depends on
several tables, such as a pair that never differs, is left to the build.

    python -m live_demos.scenario.json_schema > demos/demo.schema.json
"""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterable
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from live_demos.scenario.demo_file import DemoFile, DoubleClick
from live_demos.scenario.field_types import classes_in
from live_demos.scenario.model import Action, Input

DIRECTIVE = "#:schema ../demo.schema.json"
"""The first line of a `demo.toml`: it names the file that holds the schema, beside the demos."""

# Taplo knows no later one: https://taplo.tamasfe.dev/configuration/using-schemas.html
_DIALECT = "http://json-schema.org/draft-07/schema#"


class _ForToml(GenerateJsonSchema):
    """Leaves out what is not in a file: null, which TOML does not have, and what is implied."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False


def demo_schema() -> dict[str, Any]:
    """Give the JSON Schema of a `demo.toml`."""
    schema = TypeAdapter(DemoFile).json_schema(schema_generator=_ForToml)
    made = schema.pop("$defs")
    actions = list(classes_in(Action))
    row = made["Row"]
    del row["properties"]["action"], row["required"]
    made["Row"] = _one_of(row, [*actions, DoubleClick], made)
    made["Action"] = _one_of({"type": "object", "properties": {}}, actions, made)
    made["Seen"] = _with_labels_for_keys(made["Seen"])
    written: dict[str, Any] = _put_in(made, {"$schema": _DIALECT, **schema})
    return written


def _with_labels_for_keys(seen: dict[str, Any]) -> dict[str, Any]:
    """Put the labels of widgets beside the other keys, where a file has them."""
    properties = {name: what for name, what in seen["properties"].items() if name != "widgets"}
    labels = seen["properties"]["widgets"]["additionalProperties"]
    return seen | {"properties": properties, "additionalProperties": labels, "minProperties": 1}


def _one_of(
    table: dict[str, Any], kinds: Iterable[type[Input]], made: dict[str, Any]
) -> dict[str, Any]:
    """Put the keys of one kind of input into a table.

    One table that knows all keys, and the rules between them: from nine alternatives, an editor
    would not know which one is meant, and could only say that none of them fits.
    """
    own = table["properties"]
    keys: dict[str, dict[str, Any]] = {}
    rules = {}
    for kind in kinds:
        properties = {k: v for k, v in made[kind.__name__]["properties"].items() if k != "kind"}
        name = next(iter(properties))
        properties[name] = {"description": inspect.getdoc(kind), **properties[name]}
        for key, what in properties.items():
            keys[key] = keys.get(key, what)
        rules[name] = {
            "required": made[kind.__name__].get("required", []),
            "propertyNames": {"enum": [*properties, *own]},
            # What two kinds have in common can be a text in one of them, and any value in another.
            "properties": {
                key: _type_of(what)
                for key, what in properties.items()
                if _type_of(what) != _type_of(keys[key])
            },
        }
    return {
        **table,
        "properties": keys | own,
        "additionalProperties": False,
        "oneOf": [{"required": [name]} for name in rules],
        "dependencies": rules,
    }


def _type_of(schema: dict[str, Any]) -> dict[str, Any]:
    about = ("title", "description", "examples")
    return {name: what for name, what in schema.items() if name not in about}


def _put_in(made: dict[str, Any], schema: Any) -> Any:
    """Put each definition in the place of the references to it, below what is said beside them.

    In this dialect, nothing counts beside a reference. And with the usual ways around that, Taplo
    runs out of stack (`allOf`) or no longer says what is wrong (`anyOf`).
    """
    if isinstance(schema, list):
        return [_put_in(made, one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    meant = made[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else {}
    beside = {name: one for name, one in schema.items() if name != "$ref"}
    return {name: _put_in(made, one) for name, one in {**meant, **beside}.items()}


def demo_schema_text() -> str:
    """Give the JSON Schema as the text of a file."""
    return json.dumps(demo_schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    print(demo_schema_text(), end="")

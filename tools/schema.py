"""Writes anew what is made from the model of a `demo.toml`: `make schema`.

That is the JSON Schema for editors, the types of the browser's scripts, and the tables of
`docs/scenario-format.md`. A test finds out when one of them is stale.
"""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from live_demos.node import node
from live_demos.scenario.demo_file import DoubleClick, Row, Sides
from live_demos.scenario.export import types_schema
from live_demos.scenario.field_types import classes_in
from live_demos.scenario.json_schema import demo_schema_text
from live_demos.scenario.model import Action, Challenge, Input, Seen, Whole, WrongWay
from live_demos.scenario.toml_keys import Key, as_toml, keys_of

ROOT = Path(__file__).parent.parent
EDITORS = ROOT / "demos" / "demo.schema.json"
BROWSER = ROOT / "live_demos" / "browser" / "shared" / "scenario-types.d.mts"
MANUAL = ROOT / "docs" / "scenario-format.md"

_TYPES_FROM_SCHEMA = ROOT / "node_modules" / "json-schema-to-typescript" / "dist" / "src" / "cli.js"
_BANNER = (
    "/** The types of a scenario. Made by `make schema` from live_demos/scenario/model.py. */\n"
)
_TABLE = re.compile(r"(<!-- (\w+): [^>]* -->\n\n).*?(\n<!-- end -->)", re.DOTALL)


def main() -> None:
    """Write every file that is stale."""
    for path, text in generated().items():
        if not path.is_file() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")
            print(f"{path.relative_to(ROOT)} written")


def generated() -> dict[Path, str]:
    """Give every file, and what should be in it now."""
    return {EDITORS: demo_schema_text(), BROWSER: browser_types(), MANUAL: manual()}


def browser_types() -> str:
    """Give the types of what the browser gets, as TypeScript.

    Raises:
        subprocess.CalledProcessError: the generator could not make them.
    """
    options = ["--bannerComment", _BANNER, "--no-additionalProperties"]
    options += ["--style.printWidth=110"]
    schema = json.dumps(types_schema())
    return node([_TYPES_FROM_SCHEMA, *options], input=schema, check=True).stdout


def manual() -> str:
    """Give the manual with its tables as they should be now."""
    tables = {
        "inputs": _table("What is done", _inputs()),
        "added": _table("What it means", _added()),
        "seen": _table("What it means", _seen()),
        "whole": _table("What it means", _keys(keys_of(Whole).values()), "Write, above `[start]`"),
        "challenge": _table("What it means", _keys(_hints())),
        "wrong": _table("What it means", _keys(keys_of(WrongWay).values())),
    }
    text = MANUAL.read_text("utf-8")
    return _TABLE.sub(lambda found: f"{found[1]}{tables[found[2]]}{found[3]}", text)


def _inputs() -> Iterator[tuple[str, str]]:
    for kind in _kinds():
        written = [f"`{_example(key)}`" for key in keys_of(kind).values() if key.needed]
        yield ", ".join(written), (inspect.getdoc(kind) or "").split("\n\n")[0].replace("\n", " ")


def _added() -> Iterator[tuple[str, str]]:
    """Go through what is written beside an input: for some kinds, and for all of them."""
    keys = {key.name: key for kind in _kinds() for key in keys_of(kind).values() if not key.needed}
    for key in keys.values():
        names = [f"`{kind.kind}`" for kind in _kinds() if key.name in keys_of(kind)]
        listed = " and ".join([", ".join(names[:-1]), names[-1]]) if names[1:] else names[0]
        meaning = key.description[0].lower() + key.description[1:]
        yield f"`{_example(key)}`", f"With {listed}: {meaning}"
    sides = keys_of(Sides)
    yield from _keys(key for key in keys_of(Row).values() if key.name not in sides)


def _seen() -> Iterator[tuple[str, str]]:
    """Go through what can be seen; what is meant in the same way is in one row."""
    by_meaning: dict[str, list[str]] = {}
    for key in keys_of(Seen).values():
        # The labels of widgets are keys themselves.
        written = as_toml(key.example)[2:-2] if key.name == "widgets" else _example(key)
        by_meaning.setdefault(key.description, []).append(f"`{written}`")
    for meaning, all_written in by_meaning.items():
        yield ", ".join(all_written), meaning


def _hints() -> Iterator[Key]:
    return (key for key in keys_of(Challenge).values() if key.name != "wrong_way")


def _keys(keys: Iterable[Key]) -> Iterator[tuple[str, str]]:
    for key in keys:
        yield f"`{_example(key)}`", key.description


def _example(key: Key) -> str:
    return key.name if key.example is None else f"{key.name} = {as_toml(key.example)}"


def _kinds() -> list[Any]:
    kinds: list[type[Input]] = [*classes_in(Action), DoubleClick]
    return kinds


def _table(meaning: str, rows: Iterable[tuple[str, str]], write: str = "Write") -> str:
    lines = [(write, meaning), ("---", "---"), *rows]
    return "".join(f"| {left} | {right} |\n" for left, right in lines)


if __name__ == "__main__":
    main()

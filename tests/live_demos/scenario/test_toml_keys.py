from __future__ import annotations

import tomllib
from typing import Any

import pytest

from live_demos.scenario.demo_file import DoubleClick, Row, Sides
from live_demos.scenario.field_types import classes_in
from live_demos.scenario.model import Action, Seen, Set, Whole
from live_demos.scenario.parse import parse_demo
from live_demos.scenario.toml_keys import as_toml, keys_of

KINDS = [*classes_in(Action), DoubleClick]
AROUND = """
title = "A"
symptom = "S"
broken = "B"
fixed = "F"
browser_only = "why"

[start]
broken = { text = "a" }
fixed = { text = "b" }

[[input]]
"""


def test_the_keys_of_an_input_are_those_in_the_file() -> None:
    keys = keys_of(Set)

    assert list(keys) == ["set", "to", "nth"]
    assert [key.needed for key in keys.values()] == [True, True, False]
    assert [key.how() for key in keys.values()] == ['set = "label"', "to = value", "nth = 2"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_example_of_every_input_can_be_read(kind: Any) -> None:
    every = [*keys_of(kind).values(), *keys_of(Row).values()]
    lines = [
        f"{key.name} = {as_toml(key.example)}"
        for key in every
        if key.name not in ("only", "meanwhile", *keys_of(Sides))
    ]

    file, _ = parse_demo(tomllib.loads(AROUND + "\n".join(lines) + "\nboth = { text = 'a' }"))

    assert isinstance(file.input[0].action, kind)


def test_the_examples_of_what_is_added_can_be_read() -> None:
    keys = keys_of(Row)
    lines = [f"{name} = {as_toml(keys[name].example)}" for name in ("meanwhile", "only")]
    toml = f"{AROUND}click = 'Save'\nfixed = {{ text = 'b' }}\n" + "\n".join(lines)

    _, scenario = parse_demo(tomllib.loads(toml))

    assert (scenario.inputs[0].meanwhile, scenario.inputs[0].only) == (Set("Help", True), "fixed")


@pytest.mark.parametrize("model", [Seen, Whole])
def test_other_examples_are_toml(model: type) -> None:
    for key in keys_of(model).values():
        if key.example is not None:
            assert tomllib.loads(f"x = {as_toml(key.example)}") == {"x": key.example}

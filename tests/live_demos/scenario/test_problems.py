from __future__ import annotations

import tomllib

import pytest

from live_demos.scenario.parse import parse_demo
from live_demos.scenario.problems import ScenarioError
from tests.live_demos.scenario.files import GOOD, HEAD


@pytest.mark.parametrize(
    ("before", "after", "said", "place"),
    [
        ("[start]", "[begin]", "unknown key 'begin'", ("begin",)),
        ("[[input]]", "[[inputs]]", "unknown key 'inputs'", ("inputs",)),
        ('[start]\nboth = { Volume = 3, text = "Stored: 3" }\n', "", "no [start]", ("start",)),
        ("\n[start]", "start = 3\n[begin]", "unknown key 'begin'", ("begin",)),
        (
            'click = "Reset"',
            'push = "Reset"',
            "[[input]] number 2: unknown key 'push'",
            ("input", 2, "push"),
        ),
        ('click = "Reset"', "", "number 2: no input. Write one of: click,", ("input", 2)),
        ('click = "Reset"', 'click = "R"\nopen = "R"', "click, open are 2 inputs", ("input", 2)),
        ('click = "Reset"', 'click = "R"\nto = 3', "unknown key 'to'", ("input", 2, "to")),
        ('click = "Reset"', 'click = "R"\nnth = 0', "write click =", ("input", 2, "click")),
        ('click = "Reset"', "reload = false", "write reload = true", ("input", 2, "reload")),
        ('click = "Reset"', "reload = 1", "write reload = true", ("input", 2, "reload")),
        ("to = 5", "to = 2030-01-01T10:00:00", "number 1: write set =", ("input", 1, "set")),
        ("to = 5\n", "", 'number 1: write set = "label" and to = value', ("input", 1, "set")),
        ("to = 5", "to = {}", "number 1: write set =", ("input", 1, "set")),
        ("both = { Volume = 3 }", "", "number 2: write either both, or", ("input", 2)),
        ("both = { Volume = 3 }", "fixed = { Volume = 3 }", "broken is missing", ("input", 2)),
        ("both = { Volume = 3 }", "both = {}", "number 2: both: write {", ("input", 2, "both")),
        ("{ Volume = 3 }", "{ text = 3 }", "text must be a string", ("input", 2, "both")),
        ("{ Volume = 3 }", "{ Volume = {} }", "'Volume' must be a number", ("input", 2, "both")),
        ("{ Volume = 3 }", '{ text = "a" }', "broken says nothing of 'Volume'", ("input", 2)),
        (
            "both = { Volume = 3 }",
            'both = { Volume = 3 }\nalso = [{ text = "a" }]',
            "number 2: also says nothing of 'Volume'",
            ("input", 2),
        ),
        (
            "both = { Volume = 3 }",
            'both = { Volume = 3 }\n[challenge]\nhint = "a"',
            "[challenge]: unknown key 'hint'",
            ("challenge", "hint"),
        ),
        (
            "both = { Volume = 3 }",
            'both = { Volume = 3 }\n[challenge]\nfix = ""',
            "fix must be a text",
            ("challenge", "fix"),
        ),
        (
            "both = { Volume = 3 }",
            'both = { Volume = 3 }\n[[challenge.wrong_way]]\ndoes = "a"\nwhy = "b"\nhad = "c"',
            "unknown key 'had'. Remove it or correct its name. Known are does, has, lacks, why",
            ("challenge", "wrong_way"),
        ),
        ('click = "Reset"', 'click = "R"\nonly = "me"', "only must be", ("input", 2, "only")),
        ('click = "Reset"', 'double_click = "T"', "while the script runs", ("input", 2)),
        ('click = "Reset"', 'click = "R"\nheld = true', "press that is held", ("input", 2)),
        (
            'click = "Reset"',
            'click = "R"\nmeanwhile = "x"',
            "meanwhile: write { click",
            ("input", 2, "meanwhile"),
        ),
        (
            'click = "Reset"',
            'click = "R"\nmeanwhile = { push = "x" }',
            "meanwhile: unknown key 'push'",
            ("input", 2, "meanwhile"),
        ),
        (
            'click = "Reset"',
            'click = "R"\nmeanwhile = { double_click = "x" }',
            "meanwhile: unknown key 'double_click'",
            ("input", 2, "meanwhile"),
        ),
        (
            'click = "Reset"',
            'click = "R"\nmeanwhile = { set = "x" }',
            'meanwhile: write set = "label" and to = value',
            ("input", 2, "meanwhile"),
        ),
        (
            'click = "Reset"',
            'click = "R"\nbrowser_only = ""',
            "must be a reason",
            ("input", 2, "browser_only"),
        ),
        ("\n[start]", "lags = 1\n[start]", "lags must be true or false", ("lags",)),
        ("\n[start]", "unsettled = ' '\n[start]", 'unsettled = "why"', ("unsettled",)),
        ("\n[start]", "lags = true\nbrowser_only = 'x'\n[start]", "Remove lags", ("lags",)),
    ],
)
def test_a_mistake_is_named_with_its_place(
    before: str, after: str, said: str, place: tuple[str | int, ...]
) -> None:
    assert GOOD.count(before) >= 1
    wrong = GOOD.replace(before, after)

    with pytest.raises(ScenarioError) as caught:
        parse_demo(tomllib.loads(HEAD + wrong))

    assert said in str(caught.value)
    assert caught.value.place == place


@pytest.mark.parametrize(
    ("toml", "said", "place"),
    [
        (HEAD, "no [start]", ("start",)),
        (f"{HEAD}start = 3\ninput = []", "no [start]", ("start",)),
        (f"{HEAD}[start]\nboth = {{ text = 'a' }}", "no [[input]]", ("input",)),
        (f"{HEAD}input = []\n[start]\nboth = {{ text = 'a' }}", "no [[input]]", ("input",)),
        (f"{HEAD}input = [1]\n[start]\nboth = {{ text = 'a' }}", "[[input]] above", ("input", 1)),
        (GOOD, "no title. Add the line title =", ("title",)),
        (HEAD.replace('"A"', "3") + GOOD, "title must be a text", ("title",)),
        (HEAD.replace('"A"', '" "') + GOOD, "title must be a text", ("title",)),
        (f"{HEAD}{GOOD}\n[never]\ntext = 3", "[never]: text must be", ("never", "text")),
        (HEAD + GOOD + "\n[never]", "never: write {", ("never",)),
        (f"{HEAD}{GOOD}\n[never]\nA = {{}}", "[never]: 'A' must be a number", ("never", "A")),
        (f"{HEAD}{GOOD}\n[never]\nwidgets = {{}}", "'widgets' must be", ("never", "widgets")),
    ],
)
def test_a_mistake_in_the_whole_is_named_with_its_place(
    toml: str, said: str, place: tuple[str | int, ...]
) -> None:
    with pytest.raises(ScenarioError) as caught:
        parse_demo(tomllib.loads(toml))

    assert said in str(caught.value)
    assert caught.value.place == place

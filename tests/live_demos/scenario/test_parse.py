from __future__ import annotations

import tomllib
from datetime import date, time

import pytest

from live_demos.scenario import (
    Click,
    Fill,
    Go,
    Open,
    Reload,
    Scenario,
    Seen,
    Set,
    Step,
    Type,
    Upload,
)
from live_demos.scenario.parse import ScenarioError, parse_demo

GOOD = """
[start]
both = { Volume = 3, text = "Stored: 3" }

[[input]]
set = "Volume"
to = 5
broken = { Volume = 3, text = ["Stored: 3", "Old"] }
fixed = { Volume = 5, text = "Stored: 5" }

[[input]]
click = "Reset"
both = { Volume = 3 }
"""


HEAD = """title = "A"
symptom = "S"
broken = "B"
fixed = "F"
"""


def read(toml: str) -> Scenario:
    return parse_demo(tomllib.loads(HEAD + toml))[1]


def one_input(lines: str, *, top: str = "") -> Step:
    toml = f'{top}\n[start]\nboth = {{ text = "a" }}\n[[input]]\n{lines}\n'
    if "broken =" not in lines and "fixed =" not in lines:
        toml += 'broken = { text = "b" }\nfixed = { text = "c" }\n'
    return read(toml).inputs[0]


def test_reads_inputs_in_order_and_what_each_app_shows() -> None:
    scenario = read(GOOD)

    assert [step.action for step in scenario.steps()] == [None, Set("Volume", 5), Click("Reset")]
    first = scenario.inputs[0]
    assert first.broken == Seen({"Volume": 3}, ("Stored: 3", "Old"))
    assert first.fixed == Seen({"Volume": 5}, ("Stored: 5",))
    assert [step.parts_ways for step in scenario.steps()] == [False, True, False]


@pytest.mark.parametrize(
    ("lines", "action"),
    [
        ('click = "Buy"', Click("Buy")),
        ('click = "Buy"\nnth = 2', Click("Buy", 2)),
        ('click = "Buy"\nheld = true\napptest = "a mouse"', Click("Buy", held=True)),
        ('set = "N"\nto = 3', Set("N", 3)),
        ('set = "N"\nto = 2.5', Set("N", 2.5)),
        ('set = "N"\nto = ""', Set("N", "")),
        ('set = "N"\nto = true', Set("N", True)),
        ('set = "N"\nto = ["a", "b"]', Set("N", ("a", "b"))),
        ('set = "N"\nto = [2030-01-10]', Set("N", (date(2030, 1, 10),))),
        ('set = "N"\nto = 09:30:00', Set("N", time(9, 30))),
        ('fill = "N"\nto = "Ada"', Fill("N", "Ada")),
        ('type = "N"\nto = "Ada"\napptest = "not sent"', Type("N", "Ada")),
        ('open = "T"\napptest = "no tabs"', Open("T")),
        ('upload = "F"\nfile = "a.txt"\ncontent = "hi"', Upload("F", "a.txt", "hi")),
        ('go = "P"', Go("P")),
        ("reload = true", Reload()),
    ],
)
def test_reads_every_input(lines: str, action: object) -> None:
    assert one_input(lines).action == action


def test_reads_what_is_done_while_the_app_is_busy() -> None:
    step = one_input('click = "Run"\nmeanwhile = { set = "Help", to = true }\napptest = "timing"')
    assert (step.action, step.meanwhile) == (Click("Run"), Set("Help", True))

    step = one_input('double_click = "Pay"', top='apptest = "timing"')
    assert (step.action, step.meanwhile) == (Click("Pay"), Click("Pay"))


def test_an_input_for_one_app_leaves_the_other_as_it_was() -> None:
    step = one_input('click = "Go"\nonly = "fixed"\nfixed = { text = "b" }')

    assert step.broken == Seen(text=("a",))
    assert (step.possible("broken"), step.possible("fixed")) == (False, True)
    assert step.fixed == Seen(text=("b",))


def test_reads_everything_that_can_be_seen() -> None:
    step = read(
        "apptest = 'tabs'\n"
        "[start]\nboth = { Agree = false, Tags = ['a'] }\n[[input]]\nclick = 'B'\n"
        "broken = { Agree = true, Tags = [], text = ['x'], error = 'e', warning = 'w', info = 'i', "
        "success = 's', exception = 'ValueError: no', disabled = 'Off', open = 'T' }\n"
        "fixed = { missing = ['Agree', 'Tags'] }\n"
    ).inputs[0]

    assert step.broken == Seen(
        widgets={"Agree": True, "Tags": ()},
        text=("x",),
        error=("e",),
        warning=("w",),
        info=("i",),
        success=("s",),
        exception=("ValueError: no",),
        disabled=frozenset(["Off"]),
        open=frozenset(["T"]),
    )
    assert step.fixed == Seen(missing=frozenset(["Agree", "Tags"]))


def test_reads_what_is_said_of_the_whole() -> None:
    head = "unsettled = 'a clock'\nlags = true\n"
    scenario = read(head + GOOD + "\n[never]\ntext = 'Stored: 3'\nVolume = 9")

    assert (scenario.unsettled, scenario.lags) == ("a clock", True)
    assert scenario.never == Seen({"Volume": 9}, ("Stored: 3",))
    assert read("apptest = 'no browser'\n" + GOOD).apptest == "no browser"


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
        ('click = "Reset"', 'click = "R"\nonly = "me"', "only must be", ("input", 2, "only")),
        ('click = "Reset"', 'open = "T"', "AppTest has no open tab", ("input", 2)),
        ('click = "Reset"', 'double_click = "T"', "while the script runs", ("input", 2)),
        ('click = "Reset"', 'type = "T"\nto = "x"', "typed and not sent", ("input", 2)),
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
            'click = "R"\nmeanwhile = { set = "x" }',
            'meanwhile: write set = "label" and to = value',
            ("input", 2, "meanwhile"),
        ),
        (
            'click = "Reset"',
            'click = "R"\napptest = ""',
            "must be a reason",
            ("input", 2, "apptest"),
        ),
        ("\n[start]", "lags = 1\n[start]", "lags must be true or false", ("lags",)),
        ("\n[start]", "unsettled = ' '\n[start]", 'unsettled = "why"', ("unsettled",)),
        ("\n[start]", "lags = true\napptest = 'x'\n[start]", "Remove lags", ("lags",)),
    ],
)
def test_a_mistake_is_named_with_its_place(
    before: str, after: str, said: str, place: tuple[str | int, ...]
) -> None:
    assert GOOD.count(before) >= 1
    wrong = GOOD.replace(before, after)

    with pytest.raises(ScenarioError) as caught:
        read(wrong)

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
    ],
)
def test_a_mistake_in_the_whole_is_named_with_its_place(
    toml: str, said: str, place: tuple[str | int, ...]
) -> None:
    with pytest.raises(ScenarioError) as caught:
        parse_demo(tomllib.loads(toml))

    assert said in str(caught.value)
    assert caught.value.place == place


def test_a_pair_that_never_differs_is_refused() -> None:
    same = '[start]\nboth = { text = "a" }\n[[input]]\nclick = "b"\nboth = { text = "a" }'

    with pytest.raises(ScenarioError, match="the same after every input"):
        read(same)

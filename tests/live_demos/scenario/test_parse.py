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
from live_demos.scenario.parse import parse_demo
from live_demos.scenario.problems import ScenarioError
from tests.live_demos.scenario.files import GOOD, HEAD


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
        ('click = "Buy"\nheld = true\nbrowser_only = "a mouse"', Click("Buy", held=True)),
        ('set = "N"\nto = 3', Set("N", 3)),
        ('set = "N"\nto = 2.5', Set("N", 2.5)),
        ('set = "N"\nto = ""', Set("N", "")),
        ('set = "N"\nto = true', Set("N", True)),
        ('set = "N"\nto = ["a", "b"]', Set("N", ("a", "b"))),
        ('set = "N"\nto = [2030-01-10]', Set("N", (date(2030, 1, 10),))),
        ('set = "N"\nto = 09:30:00', Set("N", time(9, 30))),
        ('fill = "N"\nto = "Ada"', Fill("N", "Ada")),
        ('type = "N"\nto = "Ada"\nbrowser_only = "not sent"', Type("N", "Ada")),
        ('open = "T"\nbrowser_only = "no tabs"', Open("T")),
        ('upload = "F"\nfile = "a.txt"\ncontent = "hi"', Upload("F", "a.txt", "hi")),
        ('go = "P"', Go("P")),
        ("reload = true", Reload()),
    ],
)
def test_reads_every_input(lines: str, action: object) -> None:
    assert one_input(lines).action == action


def test_reads_what_is_done_while_the_app_is_busy() -> None:
    step = one_input(
        'click = "Run"\nmeanwhile = { set = "Help", to = true }\nbrowser_only = "timing"'
    )
    assert (step.action, step.meanwhile) == (Click("Run"), Set("Help", True))

    step = one_input('double_click = "Pay"', top='browser_only = "timing"')
    assert (step.action, step.meanwhile) == (Click("Pay"), Click("Pay"))


def test_an_input_for_one_app_leaves_the_other_as_it_was() -> None:
    step = one_input('click = "Go"\nonly = "fixed"\nfixed = { text = "b" }')

    assert step.broken == Seen(text=("a",))
    assert (step.possible("broken"), step.possible("fixed")) == (False, True)
    assert step.fixed == Seen(text=("b",))


def test_reads_everything_that_can_be_seen() -> None:
    step = read(
        "browser_only = 'tabs'\n"
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
    assert read("browser_only = 'no browser'\n" + GOOD).browser_only == "no browser"


def test_a_pair_that_never_differs_is_refused() -> None:
    same = '[start]\nboth = { text = "a" }\n[[input]]\nclick = "b"\nboth = { text = "a" }'

    with pytest.raises(ScenarioError, match="the same after every input"):
        read(same)

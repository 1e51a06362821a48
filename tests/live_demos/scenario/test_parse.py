from __future__ import annotations

import json
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
    to_json,
)
from live_demos.scenario.parse import ScenarioError, parse_scenario

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


def read(toml: str) -> Scenario:
    return parse_scenario(tomllib.loads(toml))


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
    ("lines", "action", "words"),
    [
        ('click = "Buy"', Click("Buy"), "Click Buy"),
        ('click = "Buy"\nnth = 2', Click("Buy", 2), "Click Buy (number 2)"),
        (
            'click = "Buy"\nheld = true\napptest = "a mouse"',
            Click("Buy", held=True),
            "Press Buy, and release it once the page has changed",
        ),
        ('set = "N"\nto = 3', Set("N", 3), "Set N to 3"),
        ('set = "N"\nto = 2.5', Set("N", 2.5), "Set N to 2.5"),
        ('set = "N"\nto = ""', Set("N", ""), "Set N to nothing"),
        ('set = "N"\nto = true', Set("N", True), "Switch on N"),
        ('set = "N"\nto = ["a", "b"]', Set("N", ("a", "b")), "Set N to a, b"),
        ('set = "N"\nto = [2030-01-10]', Set("N", (date(2030, 1, 10),)), "Set N to 2030-01-10"),
        ('set = "N"\nto = 09:30:00', Set("N", time(9, 30)), "Set N to 09:30:00"),
        ('fill = "N"\nto = "Ada"', Fill("N", "Ada"), "In the form, set N to Ada"),
        (
            'type = "N"\nto = "Ada"\napptest = "not sent"',
            Type("N", "Ada"),
            "Type Ada into N, without Enter",
        ),
        ('open = "T"\napptest = "no tabs"', Open("T"), "Open T"),
        (
            'upload = "F"\nfile = "a.txt"\ncontent = "hi"',
            Upload("F", "a.txt", "hi"),
            "Upload the file a.txt to F",
        ),
        ('go = "P"', Go("P"), "Go to the page P"),
        ("reload = true", Reload(), "Reload the app"),
    ],
)
def test_reads_every_input_and_says_it_in_words(lines: str, action: object, words: str) -> None:
    step = one_input(lines)

    assert step.action == action
    assert step.words() == words


def test_reads_what_is_done_while_the_app_is_busy() -> None:
    step = one_input('click = "Run"\nmeanwhile = { set = "Help", to = true }\napptest = "timing"')
    assert (step.action, step.meanwhile) == (Click("Run"), Set("Help", True))
    assert step.words() == "Click Run, and while the app is busy: switch on Help"

    step = one_input('double_click = "Pay"', top='apptest = "timing"')
    assert (step.action, step.meanwhile) == (Click("Pay"), Click("Pay"))
    assert step.words() == "Click Pay twice, the second time while the app is busy"


def test_an_input_for_one_app_leaves_the_other_as_it_was() -> None:
    step = one_input('click = "Go"\nonly = "fixed"\nfixed = { text = "b" }')

    assert step.broken == Seen(text=("a",))
    assert (step.possible("broken"), step.possible("fixed")) == (False, True)
    assert (step.parts("broken"), step.parts("fixed")) == (("not possible",), ("“b”",))


def test_reads_everything_that_can_be_seen_and_says_it_in_words() -> None:
    step = read(
        "apptest = 'tabs'\n"
        "[start]\nboth = { Agree = false, Tags = ['a'] }\n[[input]]\nclick = 'B'\n"
        "broken = { Agree = true, Tags = [], text = ['x'], error = 'e', warning = 'w', info = 'i', "
        "success = 's', exception = 'ValueError: no', disabled = 'Off', open = 'T' }\n"
        "fixed = { missing = ['Agree', 'Tags'] }\n"
    ).inputs[0]

    assert step.broken.parts() == (
        "Agree is on",
        "Tags shows nothing",
        "“x”",
        "error “e”",
        "warning “w”",
        "info “i”",
        "success “s”",
        "exception “ValueError: no”",
        "Off is disabled",
        "T is open",
    )
    assert step.fixed.parts() == ("no Agree", "no Tags")


def test_reads_what_is_said_of_the_whole() -> None:
    head = "unsettled = 'a clock'\nlags = true\n"
    scenario = read(head + GOOD + "\n[never]\ntext = 'Stored: 3'\nVolume = 9")

    assert (scenario.unsettled, scenario.lags) == ("a clock", True)
    assert scenario.never == Seen({"Volume": 9}, ("Stored: 3",))
    assert read("apptest = 'no browser'\n" + GOOD).apptest == "no browser"


@pytest.mark.parametrize(
    ("before", "after", "said", "place"),
    [
        ("[start]", "[begin]", "no [start]", ("start",)),
        ("[[input]]", "[[inputs]]", "no [[input]]", ("input",)),
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
            'click = "R"\napptest = ""',
            "must be a reason",
            ("input", 2, "apptest"),
        ),
        ("\n[start]", "lags = 1\n[start]", "lags must be true or false", ("lags",)),
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


def test_a_pair_that_never_differs_is_refused() -> None:
    same = '[start]\nboth = { text = "a" }\n[[input]]\nclick = "b"\nboth = { text = "a" }'

    with pytest.raises(ScenarioError, match="the same after every input"):
        read(same)


@pytest.mark.parametrize(
    ("expected", "actual", "said"),
    [
        (Seen({"N": 3}), Seen({"N": 3}), []),
        (Seen({"N": 3}), Seen({"N": 4}), ["N shows 4, expected: shows 3"]),
        (Seen({"N": 1}), Seen({"N": True}), ["N is on, expected: shows 1"]),
        (Seen({"N": ()}), Seen({"N": ""}), []),
        (Seen({"N": "20…"}), Seen({"N": "2030-01-01"}), []),
        (Seen({"N": 3}), Seen(), ["N is not on the page, expected: shows 3"]),
        (Seen(), Seen({"N": 3}), ["N shows 3, expected: not on the page"]),
        (Seen(text=("a",)), Seen(text=("a", "b")), ["text is ['a', 'b'], expected: ['a']"]),
        (Seen(text=("a…",)), Seen(text=("abc",)), []),
        (Seen(error=("a",)), Seen(), ["error is [], expected: ['a']"]),
        (Seen(exception=("E: `k` is",)), Seen(exception=("E: k is\nbad",)), []),
        (Seen(exception=("F: k",)), Seen(exception=("E: k",)), ["exception is"]),
        (Seen(open=frozenset("T")), Seen(), ["open is [], expected: ['T']"]),
    ],
)
def test_expected_and_seen_are_compared(expected: Seen, actual: Seen, said: list[str]) -> None:
    found = expected.differences(actual)

    assert len(found) == len(said)
    for line, beginning in zip(found, said, strict=True):
        assert line.startswith(beginning)


def test_what_must_never_be_seen_is_found() -> None:
    never = Seen({"N": 3}, text=("Sent: a, a…",), missing=frozenset(["N"]))

    assert never.common(Seen({"N": 4}, text=("Sent: a",))) == []
    assert never.common(Seen({"N": 3}, text=("Sent: a, a, a",))) == [
        "N shows 3",
        "text “Sent: a, a, a”",
    ]
    assert never.common(Seen(missing=frozenset("N"))) == ["N is missing"]


def test_the_export_is_json_and_says_everything() -> None:
    toml = GOOD + '\n[[input]]\nset = "Day"\nto = [2030-01-10]\nboth = { Volume = 3 }'
    exported = json.loads(json.dumps(to_json(read(toml))))

    assert exported["start"]["action"] is None
    first, second, third = exported["inputs"]
    assert first["words"] == "Set Volume to 5"
    assert first["action"] == {"kind": "set", "label": "Volume", "value": 5, "nth": 1}
    assert (first["parts"], first["only"], first["meanwhile"]) == (True, None, None)
    assert first["broken"]["widgets"] == {"Volume": 3}
    assert first["broken"]["text"] == ["Stored: 3", "Old"]
    assert first["broken"]["words"] == ["Volume shows 3", "“Stored: 3”", "“Old”"]
    assert second["action"] == {"kind": "click", "label": "Reset", "nth": 1, "held": False}
    assert third["action"]["value"] == ["2030-01-10"]
    assert exported["topics"] == {
        "widgets": ["Volume"],
        "missing": ["Volume"],
        "disabled": [],
        "open": [],
    }

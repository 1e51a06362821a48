from __future__ import annotations

import tomllib

import pytest

from live_demos.scenario import Click, ScenarioError, Seen, Set, parse_scenario

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


def test_reads_inputs_in_order_and_what_each_app_shows() -> None:
    scenario = parse_scenario(tomllib.loads(GOOD))

    assert [step.action for step in scenario.steps()] == [None, Set("Volume", 5), Click("Reset")]
    first = scenario.inputs[0]
    assert first.broken == Seen({"Volume": 3}, ("Stored: 3", "Old"))
    assert first.fixed == Seen({"Volume": 5}, ("Stored: 5",))
    assert [step.parts_ways for step in scenario.steps()] == [False, True, False]


def test_says_itself_in_words_for_the_reader() -> None:
    first = parse_scenario(tomllib.loads(GOOD)).inputs[0]

    assert first.action is not None
    assert first.action.words() == "Set Volume to 5"
    assert first.broken.parts() == ("Volume shows 3", "“Stored: 3”", "“Old”")


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("[start]", "[begin]", "no [start]"),
        ("[[input]]", "[[inputs]]", "no [[input]]"),
        ('click = "Reset"', 'push = "Reset"', "[[input]] number 2: unknown key 'push'"),
        ('click = "Reset"', 'click = "Reset"\nto = 3', "number 2: write either click"),
        ("to = 5\n", "", "number 1: write either click"),
        ("to = 5", "to = [5]", "number 1: write either click"),
        ("both = { Volume = 3 }", "", "number 2: write either both, or broken and fixed"),
        ("both = { Volume = 3 }", "fixed = { Volume = 3 }", "number 2: broken is missing"),
        ("both = { Volume = 3 }", "both = {}", "number 2: both: write {"),
        ("both = { Volume = 3 }", "both = { text = 3 }", "text must be a string"),
        ("both = { Volume = 3 }", "both = { Volume = [3] }", "'Volume' must be a number"),
    ],
)
def test_a_mistake_is_named_with_its_place(before: str, after: str, said: str) -> None:
    assert GOOD.count(before) >= 1
    wrong = GOOD.replace(before, after)

    with pytest.raises(ScenarioError) as caught:
        parse_scenario(tomllib.loads(wrong))

    assert said in str(caught.value)


def test_a_pair_that_never_differs_is_refused() -> None:
    same = '[start]\nboth = { text = "a" }\n[[input]]\nclick = "b"\nboth = { text = "a" }'

    with pytest.raises(ScenarioError, match="the same after every input"):
        parse_scenario(tomllib.loads(same))

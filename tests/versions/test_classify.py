"""What was observed of an app in a release becomes one kind of behavior, and nothing is guessed."""

from __future__ import annotations

import pytest

from guide.releases.matrix import Cell
from live_demos.scenario import Seen, Set, Step, Variant
from versions.classify import classify
from versions.step_seen import Observed, step_seen

START = Step(action=None, broken=Seen(text=("3",)), fixed=Seen(text=("3",)))
SET = Step(action=Set("Volume", 7), broken=Seen(text=("3",)), fixed=Seen(text=("7",)))
FAILS = Step(
    action=Set("Volume", 7),
    broken=Seen(text=("3",), exception=("OldError: no …",)),
    fixed=Seen(text=("7",)),
)
KEYWORD = "TypeError: text_input() got an unexpected keyword argument 'bind'"


def cell(variant: Variant, *steps: tuple[Step, Seen], stopped: str = "") -> Cell:
    seen = [step_seen(step, variant, seen) for step, seen in steps]
    return classify(Observed(seen, stopped), variant)


@pytest.mark.parametrize("variant", ["broken", "fixed"])
def test_an_app_that_shows_all_that_its_scenario_says_is_as_here(variant: Variant) -> None:
    steps = [(step, step.seen(variant)) for step in (START, SET)]

    assert cell(variant, *steps) == Cell("as here")


def test_a_bug_is_gone_only_if_the_broken_app_shows_all_that_the_fixed_one_does() -> None:
    assert cell("broken", (START, START.fixed), (SET, SET.fixed)).kind == "gone"
    assert cell("broken", (START, Seen(text=("4",))), (SET, SET.fixed)).kind == "other"
    assert cell("broken", (SET, SET.fixed), stopped="No such button").kind == "other"


def test_a_right_solution_of_another_kind_is_no_bug_either() -> None:
    step = Step(SET.action, SET.broken, SET.fixed, also=(Seen(text=("6",)),))

    assert cell("broken", (step, Seen(text=("6",)))).kind == "gone"


def test_another_message_is_kept_word_for_word() -> None:
    seen = Seen(text=("3",), exception=("NewError: `key` cannot be set",))

    assert cell("broken", (START, START.broken), (FAILS, seen)) == Cell(
        "other message", "Set Volume to 7", ("NewError: `key` cannot be set",)
    )


def test_a_message_that_comes_with_other_contents_is_more_than_a_message() -> None:
    seen = Seen(text=("5",), exception=("NewError: `key` cannot be set",))

    assert cell("broken", (FAILS, seen)).kind == "other"


@pytest.mark.parametrize("variant", ["broken", "fixed"])
def test_what_a_release_does_not_have_is_named(variant: Variant) -> None:
    seen = (START, Seen(exception=(KEYWORD,)))

    assert cell(variant, seen, stopped="No widget") == Cell("no API", "", (KEYWORD,))


def test_a_fixed_app_that_shows_something_else_does_not_help() -> None:
    found = cell("fixed", (START, START.fixed), (SET, SET.broken))

    assert (found.kind, found.at) == ("cure fails", "Set Volume to 7")
    assert cell("fixed", (START, START.fixed), stopped="No widget").kind == "cure fails"

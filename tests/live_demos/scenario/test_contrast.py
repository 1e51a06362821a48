"""How the broken app differs, in a sentence, and what differs first in the table."""

from __future__ import annotations

from typing import Any

import pytest

from live_demos.scenario import Click, Seen, Set, Step, outcome_parts, say_difference
from testing.catalog import CATALOG

CLICK = Click("Go")


def after(broken: Seen, fixed: Seen, action: Any = CLICK, **more: Any) -> Step:
    return Step(action=action, broken=broken, fixed=fixed, **more)


@pytest.mark.parametrize(
    ("broken", "fixed", "sentence"),
    [
        (Seen(widgets={"A": 5}), Seen(widgets={"A": 7}), "shows 5 in A instead of 7."),
        (Seen(widgets={"A": ""}), Seen(widgets={"A": "x"}), "shows nothing in A instead of x."),
        (Seen(widgets={"A": False}), Seen(widgets={"A": True}), "has A off instead of on."),
        (Seen(text=("1",)), Seen(text=("2",)), "says “1” instead of “2”."),
        (Seen(text=("Hi",)), Seen(text=("Hi", "You?")), "does not say “You?”."),
        (Seen(warning=("Stop.",)), Seen(), "shows the warning “Stop.”"),
        (
            Seen(exception=("KeyError: None",)),
            Seen(text=("14",)),
            "shows the exception KeyError, and does not say “14”.",
        ),
        (Seen(missing=frozenset({"A"})), Seen(widgets={"A": 3}), "has no A."),
        (Seen(widgets={"A": 3}), Seen(missing=frozenset({"A"})), "still has A."),
        (Seen(disabled=frozenset({"A"})), Seen(), "has A disabled."),
        (Seen(), Seen(open=frozenset({"A"})), "has A closed."),
    ],
)
def test_what_the_broken_app_does_otherwise(broken: Seen, fixed: Seen, sentence: str) -> None:
    assert say_difference(after(broken, fixed)) == f"The broken app {sentence}"


@pytest.mark.parametrize(
    ("value", "instead", "lost"),
    [
        (7, 5, "The 7 is lost: the broken app shows 5 in A instead of 7."),
        ("Bea", "Al", "“Bea” is lost: the broken app shows Al in A instead of Bea."),
        (("a", "b"), ("a",), "“b” is lost: the broken app shows a in A instead of a, b."),
        (True, False, "The broken app has A off instead of on."),
    ],
)
def test_an_input_that_is_lost_is_named(value: Any, instead: Any, lost: str) -> None:
    step = after(Seen(widgets={"A": instead}), Seen(widgets={"A": value}), Set("A", value))

    assert say_difference(step) == lost


def test_an_input_that_one_app_cannot_have_is_said() -> None:
    step = after(Seen(), Seen(text=("1",)), only="fixed")

    assert say_difference(step) == "In the broken app, this cannot be done."


def test_where_the_apps_agree_there_is_nothing_to_say() -> None:
    assert say_difference(after(Seen(text=("1",)), Seen(text=("1",)))) == ""


def test_every_parting_of_every_demo_has_its_sentence() -> None:
    for demo in CATALOG.values():
        for step in demo.scenario.steps():
            assert bool(say_difference(step)) == step.parts_ways, demo.slug


def test_what_differs_comes_first() -> None:
    alike = {"Nights": 5}
    step = after(
        Seen(widgets=alike | {"Days": 8}, text=("5 and 8",)),
        Seen(widgets=alike | {"Days": 10}, text=("5 and 10",)),
    )

    parts = [(part.words, part.differs) for part in outcome_parts(step, "broken")]

    assert parts == [("Days shows 8", True), ("“5 and 8”", True), ("Nights shows 5", False)]

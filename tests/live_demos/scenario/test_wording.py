from __future__ import annotations

from datetime import date, time

import pytest

from live_demos.scenario import (
    Action,
    Click,
    Fill,
    Go,
    Open,
    Reload,
    Seen,
    Set,
    Step,
    Type,
    Upload,
    say_action,
    say_outcome,
    say_seen,
    say_step,
)
from live_demos.scenario.field_types import classes_in

SAID: list[tuple[Action, str]] = [
    (Click("Buy"), "Click Buy"),
    (Click("Buy", 2), "Click Buy (number 2)"),
    (Click("Buy", held=True), "Press Buy, and release it once the page has changed"),
    (Set("N", 3), "Set N to 3"),
    (Set("N", 2.5), "Set N to 2.5"),
    (Set("N", ""), "Set N to nothing"),
    (Set("N", True), "Switch on N"),
    (Set("N", ("a", "b")), "Set N to a, b"),
    (Set("N", (date(2030, 1, 10),)), "Set N to 2030-01-10"),
    (Set("N", time(9, 30)), "Set N to 09:30:00"),
    (Fill("N", "Ada"), "In the form, set N to Ada"),
    (Type("N", "Ada"), "Type Ada into N, without Enter"),
    (Open("T"), "Open T"),
    (Upload("F", "a.txt", "hi"), "Upload the file a.txt to F"),
    (Go("P"), "Go to the page P"),
    (Reload(), "Reload the app"),
]


@pytest.mark.parametrize(("action", "words"), SAID)
def test_every_input_is_an_instruction(action: Action, words: str) -> None:
    assert say_action(action) == words


def test_no_kind_of_input_is_left_out() -> None:
    assert {type(action) for action, _ in SAID} == set(classes_in(Action))


def test_a_second_input_is_said_after_the_first() -> None:
    def both(second: Action) -> str:
        return say_step(Step(Click("Pay"), Seen(), Seen(), meanwhile=second))

    assert both(Set("Help", True)) == "Click Pay, and while the app is busy: switch on Help"
    assert both(Click("Pay")) == "Click Pay twice, the second time while the app is busy"


def test_the_other_app_cannot_do_what_is_for_one_only() -> None:
    step = Step(Click("Go"), Seen(text=("a",)), Seen(text=("b",)), only="fixed")

    assert say_outcome(step, "broken") == ("not possible",)
    assert say_outcome(step, "fixed") == ("“b”",)


def test_everything_that_can_be_seen_has_words() -> None:
    seen = Seen(
        widgets={"Agree": True, "Off": False, "Tags": (), "Days": (date(2030, 1, 10), "x")},
        text=("x",),
        error=("e",),
        warning=("w",),
        info=("i",),
        success=("s",),
        exception=("ValueError: no",),
        missing=frozenset(["B", "A"]),
        disabled=frozenset(["Next"]),
        open=frozenset(["T"]),
    )

    assert say_seen(seen) == (
        "Agree is on",
        "Off is off",
        "Tags shows nothing",
        "Days shows 2030-01-10, x",
        "“x”",
        "error “e”",
        "warning “w”",
        "info “i”",
        "success “s”",
        "exception “ValueError: no”",
        "no A",
        "no B",
        "Next is disabled",
        "T is open",
    )

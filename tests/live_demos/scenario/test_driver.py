"""The driver: every kind of input, and everything that can be seen."""

from __future__ import annotations

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
    Topics,
    Type,
    Value,
    say_action,
)
from live_demos.scenario.driver import InputError, TestedApp
from testing.apps import EVERY_INPUT, LAST_LINES, load


def topics(
    *widgets: str,
    missing: tuple[str, ...] = (),
    disabled: tuple[str, ...] = (),
    opened: tuple[str, ...] = (),
) -> Topics:
    return Topics(frozenset(widgets), frozenset(missing), frozenset(disabled), frozenset(opened))


def look(tested: TestedApp, *widgets: str) -> Seen:
    return tested.seen(topics(*widgets))


def shown(tested: TestedApp, label: str) -> Value | None:
    return look(tested, label).widgets.get(label)


def test_every_widget_takes_its_input_and_shows_it() -> None:
    tested = TestedApp(load("widgets"))

    for action, label, value in EVERY_INPUT:
        tested.perform(action)
        assert look(tested, label).widgets == {label: value}, say_action(action)

    assert look(tested).text == LAST_LINES


def test_what_is_filled_into_a_form_stays_there_until_its_own_button() -> None:
    tested = TestedApp(load("widgets"))
    tested.perform(Fill("Field", "kept"))
    tested.perform(Set("Box", True))

    assert "Saved:" in look(tested).text
    assert shown(tested, "Field") == "kept"
    tested.perform(Click("Save"))
    assert "Saved: kept" in look(tested).text


def test_alerts_and_what_is_missing_disabled_or_open_are_seen() -> None:
    tested = TestedApp(load("widgets"))
    asked = topics(
        missing=("Save", "Nowhere", "Other tab", "Folded", "Popped", "Name", "Nam…"),
        disabled=("Off", "Locked", "Name"),
        opened=("First tab", "Other tab", "Folded"),
    )
    seen = tested.seen(asked)

    assert (seen.error, seen.info) == ((), ()), "what is closed is not seen"
    assert (seen.warning, seen.success) == (("A `warning`",), ("A success",))
    assert seen.missing == {"Nowhere"}
    assert seen.disabled == {"Off", "Locked"}
    assert seen.open == {"First tab"}

    for label in ("Other tab", "Folded", "Popped"):
        tested.perform(Open(label))
    seen = tested.seen(asked)
    assert (seen.error, seen.info) == (("An error, folded",), ("An info, popped",))
    assert seen.open == {"Other tab", "Folded"}


def test_pages_a_reload_and_an_exception() -> None:
    tested = TestedApp(load("pages"))
    tested.perform(Set("Address", "Elm St 1"))
    tested.perform(Reload())
    assert look(tested).text == ("On the first page: Elm St 1",)

    tested.perform(Go("Summary"))
    assert tested.seen(topics(missing=("Address", "Raise"))).missing == {"Address"}
    tested.perform(Set("Raise", True))
    assert look(tested).exception == (
        "StreamlitAPIException: `st.session_state.level` cannot be modified after the widget with "
        "key `level` is instantiated.",
    )


@pytest.mark.parametrize(
    ("action", "said"),
    [
        (Click("Nowhere"), "0 buttons are labeled 'Nowhere'"),
        (Click("Name"), "0 buttons are labeled 'Name'"),
        (Click("Off"), "“Off” is disabled"),
        (Click("Same", nth=3), "2 buttons are labeled 'Same'"),
        (Set("Nowhere", 1), "0 widgets are labeled 'Nowhere'"),
        (Set("Field", "x"), "'Field' is in a form: use fill"),
        (Fill("Name", "x"), "'Name' is in no form: use set"),
        (Type("Nowhere", "x"), "0 widgets"),
        (Open("Nowhere"), "nothing to open is labeled 'Nowhere'"),
        (Go("Nowhere"), "0 page links"),
    ],
)
def test_an_input_that_cannot_be_made_says_why(action: Action, said: str) -> None:
    tested = TestedApp(load("widgets"))

    with pytest.raises(InputError) as caught:
        tested.perform(action)

    assert said in str(caught.value)

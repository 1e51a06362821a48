"""What readers can begin an app of their own with, under AppTest."""

from __future__ import annotations

import ast

import pytest
from streamlit.testing.v1 import AppTest

from live_demos.importable import IMPORTABLE
from live_demos.publish.own_app import FOLDER, STARTING_POINTS
from settled import unsettled
from testing.apptest_fixtures import time_on_a_slow_machine

__all__ = ["time_on_a_slow_machine"]


def started(name: str) -> AppTest:
    at = AppTest.from_file(FOLDER / name)
    at.run()
    assert not at.exception
    return at


def lines(at: AppTest) -> list[str]:
    return [markdown.value for markdown in at.markdown]


def test_every_file_is_offered_and_no_other() -> None:
    assert {path.name for path in FOLDER.glob("*.py")} == set(STARTING_POINTS)


@pytest.mark.parametrize("name", STARTING_POINTS)
def test_it_needs_what_is_there_only(name: str) -> None:
    tree = ast.parse((FOLDER / name).read_text("utf-8"))
    modules = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    }

    assert modules <= IMPORTABLE


def test_the_slider_loses_every_second_input() -> None:
    at = started("slider.py")

    seen = [at.slider[0].set_value(value).run().slider[0].value for value in (5, 7, 9)]

    assert seen == [5, 5, 9]
    assert lines(at) == ["Stored: 9"]


def test_the_slider_is_not_settled_after_an_input() -> None:
    at = started("slider.py")
    at.slider[0].set_value(5).run()

    assert unsettled(at)


def test_the_form_keeps_what_is_sent() -> None:
    at = started("form.py")

    for name, meal in (("Ada", "Soup"), ("Bob", "Salad"), ("", "Soup")):
        at.text_input[0].set_value(name)
        at.selectbox[0].set_value(meal)
        at.button[0].click().run()

    assert lines(at) == ["Ada: Soup", "Bob: Salad"]
    assert not unsettled(at)


def test_the_chat_shows_each_message_at_once() -> None:
    at = started("chat.py")

    at.chat_input[0].set_value("one").run()
    at.chat_input[0].set_value("two").run()

    assert lines(at) == ["one", "You wrote one.", "two", "You wrote two."]
    assert [message.name for message in at.chat_message] == ["user", "assistant"] * 2
    assert not unsettled(at)

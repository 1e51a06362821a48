"""The two drivers of live apps: every kind of input, and everything that can be seen.

One makes its inputs from outside with real mouse and keys, for the checks of all demos; the other
is a part of the site and makes them inside the frame, for the reader who presses *Play*.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from live_demos.scenario import (
    Action,
    Click,
    Go,
    Open,
    Reload,
    Seen,
    Set,
    Step,
    Topics,
    Type,
    differences,
    say_action,
)
from testing.apps import EVERY_INPUT, LAST_LINES, load
from testing.browser_fixtures import page_of_visit
from testing.live_app import LiveApp
from testing.played_app import PlayedApp
from testing.server import SiteServer
from testing.small_app import start as start_script

__all__ = ["page_of_visit"]

Start = Callable[[str], LiveApp]


@pytest.fixture(params=[LiveApp, PlayedApp], ids=["from outside", "played"])
def start(request: pytest.FixtureRequest, page: Page, server: SiteServer) -> Start:
    """Give what starts an app for each of the drivers."""
    driver: type[LiveApp] = request.param
    return lambda name: driver(start_script(page, server, load(name).source).frame)


def look(live: LiveApp, *widgets: str, **marks: set[str]) -> Seen:
    none: set[str] = set()
    asked = {mark: frozenset(marks.get(mark, none)) for mark in ("missing", "disabled", "open")}
    return live.seen(Topics(widgets=frozenset(widgets), **asked))


def both(first: Action, meanwhile: Action) -> Step:
    return Step(action=first, meanwhile=meanwhile, broken=Seen(), fixed=Seen())


def test_every_widget_takes_its_input_and_shows_it(page: Page, start: Start) -> None:
    page.set_viewport_size({"width": 500, "height": 3000})
    live = start("widgets")

    for action, label, value in EVERY_INPUT:
        live.perform(action)
        assert look(live, label).widgets == {label: value}, say_action(action)

    assert look(live).text == LAST_LINES


def test_only_what_a_reader_sees_is_seen(page: Page, start: Start) -> None:
    live = start("widgets")
    openers = {"First tab", "Other tab", "Folded", "Popped"}

    seen = look(
        live,
        missing={"Save", "Nowhere", "Other tab", "Folded", "Popped", "Name", "Nam…", "Say…"},
        disabled={"Off", "Locked", "Name"},
        open=openers,
    )
    assert seen.missing == {"Nowhere"}
    assert seen.disabled == {"Off", "Locked"}
    assert seen.open == {"First tab"}
    assert (seen.warning, seen.success) == (("A warning",), ("A success",))
    assert (seen.error, seen.info) == ((), ())

    live.perform(Open("Other tab"))
    live.perform(Open("Folded"))
    assert look(live, open=openers).open == {"Other tab", "Folded"}
    assert look(live).error == ("An error, folded",)
    live.perform(Open("Popped"))
    seen = look(live, open=openers)
    assert seen.open == {"Other tab", "Folded", "Popped"}
    assert seen.info == ("An info, popped",)


@pytest.mark.errors_expected  # what an app raises is in the console too
def test_pages_a_dialog_and_an_exception(page: Page, start: Start) -> None:
    live = start("pages")
    live.perform(Set("Address", "Elm St 1"))
    live.perform(Go("Summary"))
    assert look(live, missing={"Address", "Raise"}).missing == {"Address"}
    live.perform(Click("Rename me"))
    live.perform(Set("New name", "Ada"))
    assert look(live, "New name").widgets == {"New name": "Ada"}
    page.keyboard.press("Escape")

    live.perform(Set("Raise", True))
    expected = "StreamlitAPIException: `st.session_state.level` cannot be modified after"
    assert not differences(Seen(exception=(expected,)), look(live))


def test_a_reload_begins_a_new_session(page: Page, start: Start) -> None:
    live = start("widgets")
    live.perform(Set("Slider", 8))

    live.perform(Reload())

    assert look(live, "Slider").widgets == {"Slider": 3}


def test_what_comes_between_an_input_and_the_end_of_its_run(page: Page, start: Start) -> None:
    live = start("timing")

    live.perform_step(both(Click("Work"), Set("Help", True)))
    assert look(live, "Help") == Seen({"Help": True}, ("Sent: 0", "Begun: 1, ended: 0"))

    live.perform_step(both(Click("Work"), Click("Work")))
    assert look(live).text == ("Sent: 0", "Working", "Begun: 3, ended: 1")

    live.perform(Type("Name", "Ada"))
    assert look(live, "Name", disabled={"Greet"}).disabled == {"Greet"}
    assert look(live, "Name").widgets == {"Name": "Ada"}

    live.perform(Click("Send", held=True))
    assert look(live, disabled={"Greet"}).disabled == set()
    assert look(live).text[0] == "Sent: 0", "the button has moved away below the mouse"
    live.perform(Click("Send"))
    assert look(live).text[0] == "Sent: 1"

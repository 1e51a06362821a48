from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from live_demos.scenario import Seen, Set, Step, Topics
from testing.live_app import run_pair
from testing.paths import ROOT
from testing.server import SiteServer
from testing.small_app import start

SCRIPT = """
import streamlit as st
{place}
place.chat_input("Message")
st.write("Last line")
"""


@pytest.mark.parametrize(
    ("place", "below"),
    [
        ("place = st", True),
        ("place = st.container()", False),
        ("place = st.columns(2)[0]", False),
        ("place = st.tabs(['One'])[0]", False),
    ],
)
def test_where_the_input_stands_when_it_is_called_above_a_line(
    page: Page, server: SiteServer, place: str, below: bool
) -> None:
    live = start(page, server, SCRIPT.format(place=place))
    tops = [
        (box.bounding_box() or {"y": 0})["y"]
        for box in (live.frame.get_by_test_id("stChatInput"), live.frame.get_by_text("Last line"))
    ]

    assert (tops[0] > tops[1]) is below


def test_the_frame_is_as_high_as_the_chat_needs(page: Page, server: SiteServer) -> None:
    page.goto(f"{server.address}patterns/chat-one-behind/")
    for live in run_pair(page, "chat-one-behind"):
        live.perform(Set("Message", "Hello"))
        live.perform(Set("Message", "Bye"))
        live.frame.wait_for_function("() => innerHeight < 400")
    line = live.frame.get_by_text("Bye").bounding_box()
    field = live.frame.get_by_test_id("stChatInput").bounding_box()
    assert line is not None
    assert field is not None
    assert line["y"] + line["height"] < field["y"]


# What the page's own code needs. st.write_stream needs numpy, which is not here: it draws as this
# does, and an input ends the run at the same places.
AROUND = """
import time
import streamlit as st
st.session_state.setdefault("messages", [])
def ask(question):
    yield from ["Yes, ", question]
def write_stream(place, words):
    text = ""
    with place:
        line = st.empty()
    for word in words:
        text += word
        line.write(text)
        time.sleep(1)
    return text
"""


def test_a_question_is_kept_when_another_message_comes_during_its_answer(
    page: Page, server: SiteServer
) -> None:
    text = (ROOT / "docs" / "patterns" / "chat-one-behind.md").read_text("utf-8")
    [code] = re.findall(r"^```python\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    streamed = ".write_stream("
    assert code.count('st.chat_message("assistant")' + streamed) == 1
    code = code.replace(
        'st.chat_message("assistant")' + streamed, 'write_stream(st.chat_message("assistant"), '
    )
    live = start(page, server, AROUND + code)
    one, two = Set("Message", "one"), Set("Message", "two")
    live.perform_step(Step(action=one, meanwhile=two, broken=Seen(), fixed=Seen()))

    nothing = frozenset[str]()
    seen = live.seen(Topics(nothing, nothing, nothing, nothing)).text
    assert seen == ("one", "two", "Yes, two")

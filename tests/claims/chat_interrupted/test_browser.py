from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from live_demos.scenario import Seen, Set, Step, Topics
from testing.live_app import LiveApp
from testing.server import SiteServer
from testing.small_app import start

NOTHING = frozenset[str]()
WRITTEN = Topics(NOTHING, NOTHING, NOTHING, NOTHING)
TEA = Set("Ask", "tea")
JAM = Set("Ask", "jam")
HELP = Set("Help", True)

ANSWER = """
import time
import streamlit as st
state = st.session_state
state.setdefault("talk", [])
st.checkbox("Help")
def answer(question):
    yield from ["I ", "like ", question]
# st.write_stream needs numpy, which is not here. It draws as this does.
def write_stream(words):
    place = st.empty()
    text = ""
    for word in words:
        text += word
        place.write(text)
        time.sleep(1)  # Long enough for an input in between on a busy machine.
    return text
"""
IN_TURN = (
    ANSWER
    + """
for text in state.talk:
    st.write(text)
if question := st.chat_input("Ask"{more}):
    {before}
    st.write(question)
    text = write_stream({words})
    {after}
"""
)
STORED_BELOW = {"before": "pass", "after": "state.talk += [question, text]"}
STORED_IN_TWO = {"before": "state.talk.append(question)", "after": "state.talk.append(text)"}
KEPT_AS_IT_COMES = (
    ANSWER
    + """
for turn in state.talk:
    st.write(turn["question"])
    st.write(turn["answer"])
def words(turn):
    for word in answer(turn["question"]):
        turn["answer"] += word
        yield word
if question := st.chat_input("Ask", submit_mode="stop"):
    turn = {"question": question, "answer": ""}
    state.talk.append(turn)
    st.write(question)
    write_stream(words(turn))
"""
)
WAITING = (
    ANSWER
    + """
def ask():
    state.talk.append([state.question, None])
waiting = bool(state.talk) and state.talk[-1][1] is None
st.chat_input("Ask", key="question", on_submit=ask, disabled=waiting)
for turn in state.talk:
    st.write(turn[0])
    if turn[1]:
        st.write(turn[1])
    else:
        turn[1] = write_stream(answer(turn[0]))
if waiting:
    st.rerun()
"""
)


SLOW_ABOVE = """
import time
import streamlit as st
state = st.session_state
state.setdefault("talk", [])
def ask():
    state.talk.append(state.question)
st.text("Loading")
time.sleep(1)
st.text("Loaded")
{lines}
for text in state.talk:
    st.write(text)
"""
STORED_IN_THE_BLOCK = """
if question := st.chat_input("Ask"):
    state.talk.append(question)
"""
STORED_IN_A_CALLBACK = """
st.chat_input("Ask", key="question", on_submit=ask)
"""


def in_turn(**parts: str) -> str:
    return IN_TURN.format(**({"more": "", "words": "answer(question)"} | parts))


def box(live: LiveApp) -> Locator:
    return live.frame.get_by_placeholder("Ask")


def send(live: LiveApp, text: str) -> None:
    box(live).fill(text)
    box(live).press("Enter")


@pytest.mark.parametrize(
    ("places", "meanwhile", "kept"),
    [
        (STORED_BELOW, JAM, ("jam", "I like jam")),
        (STORED_IN_TWO, JAM, ("tea", "jam", "I like jam")),
        (STORED_IN_TWO, HELP, ("tea",)),
        (STORED_IN_TWO | {"more": ', submit_mode="disable"'}, HELP, ("tea",)),
    ],
)
def test_what_another_input_during_an_answer_leaves(
    page: Page, server: SiteServer, places: dict[str, str], meanwhile: Set, kept: tuple[str, ...]
) -> None:
    live = start(page, server, in_turn(**places))
    live.perform_step(Step(action=TEA, meanwhile=meanwhile, broken=Seen(), fixed=Seen()))

    assert live.seen(WRITTEN).text == kept
    expect(box(live)).to_be_enabled()


@pytest.mark.parametrize(
    "script", [in_turn(**STORED_IN_TWO, more=', submit_mode="disable"'), WAITING]
)
def test_what_keeps_the_next_message_back_until_the_answer_is_there(
    page: Page, server: SiteServer, script: str
) -> None:
    live = start(page, server, script)
    send(live, "tea")
    expect(box(live)).to_be_disabled()

    expect(box(live)).to_be_enabled()
    assert live.seen(WRITTEN).text == ("tea", "I like tea")


def test_what_waits_for_an_answer_is_answered_after_another_input(
    page: Page, server: SiteServer
) -> None:
    live = start(page, server, WAITING)
    live.perform_step(Step(action=TEA, meanwhile=HELP, broken=Seen(), fixed=Seen()))

    expect(box(live)).to_be_enabled()
    assert live.seen(WRITTEN).text == ("tea", "I like tea")


@pytest.mark.parametrize(
    ("script", "kept"),
    [
        (in_turn(**STORED_IN_TWO, more=', submit_mode="stop"'), ("tea",)),
        (KEPT_AS_IT_COMES, ("tea", "I")),
    ],
)
def test_what_is_left_of_an_answer_that_somebody_stops(
    page: Page, server: SiteServer, script: str, kept: tuple[str, ...]
) -> None:
    live = start(page, server, script)
    send(live, "tea")
    live.frame.get_by_text("I", exact=True).wait_for()
    expect(box(live)).to_be_disabled()
    live.frame.get_by_test_id("stChatInput").get_by_role("button").last.click()
    expect(box(live)).to_be_enabled()

    live.perform(HELP)
    text = live.seen(WRITTEN).text
    assert "I like tea" not in text
    # How much of the answer had come is a matter of time.
    assert len(text) == len(kept)
    assert all(line.startswith(begun) for line, begun in zip(text, kept, strict=True))


@pytest.mark.parametrize(
    ("lines", "kept"), [(STORED_IN_THE_BLOCK, ["jam"]), (STORED_IN_A_CALLBACK, ["tea", "jam"])]
)
def test_what_is_left_of_a_question_that_is_interrupted_above_the_chat_input(
    page: Page, server: SiteServer, lines: str, kept: list[str]
) -> None:
    live = start(page, server, SLOW_ABOVE.format(lines=lines))
    live.perform_step(Step(action=TEA, meanwhile=JAM, broken=Seen(), fixed=Seen()))

    written = live.frame.get_by_test_id("stMarkdown")
    assert written.all_inner_texts() == kept

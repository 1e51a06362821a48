from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest


def thumbs_outside() -> None:
    import streamlit as st

    state = st.session_state
    state.setdefault("answers", [])
    state.setdefault("votes", {})

    def vote(number: int) -> None:
        state.votes[number] = state[f"vote {number}"]

    if question := st.chat_input("Ask"):
        state.answers.append(f"I like {question}")

    for number, text in enumerate(state.answers):
        st.write(text)
        st.feedback("thumbs", key=f"vote {number}", on_change=vote, args=(number,))


def thumbs_inside(callback: bool) -> None:
    import streamlit as st

    state = st.session_state
    state.setdefault("votes", [])

    def vote() -> None:
        state.votes.append(state.vote)

    if question := st.chat_input("Ask"):
        st.write(f"I like {question}")
        chosen = st.feedback("thumbs", key="vote", on_change=vote if callback else None)
        if chosen is not None and not callback:
            state.votes.append(chosen)


def test_thumbs_outside_the_block_vote_each_for_its_answer() -> None:
    at = AppTest.from_function(thumbs_outside).run()
    at.chat_input[0].set_value("tea").run()
    at.chat_input[0].set_value("cake").run()
    at.feedback(key="vote 0").set_value(1).run()
    at.feedback(key="vote 1").set_value(0).run()

    assert at.session_state.votes == {0: 1, 1: 0}
    assert [line.value for line in at.markdown] == ["I like tea", "I like cake"]


@pytest.mark.parametrize(("callback", "votes"), [(False, []), (True, [1])])
def test_thumbs_inside_the_block_go_away_with_the_answer_whether_the_vote_counts_or_not(
    callback: bool, votes: list[int]
) -> None:
    at = AppTest.from_function(thumbs_inside, args=(callback,)).run()
    at.chat_input[0].set_value("tea").run()
    assert [line.value for line in at.markdown] == ["I like tea"]
    at.feedback(key="vote").set_value(1).run()

    assert at.session_state.votes == votes
    assert not at.markdown
    assert not at.feedback


def test_thumbs_return_the_vote_in_each_rerun() -> None:
    def script() -> None:
        import streamlit as st

        st.write(str(st.feedback("thumbs", key="vote")))
        st.button("Any other input")

    at = AppTest.from_function(script).run()
    at.feedback(key="vote").set_value(1).run()
    at.button[0].click().run()

    assert at.markdown[0].value == "1"

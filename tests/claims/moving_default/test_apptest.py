from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import cast

import pytest
from streamlit.testing.v1 import AppTest

from testing.paths import DEMOS


def test_the_broken_box_is_another_one_in_every_rerun() -> None:
    at = AppTest.from_file(DEMOS / "moving-default" / "broken.py").run()
    found = {at.text_input[0].id}
    for _ in range(3):
        at.run()
        found.add(at.text_input[0].id)

    assert len(found) == 4


@pytest.mark.parametrize(("key", "kept"), [(None, False), ("key", True)])
def test_a_key_alone_ends_a_moving_default(key: str | None, kept: bool) -> None:
    def script(key: str | None) -> None:
        from datetime import datetime

        import streamlit as st

        st.text_input("Name", value=f"{datetime.now()}", key=key)
        span = datetime(2020, 1, 1), datetime(2040, 1, 1)
        st.slider("When", *span, value=datetime.now(), key=key and f"{key} 2")

    at = AppTest.from_function(script, args=(key,)).run()
    at.text_input[0].set_value("holiday").run()
    at.slider[0].set_value(datetime(2025, 1, 1)).run()

    assert (at.text_input[0].value == "holiday") is kept
    assert (at.slider[0].value == datetime(2025, 1, 1)) is kept


def test_a_random_default_with_a_key_is_that_of_the_first_rerun() -> None:
    def script() -> None:
        from random import randrange

        import streamlit as st

        st.number_input("Seed", value=randrange(10**9), key="seed")  # noqa: S311

    at = AppTest.from_function(script).run()
    first = at.number_input[0].value
    at.run()

    assert at.number_input[0].value == first


def test_a_time_input_drops_the_seconds_of_its_default() -> None:
    def script() -> None:
        from datetime import time

        import streamlit as st

        moved = st.session_state.get("moved", (0, 0))
        st.time_input("Start", value=time(9, *moved))

    at = AppTest.from_function(script).run()
    at.time_input[0].set_value(time(11)).run()
    at.session_state["moved"] = (0, 59)
    assert at.run().time_input[0].value == time(11)
    at.session_state["moved"] = (1, 0)
    assert at.run().time_input[0].value == time(9, 1)


def test_now_and_today_stay_the_same() -> None:
    def script() -> None:
        import streamlit as st

        st.time_input("Start", value="now")
        st.date_input("Day", value="today")

    at = AppTest.from_function(script).run()
    at.time_input[0].set_value(time(11)).run()
    at.date_input[0].set_value(datetime(2030, 1, 5).date()).run()
    at.run()

    assert at.time_input[0].value == time(11)
    assert at.date_input[0].value == datetime(2030, 1, 5).date()


@pytest.mark.parametrize("key", [None, "since"])
@pytest.mark.parametrize("stored", [False, True])
def test_limits_made_from_now_lose_every_input_even_with_a_key(
    key: str | None, stored: bool
) -> None:
    def script(key: str | None, stored: bool) -> None:
        from datetime import datetime, timedelta

        import streamlit as st

        now = datetime.now()
        if stored:
            now = st.session_state.setdefault("now", now)
        st.slider("Since", now - timedelta(days=7), now, key=key)

    at = AppTest.from_function(script, args=(key, stored)).run()
    identity, start = at.slider[0].id, cast("datetime", at.slider[0].value)
    at.slider[0].set_value(start + timedelta(days=3)).run()

    assert (at.slider[0].id == identity) is stored
    assert (cast("datetime", at.slider[0].value) > start + timedelta(days=2)) is stored


def test_a_button_with_a_random_key_is_never_true_and_its_callback_runs() -> None:
    def script() -> None:
        from uuid import uuid4

        import streamlit as st

        seen = st.session_state.setdefault("seen", [])
        if st.button("Go", key=f"{uuid4()}", on_click=lambda: seen.append("callback")):
            seen.append("true")

    at = AppTest.from_function(script).run()
    for _ in range(2):
        at.button[0].click().run()

    assert at.session_state.seen == ["callback", "callback"]

from __future__ import annotations

import threading

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest


@pytest.fixture(autouse=True)
def empty_caches() -> None:
    st.cache_data.clear()
    st.cache_resource.clear()


def connection_that_is_cached(check: bool) -> None:
    import sqlite3

    import streamlit as st

    @st.cache_resource
    def connect() -> sqlite3.Connection:
        made = sqlite3.connect("shop.db", check_same_thread=check)
        made.execute("CREATE TABLE IF NOT EXISTS todo (thing)")
        return made

    def add() -> None:
        with connect() as database:
            database.execute("INSERT INTO todo VALUES ('bread')")

    st.button("Add", on_click=add)
    (rows,) = connect().execute("SELECT count(*) FROM todo").fetchone()
    st.write(f"{rows}")


def test_a_cached_connection_gives_what_is_in_the_database_now() -> None:
    at = AppTest.from_function(connection_that_is_cached, args=(False,)).run()
    for rows in ("1", "2"):
        at.button[0].click().run()
        assert at.markdown[0].value == rows


def test_a_cached_connection_to_sqlite_must_be_told_of_threads() -> None:
    at = AppTest.from_function(connection_that_is_cached, args=(True,)).run()
    assert not at.exception
    # A thread that has ended leaves its number to a later one. These take what there is.
    over = threading.Event()
    others = [threading.Thread(target=over.wait) for _ in range(20)]
    for other in others:
        other.start()
    at.run()
    over.set()

    assert at.exception[0].message.startswith(
        "SQLite objects created in a thread can only be used in that same thread."
    )


def test_a_cached_answer_is_every_sessions_and_kept_for_each_argument() -> None:
    def script() -> None:
        import streamlit as st

        @st.cache_resource
        def database() -> list[str]:
            return ["milk"]

        @st.cache_data
        def load(who: str) -> str:
            return f"{who}: {len(database())}"

        if st.button("Add"):
            database().append("bread")
        st.write(load(st.text_input("Who", "Ada")))

    first = AppTest.from_function(script).run()
    first.button[0].click().run()
    assert first.markdown[0].value == "Ada: 1"
    first.text_input[0].set_value("Bea").run()
    assert first.markdown[0].value == "Bea: 2"
    second = AppTest.from_function(script).run()
    assert second.markdown[0].value == "Ada: 1"


def test_an_answer_with_a_time_to_live_is_read_again_after_it() -> None:
    def script() -> None:
        import time

        import streamlit as st

        @st.cache_resource
        def database() -> list[str]:
            return ["milk"]

        @st.cache_data(ttl=0.2)
        def load() -> str:
            return f"{len(database())}"

        load()
        if st.button("Add"):
            database().append("bread")
            time.sleep(0.3)
        st.write(load())

    at = AppTest.from_function(script).run()
    at.button[0].click().run()

    assert at.markdown[0].value == "2"


def test_one_answer_can_be_cleared_by_its_argument() -> None:
    def script() -> None:
        import streamlit as st

        @st.cache_resource
        def database() -> list[str]:
            return ["milk"]

        @st.cache_data
        def load(who: str) -> str:
            return f"{who}: {len(database())}"

        if st.button("Add"):
            database().append("bread")
            load.clear("Ada")
        st.write(load("Ada"))
        st.write(load("Bea"))

    at = AppTest.from_function(script).run()
    at.button[0].click().run()

    assert [line.value for line in at.markdown] == ["Ada: 2", "Bea: 1"]


def test_a_read_above_the_write_is_late_without_a_cache_too() -> None:
    def script() -> None:
        import streamlit as st

        @st.cache_resource
        def database() -> list[str]:
            return ["milk"]

        st.write(f"{len(database())}")
        if st.button("Add"):
            database().append("bread")

    at = AppTest.from_function(script).run()
    at.button[0].click().run()
    assert at.markdown[0].value == "1"
    at.run()
    assert at.markdown[0].value == "2"

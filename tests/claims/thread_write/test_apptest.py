"""The evidence on the page: what is seen after each input, in both apps."""

from __future__ import annotations

import re
import time

import pytest
from streamlit.testing.v1 import AppTest

from testing.paths import ROOT

PAGE = ROOT / "docs" / "patterns" / "thread-write.md"


def apps() -> tuple[str, str]:
    """Give the two apps of the page, the broken one first."""
    broken, fixed = re.findall(r"```python\n(.*?)```", PAGE.read_text(), re.DOTALL)[:2]
    return broken, fixed


def seen(at: AppTest) -> str:
    return at.markdown[0].value


def test_what_a_thread_writes_into_session_state_is_never_seen(
    caplog: pytest.LogCaptureFixture,
) -> None:
    at = AppTest.from_string(apps()[0]).run()
    assert seen(at) == "Result: none"
    at.button[0].click().run()
    time.sleep(1.5)
    for _ in range(2):
        at.button[1].click().run()
        assert not at.exception
        assert seen(at) == "Result: none"
    assert "missing ScriptRunContext" in caplog.text


def test_what_a_thread_writes_into_an_object_of_the_session_is_seen() -> None:
    at = AppTest.from_string(apps()[1]).run()
    assert seen(at) == "Result: none"
    at.button[0].click().run()
    assert seen(at) == "Result: none"
    time.sleep(1.5)
    at.button[1].click().run()
    assert seen(at) == "Result: 42"


def test_a_thread_misses_a_key_that_the_session_has() -> None:
    def script() -> None:
        import threading

        import streamlit as st

        st.session_state.setdefault("name", "Ada")
        said = []

        def work() -> None:
            try:
                said.append(st.session_state["name"])
            except KeyError as error:
                said.append(f"{error}")

        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
        st.text(said[0])

    at = AppTest.from_function(script).run()

    assert (
        'st.session_state has no key "name". Did you forget to initialize it?' in at.text[0].value
    )


def test_a_future_in_session_state_can_be_asked() -> None:
    def script() -> None:
        import time
        from concurrent.futures import ThreadPoolExecutor

        import streamlit as st

        def work() -> int:
            time.sleep(0.5)
            return 42

        if "future" not in st.session_state:
            st.session_state.future = ThreadPoolExecutor().submit(work)
        future = st.session_state.future
        st.text(f"{future.result() if future.done() else 'none'}")

    at = AppTest.from_function(script).run()
    assert at.text[0].value == "none"
    time.sleep(1)
    at.run()
    assert at.text[0].value == "42"


def test_a_thread_that_is_waited_for_has_its_result_in_the_same_run() -> None:
    def script() -> None:
        import threading

        import streamlit as st

        found: list[int] = []
        begin = threading.Event()

        def work() -> None:
            begin.wait()
            found.append(42)

        thread = threading.Thread(target=work)
        thread.start()
        begin.set()
        thread.join()
        st.session_state.found = found[0]
        st.text(f"{st.session_state.found}")

    assert AppTest.from_function(script).run().text[0].value == "42"

"""The doctor's limit of reruns: what an app counts itself is never more, and is what is said."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from settled._internal.doctor.diagnose import Options, diagnose

HEAD = """\
import streamlit as st
with open({counted!r}, "a") as counted:
    counted.write(".")
state = st.session_state
"""

APPS = {
    "settled": 'st.text_input("Name")\n',
    "with an edit": """
        n = state.setdefault("n", 3)
        state.n = st.slider("Volume", 0, 10, n)
        """,
    "with two": """
        state.setdefault("n", 0)
        st.write(f"Eggs: {state.n}")
        if st.button("Add"):
            state.n += 1
        m = state.setdefault("m", 3)
        state.m = st.slider("Volume", 0, 10, m)
        """,
    "of many inputs": """
        for n in range(30):
            st.checkbox(f"Box {n}")
        """,
    "that reruns itself once": """
        state.name = st.text_input("Name", state.setdefault("name", "Ada"))
        if state.name != state.get("last"):
            state.last = state.name
            st.rerun()
        """,
    "that reruns itself without end": "st.rerun()\n",
    "that does so after an input": """
        if st.checkbox("Go"):
            st.rerun()
        """,
    "that reruns itself on a timer": """
        import time
        st.button("Go")
        time.sleep(5)
        st.rerun()
        """,
    "with a cache": """
        @st.cache_data
        def load():
            return 1
        if st.button("Add"):
            state.n = 1
        st.write(load())
        """,
}


@pytest.mark.parametrize("most", [7, 120])
@pytest.mark.parametrize("app", APPS)
def test_no_run_is_beyond_the_limit(app: str, most: int, tmp_path: Path) -> None:
    counted = tmp_path / "counted"
    path = tmp_path / "app" / "app.py"
    path.parent.mkdir()
    path.write_text(HEAD.format(counted=str(counted)) + dedent(APPS[app]))

    diagnosis = diagnose(path, Options(reruns=most))

    runs = counted.stat().st_size
    assert runs <= most
    assert diagnosis.reruns == runs


def test_a_fragment_on_a_timer_is_counted_too(tmp_path: Path) -> None:
    counted = tmp_path / "counted"
    path = tmp_path / "app" / "app.py"
    path.parent.mkdir()
    path.write_text(
        dedent(f"""
        import streamlit as st
        @st.fragment(run_every=1)
        def clock():
            with open({str(counted)!r}, "a") as counted:
                counted.write(".")
            st.checkbox("Stop")
        clock()
        """)
    )

    diagnosis = diagnose(path, Options(reruns=50))

    assert diagnosis.reruns == counted.stat().st_size <= 50


def test_what_the_limit_left_is_said(tmp_path: Path) -> None:
    path = tmp_path / "app.py"
    path.write_text(
        "import streamlit as st\n"
        "state = st.session_state\n"
        "for n in range(8):\n"
        "    st.write(f'Eggs {n}: {state.get(n, 0)}')\n"
        "    if st.button(f'Add {n}'):\n"
        "        state[n] = state.get(n, 0) + 1\n"
    )

    diagnosis = diagnose(path, Options(reruns=80))

    assert diagnosis.capped
    assert diagnosis.unconfirmed
    assert diagnosis.to_json()["unconfirmed"] == diagnosis.unconfirmed


def test_an_edit_that_the_limit_leaves_unproven_is_not_offered(tmp_path: Path) -> None:
    path = tmp_path / "app.py"
    path.write_text(HEAD.format(counted=str(tmp_path / "n")) + dedent(APPS["with an edit"]))

    diagnosis = diagnose(path, Options(reruns=60))

    assert [one.edit for one in diagnosis.findings] == [None]
    assert diagnosis.unproven == 1


def test_an_app_that_never_rests_is_told_as_that(tmp_path: Path) -> None:
    path = tmp_path / "app.py"
    path.write_text("import streamlit as st\nst.rerun()\n")

    diagnosis = diagnose(path)

    assert diagnosis.status == "cannot-diagnose"
    assert "without end" in diagnosis.why

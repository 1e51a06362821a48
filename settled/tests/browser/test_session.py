"""A tab, and what surrounds the app in it."""

from __future__ import annotations

import random
import sys
import time
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from streamlit.runtime import Runtime

from settled import differences, recording
from settled._internal.browser.actions import Click, Rerun, SetValue, Target, Tick
from settled._internal.browser.inputs import possible
from settled._internal.browser.server import server_in_place
from settled._internal.browser.session import Browser
from settled._internal.browser.surroundings import Clock

from .conftest import OpenApp, button, texts


def test_each_run_of_an_input_is_recorded(open_app: OpenApp) -> None:
    def script() -> None:
        import streamlit as st

        if st.button("Go"):
            st.session_state.gone = True
            st.rerun()

    browser = open_app(script)
    assert [run["trigger"] for run in browser.runs] == ["start"]
    browser.perform(Click(button("Go")))
    assert [run["trigger"] for run in browser.runs] == ["input", "st.rerun"]


def test_it_records_beside_another_recorder(open_app: OpenApp) -> None:
    told = []
    with recording(lambda _, run: told.append(run["trigger"])):
        browser = open_app("import streamlit as st\nst.button('Go')\n")
        assert ([run["trigger"] for run in browser.runs], told) == (["start"], [])
        browser = open_app("import streamlit as st\nst.button('Go')\n", recorded=False)
        assert (browser.runs, told) == ([], ["start"])


def test_whether_it_is_settled(open_app: OpenApp) -> None:
    def script() -> None:
        import streamlit as st

        n = st.session_state.setdefault("n", 3)
        st.session_state.n = st.slider("Volume", 0, 10, n)

    browser = open_app(script)
    assert browser.would_change() == []
    browser.perform(SetValue(Target("slider", "Volume"), 5))
    assert browser.would_change() == ["the slider “Volume” would be replaced by a new one"]
    before = browser.capture()
    assert browser.would_change() != [], "it was only tried out"
    assert differences(before, browser.capture()) == []
    browser.perform(Rerun())
    assert browser.would_change() == []


def test_a_value_that_comes_back_is_not_settled(open_app: OpenApp) -> None:
    def script() -> None:
        import streamlit as st

        st.checkbox("Sure", key="sure")
        st.button("Clear", on_click=st.session_state.clear)
        st.write("yes" if st.session_state.sure else "no")

    browser = open_app(script)
    browser.perform(Tick(Target("checkbox", "Sure"), value=True))
    assert texts(browser.perform(Click(button("Clear")))) == ["no"]
    assert "the text “no” would become the text “yes”" in browser.would_change()


def surrounded() -> None:
    import datetime
    import pathlib
    import random
    import time
    import uuid
    from datetime import date

    import streamlit as st

    now = datetime.datetime.now()
    assert isinstance(now, datetime.datetime)
    assert isinstance(date.today(), date)
    assert date(2024, 1, 1) < datetime.datetime.strptime("2024-01-02", "%Y-%m-%d").date()
    st.session_state.seen = {
        "now": now.timestamp(),
        "time": time.time(),
        "day": date.today().isoformat(),
        "chance": random.random(),  # noqa: S311 (it keeps nothing secret)
        "id": str(uuid.uuid4()),
        "folder": str(pathlib.Path.cwd()),
        "secret": st.secrets["word"],
    }


def seen(browser: Browser) -> dict[str, Any]:
    found = browser.session_state["seen"]
    assert isinstance(found, dict)
    return found


def test_what_surrounds_an_app_is_its_own(open_app: OpenApp, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    options: dict[str, Any] = {"folder": folder, "seed": 1, "secrets": {"word": "open"}}
    here, real = Path.cwd(), datetime
    random.seed(5)
    chance = random.getstate()
    browsers = [open_app(surrounded, clock=Clock(), **options) for _ in range(2)]
    assert [browser.page.exceptions for browser in browsers] == [(), ()]
    first, second = [seen(browser) for browser in browsers]
    assert first == second, "the same again, in another session"
    assert (first["folder"], first["secret"]) == (str(folder), "open")
    assert first["now"] == first["time"] == Clock().now + Clock().step
    browsers[0].perform(Rerun())
    later = seen(browsers[0])
    assert later["time"] == first["time"] + Clock().step, "it goes on with each run"
    assert later["chance"] != first["chance"]
    assert later["id"] != first["id"]
    assert Path.cwd() == here
    assert random.getstate() == chance
    assert real is sys.modules["datetime"].datetime
    assert time.time() > later["time"]


def test_with_a_seed_session_state_gives_its_keys_in_their_order(open_app: OpenApp) -> None:
    def script() -> None:
        import streamlit as st

        for name in ("eta", "beta", "theta", "alpha", "zeta", "delta", "gamma"):
            st.session_state.setdefault(name, 0)
        st.text_input("Kappa", key="kappa")
        st.text(" ".join(map(str, st.session_state.to_dict())))

    browser = open_app(script, seed=0)

    browser.perform(Rerun())
    assert texts(browser.page) == ["alpha beta delta eta gamma kappa theta zeta"]


def test_nothing_of_the_process_is_changed(open_app: OpenApp) -> None:
    main, path, runtime = sys.modules["__main__"], list(sys.path), Runtime._instance
    browser = open_app("import streamlit as st\nst.write('Hi')\n")
    assert texts(browser.page) == ["Hi"]
    assert (sys.modules["__main__"], sys.path) == (main, path)
    assert Runtime._instance is runtime


def test_what_is_tried_out_shares_the_server_that_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    running = object()
    monkeypatch.setattr(Runtime, "_instance", running)
    with server_in_place(in_real_one=True):
        assert Runtime._instance is running
    with server_in_place():
        assert Runtime._instance is not running
    assert Runtime._instance is running


def test_two_apps_with_a_module_of_the_same_name(tmp_path: Path) -> None:
    said = []
    for name in ("one", "two"):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "words_of_it.py").write_text(f"WORD = {name!r}\n")
        app = folder / "app.py"
        app.write_text("import streamlit as st\nimport words_of_it\nst.write(words_of_it.WORD)\n")
        with Browser(app) as browser:
            said += texts(browser.page)
    assert said == ["one", "two"]


def test_a_script_that_does_not_end(open_app: OpenApp) -> None:
    def script() -> None:
        import streamlit as st

        if st.checkbox("Hang"):
            while True:
                st.empty()

    browser = open_app(script, timeout=0.2)
    with pytest.raises(TimeoutError, match=r"0\.2 s"):
        browser.perform(Tick(Target("checkbox", "Hang"), value=True))


def test_what_the_app_raises_and_what_cannot_be_read(open_app: OpenApp) -> None:
    page = open_app("raise ValueError('no')\n").page
    assert page.exceptions == (("ValueError", "no"),)
    [(kind, _)] = open_app("this is no Python\n").page.exceptions
    assert kind == "SyntaxError"


def test_what_a_person_could_do(open_app: OpenApp) -> None:
    def script() -> None:
        import streamlit as st

        with st.sidebar:
            st.checkbox("More")
        with st.form("form"):
            st.text_input("Name")
            st.form_submit_button("Send")
        st.selectbox("Fruit", ["apple", "pear", "plum"])
        st.button("Grey", disabled=True)
        with st.expander("Closed"):
            st.button("Hidden")

    page = open_app(script).page
    assert [action.words() for action in possible(page)] == [
        "fill “Ada” into “Name”",
        "fill “two words” into “Name”",
        "submit with “Send”",
        "choose “pear” in “Fruit”",
        "choose “plum” in “Fruit”",
        "open “Closed”",
        "tick “More”",
    ]
    [more] = [item for item in page.widgets if item.text == "More"]
    assert more.path == ("sidebar",)

"""What the recorder tells of script runs, and that it only watches."""

from __future__ import annotations

import sys
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent
from types import FrameType
from typing import Any

import pytest
from streamlit.runtime.state.safe_session_state import SafeSessionState
from streamlit.runtime.state.session_state import SessionState
from streamlit.testing.v1 import AppTest

from settled import (
    Record,
    capture,
    recording,
    run_count,
    start_recording,
    unrecorded,
    would_change,
    would_change_live,
)
from settled._internal import recorder, session, statements, tracing, widgets
from settled._internal.browser.actions import Click, SetValue, Target, Tick
from settled._internal.browser.session import Browser
from settled._internal.record_shape import MAX_DRAWN, MAX_LINES, MAX_STEPS, MAX_TURNS
from settled._internal.tracing import MonitoringTracer, SettraceTracer, line_tracer


class Recorded:
    """An app under AppTest whose runs are recorded."""

    def __init__(self, path: Path, script: str, records: dict[str, list[Record]]) -> None:
        path.write_text(dedent(script), encoding="utf-8")
        self.path = path
        self._records = records.setdefault(str(path), [])
        self.at = AppTest.from_file(path).run()

    def runs(self) -> list[Record]:
        """Give the runs since this was last asked."""
        runs = list(self._records)
        self._records.clear()
        return runs


class Apps:
    """Makes apps, each in a file of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.records: dict[str, list[Record]] = {}

    def app(self, script: str) -> Recorded:
        """Start an app."""
        number = len(self.records) + 1
        return Recorded(self._folder / f"app_{number}.py", script, self.records)


@pytest.fixture
def apps(tmp_path: Path) -> Iterator[Apps]:
    """Give recorded apps."""
    made = Apps(tmp_path)
    with recording(lambda runner, run: made.records[runner._main_script_path].append(run)):
        yield made


def lines(steps: list[dict[str, Any]]) -> list[int]:
    return [step["line"] for step in steps]


CLASSIC = """\
import streamlit as st
if "n" not in st.session_state:
    st.session_state.n = 3
st.session_state.n = st.slider("N", 0, 10, value=st.session_state.n)
st.write(st.session_state.n)
"""


def test_a_widget_with_another_default_is_told_as_another_widget(apps: Apps) -> None:
    app = apps.app(CLASSIC)
    (start,) = app.runs()
    assert start["trigger"] == "start"
    assert lines(start["steps"]) == [1, 2, 3, 4, 5]
    assert start["steps"][2]["state"] == [["n", None, "3"]]
    assert start["steps"][3]["widgets"] == [
        {"kind": "slider", "label": "N", "identity": 1, "value": "3", "new": True}
    ]

    app.at.slider[0].set_value(5).run()
    (first,) = app.runs()
    slider = {"kind": "slider", "label": "N", "identity": 1}
    assert first["trigger"] == "input"
    assert first["inputs"] == [{"widget": slider, "was": "3", "is": "5"}]
    assert lines(first["steps"]) == [1, 2, 4, 5]
    assert first["after"] == {"n": "5"}
    assert "forgotten" not in first

    app.at.slider[0].set_value(7).run()
    (second,) = app.runs()
    assert second["inputs"] == [{"widget": slider, "was": "5", "is": "7", "undrawn": True}]
    assert second["steps"][2]["widgets"] == [
        slider | {"identity": 2, "value": "5", "new": True} | {"differs": [["value", "3", "5"]]}
    ]
    assert [widget["identity"] for widget in second["forgotten"]] == [1]
    assert second["after"] == {"n": "5"}


def test_callbacks_stand_before_the_script_with_what_they_changed(apps: Apps) -> None:
    app = apps.app(
        """\
        import streamlit as st
        def add(by):
            more = by + 1
            st.session_state.n += more
        st.session_state.setdefault("n", 0)
        st.button("Add", on_click=add, args=(1,))
        st.button("Clear", on_click=st.session_state.clear)
        """
    )
    app.runs()
    app.at.button[0].click().run()
    (run,) = app.runs()
    (callback,) = run["callbacks"]
    assert (callback["name"], callback["of"]) == ("add", "Add")
    assert lines(callback["steps"]) == [3, 4]
    assert callback["steps"][0]["names"] == [["by", "1"], ["more", "2"]]
    assert callback["steps"][1]["state"] == [["n", "0", "2"]]
    assert lines(run["steps"]) == [1, 2, 5, 6, 7]

    app.at.button[1].click().run()
    (run,) = app.runs()
    assert run["callbacks"] == [{"name": "clear", "of": "Clear", "state": [["n", "2", None]]}]


def test_a_rerun_that_the_script_asks_for_is_a_run_of_its_own(apps: Apps) -> None:
    app = apps.app(
        """\
        import streamlit as st
        if st.button("Again"):
            st.rerun()
        st.write("end")
        """
    )
    app.runs()
    app.at.button[0].click().run()
    first, second = app.runs()
    assert (first["trigger"], first["end"]) == ("input", "rerun")
    assert first["steps"][-1] == {"line": 3, "raised": "RerunException"}
    assert (second["trigger"], second["end"]) == ("st.rerun", "finished")


def test_how_a_run_ends_is_told(apps: Apps) -> None:
    app = apps.app(
        """\
        import streamlit as st
        what = st.radio("End", ["finish", "stop", "fail", "caught"], key="end")
        with st.container():
            if what == "stop":
                st.stop()
            if what == "fail":
                raise ValueError
            try:
                int(what)
            except ValueError:
                pass
        """
    )
    ends = [app.runs()[-1]["end"]]
    for what in ("stop", "fail", "caught"):
        app.at.radio[0].set_value(what).run()
        ends.append(app.runs()[-1]["end"])
    assert ends == ["finished", "stopped", "error", "finished"]


def test_what_is_no_longer_drawn_is_told_as_forgotten(apps: Apps) -> None:
    app = apps.app(
        """\
        import streamlit as st
        if st.checkbox("Show", True):
            st.text_input("Name", key="name")
        """
    )
    app.at.text_input[0].set_value("Ann").run()
    app.runs()
    app.at.checkbox[0].uncheck().run()
    (run,) = app.runs()
    assert run["before"] == {"name": "'Ann'"}
    assert run["after"] == {}
    assert [(w["label"], w["key"], w["value"]) for w in run["forgotten"]] == [
        ("Name", "name", "'Ann'")
    ]


def test_statements_inside_functions_say_which_and_loops_are_told_each_time(apps: Apps) -> None:
    app = apps.app(
        """\
        import streamlit as st
        def show(number):
            st.write(
                number,
            )
        for number in range(2):
            show(number)
        """
    )
    (run,) = app.runs()
    assert lines(run["steps"]) == [1, 2, 6, 7, 3, 6, 7, 3, 6]
    assert run["steps"][4] == {
        "line": 3,
        "last": 5,
        "in": "show",
        "depth": 1,
        "names": [["number", "0"]],
        "drawn": [["text", "`0`"]],
    }


def test_lines_without_code_are_not_told(apps: Apps) -> None:
    app = apps.app(
        """\
        # A comment

        import streamlit as st
        try:
            int("x")
        except ValueError:
            st.write("no number")
        """
    )
    (run,) = app.runs()
    assert lines(run["steps"]) == [3, 4, 5, 6, 7]


def test_of_a_loop_the_first_turns_are_told_and_what_comes_after_it(apps: Apps) -> None:
    app = apps.app(
        """\
        import streamlit as st
        total = 0
        for number in range(100):
            total += number
            st.checkbox(f"Row {number}")
        st.write(total)
        """
    )
    (run,) = app.runs()
    told = lines(run["steps"])
    assert [told.count(line) for line in range(1, 7)] == [1, 1, *[MAX_TURNS] * 3, 1]
    assert run["more"] is True
    labels = [widget["label"] for step in run["steps"] for widget in step.get("widgets", [])]
    assert labels == [f"Row {number}" for number in range(MAX_TURNS)]
    assert run["steps"][-1] == {"line": 6, "drawn": [["text", "`4950`"]]}

    app.at.checkbox[50].check().run()
    (run,) = app.runs()
    assert [sent["widget"]["label"] for sent in run["inputs"]] == ["Row 50"]
    assert "undrawn" not in run["inputs"][0], "its line ran, though no step tells of it"


@pytest.mark.parametrize(
    ("after", "end"),
    [("st.write(1)", "finished"), ("st.stop()", "stopped"), ("raise ValueError", "error")],
)
def test_a_run_of_very_many_statements_is_told_to_its_end(apps: Apps, after: str, end: str) -> None:
    script = "import streamlit as st\n" + "a = 1\n" * (MAX_STEPS + 1) + "st.session_state.a = 2\n"
    app = apps.app(f"{script}st.button('Add')\n{after}\n")
    (run,) = app.runs()
    assert len(run["steps"]) == MAX_STEPS
    assert (run["more"], run["end"], run["after"]) == (True, end, {"a": "2"})

    app.at.button[0].click().run()
    (run,) = app.runs()
    assert len(run["steps"]) == MAX_STEPS, "the next run is told as the first one was"
    assert "undrawn" not in run["inputs"][0]


def test_after_many_statements_a_loop_is_not_looked_at(
    apps: Apps, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []

    def on_line(frame: FrameType, line: int) -> object:
        seen.append(line)
        return statements.on_line(frame, line)

    monkeypatch.setattr(tracing, "on_line", on_line)
    app = apps.app("for number in range(100_000):\n    pass\n")
    (run,) = app.runs()
    assert len(run["steps"]) == 2 * MAX_TURNS
    assert run["end"] == "finished"
    assert len(seen) < MAX_LINES + 10


def test_of_very_many_elements_of_one_statement_the_first_are_told(apps: Apps) -> None:
    app = apps.app(
        """\
        import streamlit as st
        if st.checkbox("All", True):
            rows = [(st.text(n), st.checkbox(f"Row {n}")) for n in range(200)]
        """
    )
    (run,) = app.runs()
    step = run["steps"][-1]
    assert (len(step["drawn"]), len(step["widgets"]), run["more"]) == (MAX_DRAWN, MAX_DRAWN, True)

    app.at.checkbox[150].check().run()
    app.at.checkbox[0].uncheck().run()
    first, second = app.runs()
    assert "undrawn" not in first["inputs"][0]
    assert len(second["forgotten"]) == MAX_DRAWN


def test_lines_of_other_files_say_which(apps: Apps, tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    part = tmp_path / "parts" / "volume_part.py"
    part.write_text(
        "import streamlit as st\ndef show(value):\n    return st.slider('N', 0, 10, value)\n"
    )
    library = tmp_path / "venv" / "site-packages"
    library.mkdir(parents=True)
    (library / "installed_part.py").write_text("def nothing():\n    return None\n")
    app = apps.app(
        f"""\
        import sys
        sys.path[:0] = [{str(part.parent)!r}, {str(library)!r}]
        import installed_part, volume_part
        installed_part.nothing()
        volume_part.show(3)
        """
    )
    (run,) = app.runs()
    del sys.modules["volume_part"], sys.modules["installed_part"]
    where = [(step.get("file"), step["line"]) for step in run["steps"]]
    name = "parts/volume_part.py"
    assert where == [
        *[(None, 1), (None, 2), (None, 3), (name, 1), (name, 2)],
        *[(None, 4), (None, 5), (name, 3)],
    ]
    assert run["steps"][-1]["widgets"][0]["label"] == "N"
    assert set(run["sources"]) == {"", name}
    assert run["sources"][name] == zlib.crc32(part.read_bytes())


def test_a_page_of_an_app_is_told_by_its_file(apps: Apps, tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    page = tmp_path / "pages" / "more.py"
    page.write_text("import streamlit as st\nst.text_input('Name')\n")
    app = apps.app("import streamlit as st\nst.write('Home')\n")
    app.runs()
    app.at.switch_page("pages/more.py").run()
    (run,) = app.runs()
    assert [(step["file"], step["line"]) for step in run["steps"]] == [
        ("pages/more.py", 1),
        ("pages/more.py", 2),
    ]
    app.at.text_input[0].set_value("Ann").run()
    (run,) = app.runs()
    assert run["inputs"][0]["is"] == "'Ann'"
    assert "undrawn" not in run["inputs"][0]


def test_a_file_that_was_changed_is_read_anew(apps: Apps) -> None:
    app = apps.app("import streamlit as st\nst.write(1)\n")
    (before,) = app.runs()
    app.path.write_text("import streamlit as st\nst.write(\n    2,\n)\n", encoding="utf-8")
    app.at.run()
    (after,) = app.runs()
    assert after["steps"][-1] == {"line": 2, "last": 4, "drawn": [["text", "`2`"]]}
    assert before["sources"] != after["sources"] == {"": zlib.crc32(app.path.read_bytes())}


def test_long_names_are_cut(apps: Apps) -> None:
    app = apps.app(f"import streamlit as st\nst.slider({'N' * 500!r}, key={'k' * 500!r})\n")
    (run,) = app.runs()
    (widget,) = run["steps"][-1]["widgets"]
    assert {len(widget["label"]), len(widget["key"])} == {100}


def test_apps_of_one_process_are_told_apart(apps: Apps) -> None:
    one, other = apps.app(CLASSIC), apps.app(CLASSIC)
    one.runs()
    other.runs()
    one.at.slider[0].set_value(5).run()
    other.at.slider[0].set_value(6).run()
    one.at.slider[0].set_value(7).run()
    assert [run["inputs"][0]["is"] for run in one.runs()] == ["5", "7"]
    assert [run["inputs"][0]["is"] for run in other.runs()] == ["6"]


def test_a_value_of_the_apps_own_class_is_not_asked_to_describe_itself(apps: Apps) -> None:
    app = apps.app(
        """\
        import streamlit as st
        class Thing:
            def __init__(self):
                self.size = 2
            def __repr__(self):
                st.session_state.asked = True
        st.session_state.thing = Thing()
        """
    )
    (run,) = app.runs()
    assert run["after"] == {"thing": "<Thing size=2>"}
    assert "asked" not in app.at.session_state


def test_a_flaw_of_the_recorder_does_not_reach_the_app(
    apps: Apps, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    for module, name in (
        (session, "readable_state"),
        (recorder, "note_state"),
        (statements, "_close_step"),
        (widgets, "_text"),
        (widgets, "changes"),
    ):
        monkeypatch.setattr(module, name, fail)
    at = apps.app(CLASSIC).at
    assert not at.exception
    assert at.slider[0].set_value(5).run().markdown[0].value == "`5`"


def test_trying_a_rerun_out_leaves_the_app_as_it_is(apps: Apps) -> None:
    app = apps.app(CLASSIC)
    app.at.slider[0].set_value(5).run()
    app.runs()
    before = capture(app.at)
    with unrecorded():
        found = [would_change(app.at), would_change(app.at)]
    assert found == [["the slider “N” would be replaced by a new one"]] * 2
    assert capture(app.at) == before
    assert app.runs() == []


def test_nothing_is_recorded_after_the_end(tmp_path: Path) -> None:
    records: list[Record] = []
    with recording(lambda _, run: records.append(run)):
        pass
    Recorded(tmp_path / "app.py", CLASSIC, {})
    assert records == []


def test_the_backend_is_the_one_that_costs_least_here() -> None:
    expected = MonitoringTracer if sys.version_info >= (3, 12) else SettraceTracer
    tracer = line_tracer()
    tracer.end()
    assert type(tracer) is expected


@pytest.mark.skipif(sys.version_info < (3, 12), reason="sys.monitoring came with Python 3.12")
def test_a_debugger_that_has_the_same_place_is_left_alone(apps: Apps) -> None:
    other = line_tracer()
    try:
        app = apps.app("a = 1\nb = 2\n")
        assert [lines(run["steps"]) for run in app.runs()] == [[1, 2]]
    finally:
        other.end()


def test_two_recorders_at_once_are_refused() -> None:
    with recording(lambda *_: None), pytest.raises(RuntimeError, match="already"):
        start_recording(lambda *_: None)
    start_recording(lambda *_: None)()


def test_a_frame_is_told_by_its_first_values(apps: Apps) -> None:
    app = apps.app(
        """\
        import numpy as np, pandas as pd, streamlit as st
        st.session_state.array = np.array([[1, 2]])
        st.session_state.frame = pd.DataFrame({"a": [1, 2], "b": ["x", "y"]}, index=[7.5, 8.5])
        st.session_state.long = pd.DataFrame({"a": range(5000)})
        st.session_state.number = np.float64(1.5)
        st.session_state.series = pd.Series([1, 2])
        st.session_state.frame.loc[7.5, "a"] = 3
        """
    )
    (run,) = app.runs()
    assert run["steps"][-1]["state"] == [
        [
            "frame",
            "<DataFrame 2 by 2 a=[1, 2] b=['x', 'y']>",
            "<DataFrame 2 by 2 a=[3, 2] b=['x', 'y']>",
        ]
    ]
    assert run["after"]["long"].startswith("<DataFrame 5000 by 1 a=[0, 1, 2, ")
    assert (run["after"]["array"], run["after"]["number"], run["after"]["series"]) == (
        "<array 1 by 2 [[1, 2]]>",
        "1.5",
        "<Series 2 [1, 2]>",
    )


def test_a_running_app_is_tried_out_by_its_runner(run_in_a_loop: Callable[..., Any]) -> None:
    script = """
import streamlit as st

if st.query_params.get("n") == "2":
    n = st.session_state.setdefault("n", 3)
    st.session_state.n = st.slider("N", 0, 10, n)
    st.write(f"after {st.session_state.n}")
"""
    runners: list[Any] = []
    with recording(lambda runner, _: runners.append(runner)):
        at = AppTest.from_string(script)
        at.query_params["n"] = "2"
        at.run().slider[0].set_value(5).run()
        before = capture(at)
        found = [run_in_a_loop(would_change_live(runners[-1])) for _ in range(2)]
    assert found == [["the slider “N” would be replaced by a new one"]] * 2
    assert capture(at) == before
    assert run_count(runners[-1]) == len(runners) == 2


def test_a_running_app_is_tried_out_with_what_its_browser_holds(
    run_in_a_loop: Callable[..., Any],
) -> None:
    script = """
import streamlit as st

names = st.multiselect("Names", ["Ada", "Bea"], key="names")
st.text_input("Note", None)
if st.button("Add") and "Bea" not in names:
    names.append("Bea")
st.write(f"Names: {', '.join(names)}")
"""
    runners: list[Any] = []
    with recording(lambda runner, _: runners.append(runner)):
        at = AppTest.from_string(script).run()
        at.multiselect[0].set_value(["Ada"])
        at.button[0].click().run()
        assert run_in_a_loop(would_change_live(runners[-1])) == [
            "the text “Names: Ada, Bea” would become the text “Names: Ada”"
        ]


def test_a_runner_that_was_not_recorded_cannot_be_tried_out(
    run_in_a_loop: Callable[..., Any],
) -> None:
    runners: list[Any] = []
    with recording(lambda runner, _: runners.append(runner)):
        AppTest.from_string("").run()
    runners[0]._session_state = SafeSessionState(SessionState(), lambda: None)
    with pytest.raises(LookupError):
        run_in_a_loop(would_change_live(runners[0]))


def test_what_a_running_app_drew_before_its_own_rerun_is_not_tried_out(
    run_in_a_loop: Callable[..., Any],
) -> None:
    script = """
import streamlit as st

if "ready" not in st.session_state:
    st.write("one")
    st.write("not ready")
    st.session_state.ready = True
    st.rerun()
st.write("ready")
"""
    runners: list[Any] = []
    with recording(lambda runner, _: runners.append(runner)):
        AppTest.from_string(script).run()
        assert run_in_a_loop(would_change_live(runners[-1])) == []


def test_a_running_app_is_tried_out_after_a_fragment(
    run_in_a_loop: Callable[..., Any], tmp_path: Path
) -> None:
    (tmp_path / "app.py").write_text("""
import streamlit as st

def seven():
    st.session_state.size = 7

@st.fragment
def part():
    st.session_state.runs = st.session_state.get("runs", 0) + 1
    st.checkbox("Inside")

st.slider("Size", 0, 10, key="size")
st.button("Seven", on_click=seven)
part()
st.write(f"Size {st.session_state.size}, {st.session_state.runs}")
""")
    runners: list[Any] = []
    with recording(lambda runner, _: runners.append(runner)):
        browser = Browser(tmp_path / "app.py", recorded=False)
        browser.open()
        browser.perform(Click(Target("button", "Seven")))
        browser.perform(SetValue(Target("slider", "Size"), 3))
        browser.perform(Tick(Target("checkbox", "Inside"), value=True))
        assert run_in_a_loop(would_change_live(runners[-1])) == [
            "the text “Size 3, 3” would become the text “Size 3, 5”",
            "session state “runs” would be 5, not 4",
        ]

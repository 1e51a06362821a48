"""The doctor as a command and as an assertion, and the edits that it offers."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from textwrap import dedent

import pytest
from streamlit.testing.v1 import AppTest

from settled import assert_settled
from settled._internal.doctor import command
from settled._internal.doctor.command import main
from settled._internal.doctor.diagnose import diagnose
from settled._internal.doctor.explore import Explorer
from settled._internal.doctor.finding import DIAGNOSIS_VERSION
from settled._internal.doctor.proof import Prover

pytest_plugins = ["pytester"]

BROKEN = """\
import streamlit as st

n = st.session_state.setdefault("n", 3)
st.session_state.n = st.slider("Volume", 0, 10, n)  # loud
"""
SETTLED = 'import streamlit as st\n\nst.slider("Volume", 0, 10, key="n")\n'


@pytest.fixture
def app(tmp_path: Path) -> Path:
    """Give the path of an app that loses every second input."""
    path = tmp_path / "app.py"
    path.write_text(BROKEN)
    return path


def test_the_text_says_what_to_do_and_why(app: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(app)]) == 1

    out, err = capsys.readouterr()
    assert "[value-from-state]" in out
    assert "Set Volume to" in out
    assert '4 | st.session_state.n = st.slider("Volume", 0, 10, n)  # loud' in out
    assert "\033" not in out + err, "colors are for terminals"


def test_the_json_has_these_fields(app: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(app), "--json"]) == 1

    said = json.loads(capsys.readouterr().out)
    names = ["version", "app", "streamlit", "status", "reruns", "seconds", "findings"]
    assert list(said) == names
    assert said["version"] == DIAGNOSIS_VERSION
    assert said["status"] == "findings"
    finding = said["findings"][0]
    assert list(finding) == [
        *("level", "pattern", "title", "widget", "lines", "inputs"),
        *("seen", "expected", "because", "edit"),
    ]
    assert finding["widget"] == {"kind": "slider", "label": "Volume", "key": None}
    assert [one["set"] for one in finding["inputs"]] == ["Volume", "Volume"]


def test_a_settled_app_ends_with_0(app: Path, capsys: pytest.CaptureFixture[str]) -> None:
    app.write_text(SETTLED)

    assert main([str(app)]) == 0
    assert "settled" in capsys.readouterr().out


@pytest.mark.parametrize("text", [None, "import streamlit as st\n(", "print('no app')\n"])
def test_what_cannot_be_run_ends_with_2(
    text: str | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "app.py"
    if text is not None:
        path.write_text(text)

    assert main([str(path)]) == 2
    assert "app.py" in "".join(capsys.readouterr())


def test_apply_shows_the_edit_and_writes_it(app: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([str(app), "--apply"])

    changed = '+st.slider("Volume", 0, 10, key="n")  # loud'
    said = capsys.readouterr()
    assert (said.out + said.err).count(changed) == 1
    assert "Applied the edit of finding 1 to " in said.err
    assert changed[1:] in app.read_text()
    assert main([str(app), "--quiet"]) == 0


def test_the_test_that_it_writes_fails_until_the_app_is_mended(app: Path, tmp_path: Path) -> None:
    written = tmp_path / "test_app.py"
    main([str(app), "--test", str(written), "--quiet"])
    names: dict[str, object] = {"__file__": str(written)}
    exec(written.read_text(), names)  # noqa: S102 (what was just written)
    test = names["test_value_from_state"]
    assert callable(test)

    with pytest.raises(AssertionError, match="value-from-state"):
        test()
    app.write_text(SETTLED)
    test()


def test_a_file_of_somebody_else_is_not_written_over(
    app: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(app), "--test", str(app)]) == 2
    assert app.read_text() == BROKEN
    assert main([str(app), "--test", str(tmp_path / "nowhere" / "test_app.py")]) == 2
    said = capsys.readouterr().err
    assert "is there already" in said
    assert "there is no folder" in said


def test_without_a_finding_no_test_is_written(app: Path, tmp_path: Path) -> None:
    app.write_text(SETTLED)
    written = tmp_path / "test_app.py"

    assert main([str(app), "--test", str(written), "--quiet"]) == 0
    assert not written.exists()


@pytest.mark.parametrize(("doing", "step"), [(Explorer, "_pairs"), (Prover, "with_edit")])
def test_who_stops_it_gets_what_was_found(
    doing: type,
    step: str,
    app: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(app.parent))

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(doing, step, interrupted)
    assert main([str(app)]) == 1
    assert "[value-from-state]" in (out := capsys.readouterr().out)
    assert "you stopped it" in out

    app.write_text(SETTLED)
    monkeypatch.setattr(Explorer, "_pairs", interrupted)
    assert main([str(app)]) == 130
    assert "nothing found" in capsys.readouterr().out
    assert not list(app.parent.glob("settled-*"))


def test_where_no_terminal_shows_it_a_line_tells_now_and_then(
    app: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "_SAYS_EVERY", 0)
    main([str(app)])

    assert "reruns  each widget by itself" in capsys.readouterr().err


EDITS = {
    "callback-called": (
        """
        def like(n):
            st.session_state.n = st.session_state.get("n", 0) + n
        st.button("Like", on_click=like(2))
        """,
        "on_click=like, args=(2,))",
    ),
    "loop-lambda": (
        """
        def book(table):
            st.session_state.booked = table
        for table in ["Window", "Bar"]:
            st.button(table, on_click=lambda: book(table))
        st.write(st.session_state.get("booked"))
        """,
        "st.button(table, on_click=book, args=(table,))",
    ),
    "moving-default": (
        """
        import uuid
        for name in ["Ann", "Bob"]:
            st.text_input("Note", key=str(uuid.uuid4()))
        """,
        'st.text_input("Note", key=f"note_{name}")',
    ),
    "read-before-write": (
        """
        st.session_state.setdefault("n", 0)
        st.write(f"Count: {st.session_state.n}")
        if st.button("Add"):
            # One more.
            st.session_state.n += 1
        """,
        "def add():\n    # One more.\n    st.session_state.n += 1",
    ),
    "nudge-too-late": (
        """
        st.session_state.setdefault("n", 5)
        number = st.slider("Pick", 0, 10, value=st.session_state.n)
        if st.button("Add one") and number < 10:
            st.session_state.n = number + 1
        """,
        "    if st.session_state.n < 10:\n        st.session_state.n = st.session_state.n + 1",
    ),
    "clear-after-send": (
        """
        sent = st.session_state.setdefault("sent", [])
        message = st.text_input("Message")
        if st.button("Send"):
            sent.append(message)
            message = ""
        st.write(len(sent))
        """,
        'def send():\n    sent.append(st.session_state.message)\n    st.session_state.message = ""',
    ),
    "index-from-state": (
        """
        OPTIONS = ["a", "b", "c"]
        st.session_state.setdefault("one", "a")
        st.session_state.one = st.radio(
            "One",
            OPTIONS,
            index=OPTIONS.index(st.session_state.one),  # the last one
        )
        """,
        'key="one"',
    ),
}


@pytest.mark.parametrize("pattern", EDITS)
def test_an_edit_is_offered_that_takes_the_fault_away(pattern: str, tmp_path: Path) -> None:
    script, part = EDITS[pattern]
    path = tmp_path / "app.py"
    path.write_text("import streamlit as st\n" + dedent(script))

    finding = diagnose(path).findings[0]
    assert finding.pattern == pattern
    assert finding.edit
    assert part in (finding.edited or "")
    path.write_text(finding.edited or "")
    assert diagnose(path).findings == ()


def test_an_edit_leaves_another_fault_to_another_edit(app: Path) -> None:
    app.write_text(
        BROKEN + 'st.session_state.setdefault("m", 1)\n'
        'st.session_state.m = st.slider("Other", 0, 10, st.session_state.m)\n'
    )

    edits = {one.widget.label: one.edit for one in diagnose(app).findings if one.widget}
    assert edits.keys() == {"Volume", "Other"}
    assert all(edit and edit.count("\n+") == 2 for edit in edits.values())


def test_no_edit_is_offered_that_does_not_help(app: Path) -> None:
    # A key that does not move would be that of both.
    app.write_text(
        "import uuid\n"
        "import streamlit as st\n"
        'names = ["Ann", "Bob"]\n'
        "while names:\n"
        "    names.pop()\n"
        '    st.text_input("Note", key=str(uuid.uuid4()))\n'
    )

    findings = diagnose(app).findings
    assert findings
    assert [one.edit for one in findings] == [None] * len(findings)


def test_the_assertion_says_the_finding(app: Path) -> None:
    with pytest.raises(AssertionError, match=r"(?s)not settled.*value-from-state.*Seen: .*Why: "):
        assert_settled(app)
    assert_settled(app, ignore=["value-from-state"])
    assert_settled(app, patterns=["read-before-write"])


def test_the_assertion_takes_an_apptest(app: Path) -> None:
    with pytest.raises(AssertionError, match="value-from-state"):
        assert_settled(AppTest.from_file(str(app)))


def test_the_assertion_does_not_pass_an_app_that_cannot_be_driven(app: Path) -> None:
    app.write_text("import streamlit as st\nimport there_is_no_such_package\n")

    with pytest.raises(RuntimeError, match="there_is_no_such_package"):
        assert_settled(app)


def test_the_fixture_looks_beside_the_test(pytester: pytest.Pytester) -> None:
    pytester.makefile(".py", app=BROKEN)
    pytester.makepyfile(test_it="def test_it(settled_app):\n    settled_app('app.py')\n")

    plugin = "settled._internal.doctor.pytest_plugin"
    # Playwright's plugin cannot be in two sessions at once; where the package is installed, this
    # one is there by the name "settled".
    others = ["-p", "no:playwright", "-p", "no:settled"]
    result = pytester.runpytest_inprocess("-p", plugin, *others)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*app.py is not settled.*", "*value-from-state*"])

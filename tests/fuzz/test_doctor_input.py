"""Whatever the doctor is given: it ends with a status and a sentence, never with a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from settled._internal.doctor.command import COULD_NOT, FINDINGS, SETTLED, main
from settled._internal.doctor.diagnose import Options, diagnose
from testing.fuzzing import tried

from .changed import TEXT, changed

APP = b"""import streamlit as st

state = st.session_state
state.setdefault("n", 0)

def add(by: int) -> None:
    state.n += by

left, right = st.columns(2)
with left:
    if st.button("More", on_click=add, args=(1,)):
        st.write(f"More: {state.n}")
with right, st.form("f"):
    name = st.text_input("Name", value=str(state.n))
    sent = st.form_submit_button("Send")
for row in range(2):
    st.checkbox("Done", key=f"done {row}", value=state.n > 1)
st.selectbox("Number", ["one", "two"], index=state.n % 2)
"""


LAGS = """import streamlit as st

st.session_state.setdefault("n", 1)
st.session_state.n = st.slider("Größe 🎈", 0, 9, value=st.session_state.n)
"""


def diagnosed(content: bytes) -> str:
    """Give the status; there is a sentence if it could not be diagnosed."""
    with tempfile.TemporaryDirectory() as folder:
        app = Path(folder) / "app.py"
        app.write_bytes(content)
        diagnosis = diagnose(app, Options(reruns=12, advice=True))
    assert diagnosis.status in ("settled", "findings", "cannot-diagnose")
    if diagnosis.status == "cannot-diagnose":
        assert diagnosis.why.strip()
        assert "Traceback" not in diagnosis.why
        assert len(diagnosis.why) < 2000
    return diagnosis.status


@tried(12)
@given(content=changed(APP))
@example(content=b"import streamlit as st\nst.write(1)\0")
@example(content=b"import streamlit as st\nst.write(" + b"(" * 500 + b")" * 500 + b")")
@example(content=b"import streamlit as st\nx = " + b"-" * 50_000 + b"1")
@example(content=b"import streamlit as st\nx = st" + b".x" * 5_000)
@example(content=b"import streamlit as st\nx = " + b"1 + " * 5_000 + b"1")
@example(content=b"import streamlit as st\n" + b"if 1:\n" + b" if 1:\n" * 200)
@example(content=b"import streamlit as st\nst.write('" + b"x" * 300_000 + b"')")
@example(content=b"import streamlit as st\nst.write('\\ud800', key='\\ud800')")
@example(content=b"import streamlit as st\nst.button('\\ud800')")
@example(content=b"import streamlit as st\nif 1:\n\tst.write(1)\n        st.write(2)")
@example(content=b"# coding: nonsense\nimport streamlit as st\nst.write(1)")
@example(content="import streamlit as st\nst.write(1)".encode("utf-16"))
@example(content=b"import streamlit as st\rst.write(1)\r")
@example(content=b"import streamlit as st\nst.switch_page('\\0.py')")
@example(
    content=b"import streamlit as st\nst.text_input('a', value=__import__('sys').setrecursionlimit)"
)
@example(content=b"")
def test_any_text_as_an_app(content: bytes) -> None:
    diagnosed(content)


def test_a_mark_of_utf_8_at_the_beginning_is_no_mistake() -> None:
    assert diagnosed(b"\xef\xbb\xbf" + APP) != "cannot-diagnose"


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_a_place_that_takes_few_characters_gets_them_in_another_form(
    options: list[str], tmp_path: Path
) -> None:
    (tmp_path / "app.py").write_text(LAGS, "utf-8")
    command = [sys.executable, "-m", "settled", "app.py", "--quiet", *options]
    environment = os.environ | {"PYTHONIOENCODING": "ascii"}

    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=False)

    assert done.returncode in (SETTLED, FINDINGS), done.stderr
    said = done.stdout.decode("ascii")
    assert ("Gr\\u00f6\\u00dfe" if options else "Gr\\xf6\\xdfe") in said
    if options:
        assert json.loads(said)["status"] == "findings"


@tried(20)
@given(
    arguments=st.lists(
        st.one_of(
            st.sampled_from(["--json", "--seed", "--reruns", "-1", "0", "x.py", ".", "--test", ""]),
            TEXT.filter(lambda text: "\0" not in text),
            st.just("\0"),
        ),
        max_size=4,
    )
)
@example(arguments=["\0"])
@example(arguments=["x" * 5000])
@example(arguments=["app.py", "--test", "\0"])
@example(arguments=["app.py", "--test", "x" * 5000])
@example(arguments=["\ud800.py"])
def test_any_arguments_of_the_command(arguments: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory() as folder:
        patch.chdir(folder)
        Path("app.py").write_text("import streamlit as st\nst.write(1)\n")
        try:
            status: object = main(arguments)
        except SystemExit as end:  # argparse has said what is wrong
            status = end.code
    assert status in (SETTLED, FINDINGS, COULD_NOT)

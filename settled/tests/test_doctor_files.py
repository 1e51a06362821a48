"""The doctor on apps of several files: pages and modules are read, and findings name them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from settled._internal.doctor import sandbox
from settled._internal.doctor.diagnose import Options, diagnose
from settled._internal.doctor.finding import Diagnosis

Diagnose = Callable[[dict[str, str]], Diagnosis]


@pytest.fixture
def find(tmp_path: Path) -> Diagnose:
    """Give what diagnoses an app by its files; the main script is `app.py`."""

    def diagnose_files(files: dict[str, str]) -> Diagnosis:
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(exist_ok=True)
            path.write_text("import streamlit as st\n" + dedent(text))
        return diagnose(tmp_path / "app.py", Options(edits=False))

    return diagnose_files


FAULTS = {
    "from the code of a page": (
        "loop-lambda",
        {
            "app.py": "st.write('Home')\n",
            "pages/more.py": """
            def book(table):
                st.session_state.booked = table
            for table in ["Window", "Bar"]:
                st.button(table, on_click=lambda: book(table))
            """,
        },
        ("pages/more.py", {5, 6}),
    ),
    "a page that st.navigation names": (
        "read-before-write",
        {
            "app.py": "st.navigation([st.Page('home.py'), st.Page('more.py')]).run()\n",
            "home.py": "st.write('Home')\n",
            "more.py": """
            st.session_state.setdefault("eggs", 0)
            st.write(f"Eggs: {st.session_state.eggs}")
            if st.button("Add"):
                st.session_state.eggs += 1
            """,
        },
        ("more.py", {4, 6}),
    ),
    "a module": (
        "value-from-state",
        {
            "app.py": "from controls import volume\nst.title('Radio')\nvolume()\n",
            "controls.py": """
            def volume():
                n = st.session_state.setdefault("n", 3)
                st.session_state.n = st.slider("Volume", 0, 10, n)
            """,
        },
        ("controls.py", {5}),
    ),
    "an exception in a module": (
        "write-after-draw",
        {
            "app.py": "from controls import volume\nvolume()\n",
            "controls.py": """
            def volume():
                st.slider("Volume", 0, 10, key="n")
                if st.button("Louder"):
                    st.session_state.n = 10
            """,
        },
        ("controls.py", {4, 6}),
    ),
}


@pytest.mark.parametrize("where", FAULTS)
def test_a_finding_names_the_file_of_its_lines(where: str, find: Diagnose) -> None:
    pattern, files, (file, lines) = FAULTS[where]
    findings = find(files).findings

    assert [one.pattern for one in findings] == [pattern]
    assert findings[0].to_json()["file"] == file
    assert set(findings[0].lines) == lines


def test_what_is_imported_is_made_once(find: Diagnose) -> None:
    diagnosis = find(
        {
            "app.py": """
            from things import Egg
            eggs = st.session_state.setdefault("eggs", [Egg()])
            if st.button("Is there one?"):
                st.write(Egg() in eggs)
            """,
            "things.py": """
            class Egg:
                pass
            kept = [Egg()]
            st.session_state.egg = Egg()
            def is_one(what):
                return what == Egg() or isinstance(what, Egg)
            """,
        }
    )

    assert diagnosis.findings == ()


def test_before_the_first_run_each_file_is_read_for_what_it_does(find: Diagnose) -> None:
    diagnosis = find(
        {
            "app.py": "import store\n",
            "store.py": "def save():\n    open('kept.txt', 'w')\n",
        }
    )

    assert diagnosis.warnings == ("store.py, line 3: writes files (open)",)


def test_it_says_in_which_file_the_first_run_fails(find: Diagnose) -> None:
    diagnosis = find({"app.py": "import store\n", "store.py": "\nst.no_such_thing()\n"})

    assert diagnosis.status == "cannot-diagnose"
    assert "store.py, line 3" in diagnosis.why


def test_of_a_large_folder_the_code_is_copied_first(
    find: Diagnose, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sandbox, "_MOST_BYTES", 10_000)
    (tmp_path / "film.mp4").write_bytes(bytes(20_000))
    diagnosis = find(
        {
            "app.py": "import parts.one\nparts.one.film()\n",
            "parts/one.py": "def film():\n    st.write(len(open('film.mp4', 'rb').read()))\n",
        }
    )

    assert "film.mp4 (0 MB)" in diagnosis.why
    assert "A file is missing" in diagnosis.why

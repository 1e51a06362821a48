from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.claims.table_app import TableApp, apps_of_page


def fed_back(options: dict[str, str]) -> None:
    import pandas as pd
    import streamlit as st

    if "tasks" not in st.session_state:
        st.session_state.tasks = pd.DataFrame(
            {"task": ["wash", "dry", "fold"], "done": [False, False, False]}
        )

    st.session_state.tasks = st.data_editor(st.session_state.tasks, **options)  # type: ignore[call-overload]

    tasks = st.session_state.tasks
    st.write("Done: " + ", ".join(tasks["task"][tasks["done"]]))


def untouched(options: dict[str, str]) -> None:
    import pandas as pd
    import streamlit as st

    if "tasks" not in st.session_state:
        st.session_state.tasks = pd.DataFrame(
            {"task": ["wash", "dry", "fold"], "done": [False, False, False]}
        )

    tasks = st.data_editor(st.session_state.tasks, key="editor", **options)  # type: ignore[call-overload]

    st.write("Done: " + ", ".join(tasks["task"][tasks["done"]]))


def lines(script: Callable[..., None] | str, *args: Any) -> list[str]:
    grid = TableApp(script, *args)
    found = []
    for row in range(3):
        grid.edit(row, "done", True)
        found.append(grid.line)
    return found


EVERY = ["Done: wash", "Done: wash, dry", "Done: wash, dry, fold"]
EVERY_SECOND_LOST = ["Done: wash", "Done: wash", "Done: wash, fold"]


@pytest.mark.parametrize(
    ("script", "options", "expected"),
    [
        (fed_back, {}, EVERY_SECOND_LOST),
        (fed_back, {"key": "editor"}, EVERY),
        (fed_back, {"key": "editor", "num_rows": "dynamic"}, EVERY_SECOND_LOST),
        (fed_back, {"key": "editor", "num_rows": "add"}, EVERY_SECOND_LOST),
        (fed_back, {"key": "editor", "num_rows": "delete"}, EVERY_SECOND_LOST),
        (untouched, {}, EVERY),
        (untouched, {"num_rows": "dynamic"}, EVERY),
    ],
)
def test_which_editors_lose_every_second_edit(
    script: Callable[..., None], options: dict[str, str], expected: list[str]
) -> None:
    assert lines(script, options) == expected


def test_the_pair_in_the_page() -> None:
    broken, fixed = apps_of_page("data-editor-feedback")

    assert lines(broken) == EVERY_SECOND_LOST
    assert lines(fixed) == EVERY


def test_the_editor_is_another_one_after_each_edit_that_was_kept() -> None:
    grid = TableApp(fed_back, {})
    found = [grid.identity]
    for row in range(3):
        grid.edit(row, "done", True)
        found.append(grid.identity)

    assert found[1] == found[0]
    assert found[2] != found[1]
    assert found[3] == found[2]


def test_every_second_added_row_is_lost_too() -> None:
    def script() -> None:
        import pandas as pd
        import streamlit as st

        if "tasks" not in st.session_state:
            st.session_state.tasks = pd.DataFrame({"task": ["wash"]})
        st.session_state.tasks = st.data_editor(
            st.session_state.tasks, key="editor", num_rows="dynamic"
        )
        st.write(", ".join(st.session_state.tasks["task"]))

    grid = TableApp(script)
    found = []
    for task in ("dry", "fold", "iron"):
        grid.add(task=task)
        found.append(grid.line)

    assert found == ["wash, dry", "wash, dry", "wash, dry, iron"]


def test_what_the_key_holds_is_the_edits_and_it_cannot_be_set() -> None:
    def script() -> None:
        import pandas as pd
        import streamlit as st

        if st.button("Set"):
            st.session_state.editor = {}
        st.data_editor(pd.DataFrame({"done": [False]}), key="editor")
        st.write(f"{st.session_state.editor['edited_rows']}")

    grid = TableApp(script)
    grid.edit(0, "done", True)
    assert grid.line == "{0: {'done': True}}"
    grid.click("Set")
    assert grid.at.exception[0].message.startswith(
        "Values for the widget with `key` 'editor' cannot be set using `st.session_state`."
    )


def test_a_callback_can_store_the_edits_and_start_another_editor() -> None:
    def script() -> None:
        import pandas as pd
        import streamlit as st

        if "tasks" not in st.session_state:
            st.session_state.tasks = pd.DataFrame(
                {"task": ["wash", "dry", "fold"], "done": [False, False, False]}
            )
            st.session_state.round = 0

        def store() -> None:
            edits = st.session_state[f"editor {st.session_state.round}"]
            for row, cells in edits["edited_rows"].items():
                for column, value in cells.items():
                    st.session_state.tasks.loc[row, column] = value
            st.session_state.round += 1

        tasks = st.session_state.tasks
        st.write("Above: " + ", ".join(tasks["task"][tasks["done"]]))
        st.data_editor(tasks, key=f"editor {st.session_state.round}", on_change=store)
        st.write("Done: " + ", ".join(tasks["task"][tasks["done"]]))

    assert lines(script) == EVERY


@pytest.mark.parametrize("key", [None, "editor"])
def test_the_width_counts_only_without_a_key(key: str | None) -> None:
    def script(key: str | None) -> None:
        import pandas as pd
        import streamlit as st

        width = 400 if st.checkbox("Wide") else 300
        tasks = st.data_editor(pd.DataFrame({"done": [False]}), width=width, key=key)
        st.write(f"{tasks['done'][0]}")

    grid = TableApp(script, key)
    grid.edit(0, "done", True)
    grid.at.checkbox[0].check()
    grid.run()

    assert grid.line == str(key is not None)

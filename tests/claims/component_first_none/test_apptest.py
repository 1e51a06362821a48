from __future__ import annotations

import re

from streamlit.testing.v1 import AppTest

from testing.paths import ROOT

TEXT = (ROOT / "docs" / "patterns" / "component-first-none.md").read_text("utf-8")
BROKEN, FIXED = re.findall(r"```python title=.*?\n(.*?)```", TEXT, re.DOTALL)


def shown_twice(source: str) -> list[list[str]]:
    at = AppTest.from_string(source)
    return [[line.value for line in at.run().markdown] for _ in range(2)]


def test_the_first_run_has_no_value_and_in_apptest_no_run_has_one() -> None:
    assert shown_twice(BROKEN) == [["Columns: 1"], ["Columns: 1"]]
    assert shown_twice(FIXED) == [[], []]

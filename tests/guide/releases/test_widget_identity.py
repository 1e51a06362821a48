"""What makes a widget another one, release by release: the data, and the table made from it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

from guide.releases.widget_identity import Found, never, read, table, write
from testing.paths import ROOT

PAGE = ROOT / "docs" / "concepts" / "identity.md"


def row(keyed: list[str], unkeyed: list[str], known: list[str]) -> dict[str, dict[str, str]]:
    return {
        "key": {what: "new" if what in keyed else "same" for what in known},
        "no key": {what: "new" if what in unkeyed else "same" for what in known},
    }


def test_the_data_are_what_the_installed_release_does() -> None:
    command = [sys.executable, "-m", "versions.widget_identity"]
    paths = os.pathsep.join([str(ROOT), str(ROOT / "settled" / "src")])
    ran = subprocess.run(
        command,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=True,
    )

    minor = ".".join(version("streamlit").split(".")[:2])
    assert read()[minor] == json.loads(ran.stdout), f"make versions VERSIONS='--release {minor}'"


def test_what_never_counts_is_what_the_page_says() -> None:
    found = read()
    for release in (".".join(version("streamlit").split(".")[:2]), list(found)[-1]):
        said = {"on_change", "on_click", "args", "kwargs", "label_visibility"}
        assert said | {"in a column", "in a container"} <= never(found, release)
        assert all(f"`{what}`" in PAGE.read_text("utf-8") for what in said)
        counts = [
            widget
            for widget, rows in found[release].items()
            if any(row.get("disabled") == "new" for row in rows.values())
        ]
        assert counts == ["data_editor", "popover with on_change"]


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    found: Found = {
        "1.50": {"radio": row(["options"], ["options", "label"], ["options", "label"])},
        "1.60": {"radio": row([], ["options", "label"], ["options", "label"]), "tabs": {}},
        "1.9": {},
    }
    found["1.60"]["tabs"] = row(["tabs"], ["tabs"], ["tabs"])
    file = tmp_path / "data.json"

    write(found, file)

    assert read(file) == found
    assert list(read(file)) == ["1.9", "1.50", "1.60"]


def test_the_table_says_what_counts_now_and_what_counted_before() -> None:
    known = ["label", "options", "in a form"]
    found: Found = {
        "1.49": {"radio": row(known, known, known)},
        "1.50": {"radio": row(["options"], known, known)},
        "1.51": {"radio": row([], known, known), "tabs with on_change": row(known, known, known)},
    }

    lines = table(found).splitlines()

    assert lines[2:] == [
        "| `radio` | nothing | to 1.50 also `options`; to 1.49: as without a key |",
        "| `tabs` with on_change | as without a key |  |",
    ]


def test_an_argument_that_came_later_is_no_difference() -> None:
    found: Found = {
        "1.61": {"text_input": row(["max_chars"], ["max_chars", "label"], ["max_chars", "label"])},
        "1.62": {
            "text_input": row(
                ["max_chars", "validate"],
                ["max_chars", "validate", "label"],
                ["max_chars", "validate", "label"],
            )
        },
    }

    assert table(found).splitlines()[2:] == ["| `text_input` | `max_chars`, `validate` |  |"]

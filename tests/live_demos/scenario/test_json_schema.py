"""The schema for editors: checked with Taplo, which several of them use."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from live_demos.scenario.json_schema import DIRECTIVE, demo_schema, demo_schema_text
from testing.paths import DEMOS

SLUG = "value-from-state"
FILES = sorted(DEMOS.glob("*/demo.toml"))
TAPLO = Path(sys.executable).with_name("taplo")


def lint(*files: Path) -> str:
    """Give what Taplo finds, or nothing."""
    result = subprocess.run([TAPLO, "lint", *files], capture_output=True, text=True, check=False)
    assert bool(result.returncode) is ("error:" in result.stderr), result.stderr
    return result.stderr if result.returncode else ""


def test_every_demo_names_the_schema_in_its_first_line() -> None:
    without = [path for path in FILES if not path.read_text("utf-8").startswith(f"{DIRECTIVE}\n")]

    assert len(FILES) > 70
    assert without == []


def test_every_demo_is_as_the_schema_says() -> None:
    assert lint(*FILES) == ""


@pytest.fixture
def about(tmp_path: Path) -> Path:
    (tmp_path / "demo.schema.json").write_text(demo_schema_text())
    shutil.copytree(DEMOS / SLUG, tmp_path / SLUG)
    return tmp_path / SLUG / "demo.toml"


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("symptom =", "symptoms =", "'symptoms' was unexpected"),
        ("symptom =", "# symptom =", '"symptom" is a required property'),
        ("lags = true", "lags = 1", '1 is not of type "boolean"'),
        ("lags = true", "unsettled = ' '", "does not match"),
        ("to = 7", "too = 7", "'too' was unexpected"),
        ("to = 7", "", '"to" is a required property'),
        ("to = 7", "to = {}", "is not valid under any"),
        ("to = 7", "to = 7\nheld = true", '"held" is not one of'),
        ("to = 7", "to = 7\nkind = 'set'", "'kind' was unexpected"),
        ("to = 7", "to = 7\nnth = 0", "less than the minimum"),
        ("to = 7", "to = 7\nonly = 'me'", '"me" is not one of'),
        ("to = 7", "to = 7\nopen = 'Tab'", "more than one of the schemas"),
        ("to = 7", "to = 7\nmeanwhile = { clik = 'Save' }", "'clik' was unexpected"),
        ("to = 7", "to = 7\nmeanwhile = { click = 'Save', both = 1 }", "'both' was unexpected"),
        ('set = "Volume"', "set = 3", '3 is not of type "string"'),
        ('set = "Volume"', 'type = "Volume"', '5 is not of type "string"'),
        ('set = "Volume"\nto = 7', "reload = false", "true was expected"),
        ("[start]\nboth = {", "[start]\nboht = {", "'boht' was unexpected"),
        ('{ Volume = 3, text = "Stored: 3" }', "{}", "less than 1 property"),
        ('text = "Stored: 3"', "text = 3", "is not valid under any"),
        ('text = "Stored: 3"', "text = { a = 1 }", "is not valid under any"),
    ],
)
def test_a_mistake_is_refused(about: Path, before: str, after: str, said: str) -> None:
    text = about.read_text("utf-8")
    assert before in text
    about.write_text(text.replace(before, after), "utf-8")

    assert said in lint(about)


@pytest.mark.parametrize(
    "line",
    [
        "both = { Volume = 5, Day = 2030-01-10, At = 09:30:00, Tags = ['a', 'b'] }",
        "both = { Volume = 5, text = ['a', 'b'], missing = 'Save', open = ['T'] }",
        "both = { Volume = 5 }\nmeanwhile = { set = 'Help', to = true, nth = 2 }",
        "only = 'fixed'\nfixed = { Volume = 5 }\nbrowser_only = 'why'",
    ],
)
def test_what_an_author_can_write_is_accepted(about: Path, line: str) -> None:
    text = about.read_text("utf-8")
    before = 'both = { Volume = 5, text = "Stored: 5" }'
    assert before in text
    about.write_text(text.replace(before, line), "utf-8")

    assert lint(about) == ""


def test_an_editor_can_explain_every_key() -> None:
    def unexplained(table: dict[str, Any], name: str) -> Iterator[str]:
        for key, about_key in table.get("properties", {}).items():
            if not about_key.get("description"):
                yield f"{name}: {key}"
            yield from unexplained(about_key.get("items", about_key), key)

    assert list(unexplained(demo_schema(), "demo.toml")) == []

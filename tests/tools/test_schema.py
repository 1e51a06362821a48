"""What is made from the model of a demo.toml is what the model says now."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import schema


@pytest.mark.parametrize("path", [schema.EDITORS, schema.BROWSER, schema.MANUAL])
def test_it_is_current(path: Path) -> None:
    assert path.read_text("utf-8") == schema.generated()[path], "stale: run make schema"


def test_every_table_of_the_manual_is_made() -> None:
    assert schema.MANUAL.read_text("utf-8").count("by `make schema` -->") == 6

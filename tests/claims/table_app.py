"""An app with one table, used as a browser would: AppTest has no control for it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from streamlit.testing.v1 import AppTest

from testing.paths import ROOT


def apps_of_page(slug: str) -> list[str]:
    """Give the blocks of code in a pattern's page that are whole apps, in their order."""
    text = (ROOT / "docs" / "patterns" / f"{slug}.md").read_text("utf-8")
    blocks = re.findall(r"^```python[^\n]*\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    return [block for block in blocks if block.startswith("import ")]


class TableApp:
    """An app with one table. Sends what a browser sends: the edits of the table on the page."""

    def __init__(self, script: Callable[..., None] | str, *args: Any) -> None:
        if isinstance(script, str):
            self.at = AppTest.from_string(script).run()
        else:
            self.at = AppTest.from_function(script, args=args).run()
        self._held: dict[str, dict[str, Any]] = {}

    def edit(self, row: int, column: str, value: object) -> None:
        """Change a cell, after all the changes that were made in the same table."""
        edits = self._edits()
        edits["edited_rows"].setdefault(str(row), {})[column] = value
        self.run()

    def add(self, **cells: object) -> None:
        """Add a row."""
        self._edits()["added_rows"].append(cells)
        self.run()

    def write_added(self, **cells: object) -> None:
        """Write into the row that was added last."""
        self._edits()["added_rows"][-1].update(cells)
        self.run()

    def select(self, row: int) -> None:
        """Choose a row in place of the one that was chosen."""
        self._held[self.identity] = {"selection": {"rows": [row], "columns": [], "cells": []}}
        self.run()

    def click(self, label: str) -> None:
        """Press a button."""
        next(button for button in self.at.button if button.label == label).click()
        self.run()

    def run(self) -> None:
        """Run the script with what the widgets of the page and its table hold."""
        states = self.at._tree.get_widget_states()
        if held := self._held.get(self.identity):
            states.widgets.add(id=self.identity, string_value=json.dumps(held))
        self.at._run(states)
        # Of a table that is gone, neither the browser nor the server keeps anything.
        here = {table.proto.id for table in self.at.dataframe}
        self._held = {one: held for one, held in self._held.items() if one in here}

    @property
    def identity(self) -> str:
        """What Streamlit recognizes the table by."""
        return self.at.dataframe[0].proto.id

    @property
    def line(self) -> str:
        """What the app writes."""
        return self.at.markdown[-1].value

    def _edits(self) -> dict[str, Any]:
        nothing: dict[str, Any] = {"edited_rows": {}, "added_rows": [], "deleted_rows": []}
        return self._held.setdefault(self.identity, nothing)

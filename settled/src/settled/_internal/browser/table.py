"""Edits and selections in tables, as the front end keeps them.

In the front end: `frontend/lib/src/components/widgets/DataFrame/EditingState.ts`, and
`hooks/useSelectionHandler.ts` beside it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any


def is_editor(proto: Any) -> bool:
    """Whether a table can be edited."""
    return bool(proto.editing_mode != proto.READ_ONLY)


def takes_rows(proto: Any) -> tuple[bool, bool]:
    """Whether rows can be added, and whether they can be deleted."""
    modes = {name: getattr(proto, name, None) for name in ("DYNAMIC", "ADD_ONLY", "DELETE_ONLY")}
    mode = proto.editing_mode
    both = mode == modes["DYNAMIC"]
    return both or mode == modes["ADD_ONLY"], both or mode == modes["DELETE_ONLY"]


def edits_cells(proto: Any) -> bool:
    """Whether the cells of the app's own rows can be edited."""
    return proto.editing_mode in (proto.FIXED, proto.DYNAMIC)


def selects_rows(proto: Any) -> tuple[bool, bool]:
    """Whether a row can be selected, and whether several can be."""
    modes = set(proto.selection_mode)
    single = {proto.SINGLE_ROW, getattr(proto, "SINGLE_ROW_REQUIRED", proto.SINGLE_ROW)}
    return bool(modes & {*single, proto.MULTI_ROW}), proto.MULTI_ROW in modes


def columns_and_rows(proto: Any) -> tuple[list[str], list[dict[str, Any]]]:
    """Give the names of a table's columns, and its rows as the app gave them.

    It needs pyarrow, which Streamlit needs to draw a table.
    """
    import pyarrow  # noqa: PLC0415 (only apps with tables need it)

    data = proto.arrow_data.data if hasattr(proto, "arrow_data") else proto.data
    table = pyarrow.ipc.open_stream(data).read_all()
    hidden = _index_columns(table)
    names = [name for name in table.column_names if name not in hidden]
    return names, table.to_pylist()


def edited(known: str | None, row: int, column: str, value: object, count: int) -> str:
    """Change a cell. Rows from `count` on are those that were added."""
    state = _state(known)
    if row < count:
        state["edited_rows"].setdefault(str(row), {})[column] = value
    else:
        state["added_rows"][row - count][column] = value
    return json.dumps(state)


def added(known: str | None, values: Mapping[str, object]) -> str:
    """Add a row at the end."""
    state = _state(known)
    state["added_rows"].append(dict(values))
    return json.dumps(state)


def deleted(known: str | None, rows: Sequence[int], count: int) -> str:
    """Delete rows: of the app's own, their number is kept; one that was added is gone."""
    state = _state(known)
    for row in sorted(rows, reverse=True):
        if row < count:
            state["edited_rows"].pop(str(row), None)
            state["deleted_rows"].append(row)
        else:
            del state["added_rows"][row - count]
    state["deleted_rows"].sort()
    return json.dumps(state)


def selected(proto: Any, rows: Sequence[int]) -> str:
    """Select rows, and nothing else."""
    selection: dict[str, list[Any]] = {"rows": list(rows), "columns": []}
    if hasattr(proto, "SINGLE_CELL"):
        selection["cells"] = []
    return json.dumps({"selection": selection})


def _state(known: str | None) -> dict[str, Any]:
    empty: dict[str, Any] = {"edited_rows": {}, "added_rows": [], "deleted_rows": []}
    return {**empty, **json.loads(known)} if known else empty


def _index_columns(table: Any) -> list[str]:
    about = (table.schema.metadata or {}).get(b"pandas")
    if not about:
        return []
    return [one for one in json.loads(about)["index_columns"] if isinstance(one, str)]

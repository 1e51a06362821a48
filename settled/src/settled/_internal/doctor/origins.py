"""Where the value of an expression comes from, as far as the code of one file tells."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from settled._internal.doctor.source import Source, last_name
from settled._internal.doctor.widget_calls import BUTTONS, WidgetCall

_FILES = frozenset(
    [
        "read_text",
        "read_bytes",
        "open",
        "load",
        "loads",
        "read_csv",
        "read_json",
        "execute",
        "read_sql",
        "read_sql_query",
        "fetchone",
        "fetchall",
        "read_parquet",
        "read_excel",
    ]
)
_TIMES = frozenset(["now", "today", "utcnow", "time", "time_ns", "monotonic", "perf_counter"])
_RANDOM = frozenset(
    [
        "uuid4",
        "uuid1",
        "randint",
        "random",
        "choice",
        "choices",
        "sample",
        "shuffle",
        "uniform",
        "randrange",
        "token_hex",
        "token_urlsafe",
        "normal",
        "rand",
        "randn",
        "integers",
    ]
)


@dataclass(frozen=True)
class Origin:
    """One thing that a value comes from."""

    kind: str
    """`state`, `widget`, `query`, `file`, `time`, `random` or `cached`."""
    name: str = ""
    """The key, the function's name."""
    widget: WidgetCall | None = None


def origins(source: Source, node: ast.AST | None) -> frozenset[Origin]:
    """Give all that an expression's value comes from, through variables and the app's functions."""
    return frozenset(_origins(source, node, set())) if node is not None else frozenset()


def _origins(  # noqa: PLR0912 - one for each origin
    source: Source, node: ast.AST, seen: set[object]
) -> Iterator[Origin]:
    if node in seen:
        return
    seen.add(node)
    if (key := source.state_key(node)) is not None:
        yield Origin("state", key)
        return
    if isinstance(node, ast.Call):
        name = last_name(node.func)
        for widget in source.widgets:
            if widget.node is node:
                if widget.kind not in BUTTONS:
                    yield Origin("widget", widget=widget)
                return
        if name in source.functions and isinstance(node.func, ast.Name):
            if name in source.cached:
                yield Origin("cached", name)
            yield from _of_function(source, name, seen)
        elif name in _FILES:
            yield Origin("file", name)
        elif name in _TIMES:
            yield Origin("time", name)
        elif name in _RANDOM:
            yield Origin("random", name)
    if isinstance(node, ast.Attribute) and node.attr == "query_params":
        yield Origin("query")
        return
    if isinstance(node, ast.Name):
        yield from _of_name(source, node.id, seen)
        return
    for child in ast.iter_child_nodes(node):
        yield from _origins(source, child, seen)


def _of_name(source: Source, name: str, seen: set[object]) -> Iterator[Origin]:
    if name in source.state_names or ("name", name) in seen:
        return
    seen.add(("name", name))
    for value in source.assigned.get(name, []):
        yield from _origins(source, value, seen)


def _of_function(source: Source, name: str, seen: set[object]) -> Iterator[Origin]:
    for node in ast.walk(source.functions[name]):
        if isinstance(node, ast.Return) and node.value is not None:
            yield from _origins(source, node.value, seen)

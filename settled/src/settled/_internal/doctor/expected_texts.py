"""The texts that an app's code asks for in its fields: a password, a word of a game."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping

from settled._internal.doctor.origins import origins
from settled._internal.doctor.source import Source

_MOST = 2
"""How many texts of a field are tried."""


def expected_texts(sources: Mapping[str, Source]) -> dict[str, tuple[str, ...]]:
    """Give the constants that text fields are compared with, by the label of the field.

    Args:
        sources: the app's files by their names.
    """
    found: dict[str, list[str]] = {}
    for source in sources.values():
        for node in source.nodes:
            if not isinstance(node, ast.Compare):
                continue
            sides = [node.left, *node.comparators]
            texts = [text for side in sides for text in _texts(side)]
            if not texts:
                continue
            for one in {origin for side in sides for origin in origins(source, side)}:
                if one.widget and one.widget.kind in ("text_input", "text_area"):
                    known = found.setdefault(one.widget.label or "", [])
                    known += [text for text in texts if text and text not in known]
    return {label: tuple(texts[:_MOST]) for label, texts in found.items()}


def _texts(node: ast.expr) -> Iterator[str]:
    parts: list[ast.expr | None] = [node]
    if isinstance(node, ast.List | ast.Tuple | ast.Set):
        parts = [*node.elts]
    elif isinstance(node, ast.Dict):
        parts = [*node.keys]
    for one in parts:
        if isinstance(one, ast.Constant) and isinstance(one.value, str):
            yield one.value

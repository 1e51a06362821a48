"""The page reads a file's imports without Python, and as Python does."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest

import settled
from live_demos.node import node
from live_demos.publish.own_app import FOLDER as STARTING_POINTS
from testing.paths import DEMOS, ROOT

SCRIPT = Path(__file__).with_name("imports_read.mjs")

HARD = r'''
"""Docstring: import no1"""
import a, b.c as d  # import no2
from . import x
from .. import y as z, w
from ..p.q import (r as s,
    t,  # no3
)
from m import *
if a: import e; from f import g
else:
    import h
try: import i
except ImportError: import i2
def function():
    import j \
        as k
    return f"{a!r} import no4 {'import no5'}"
class C:
    async def method(self):
        from l import n
text = 'import no6'; raw = r"\""; import o
with open("import no7") as import_file: pass
match a:
    case 1:
        import q
f"""
{a}
import no8
"""
lambda: 0
@a.b
def decorated(): import u.v.w
'''


def as_python_reads(text: str) -> list[dict[str, object]]:
    imports: list[dict[str, object]] = []
    for item in ast.walk(ast.parse(text)):
        if isinstance(item, ast.Import):
            imports += [
                {"module": alias.name, "dots": 0, "names": [], "line": item.lineno}
                for alias in item.names
            ]
        elif isinstance(item, ast.ImportFrom):
            names = [alias.name for alias in item.names]
            imports.append(
                {
                    "module": item.module or "",
                    "dots": item.level,
                    "names": names,
                    "line": item.lineno,
                }
            )
    return imports


def in_order(imports: list[dict[str, object]]) -> list[str]:
    return sorted(
        json.dumps({key: value for key, value in one.items() if key != "optional"}, sort_keys=True)
        for one in imports
    )


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param([HARD], id="hard"),
        pytest.param([path.read_text() for path in DEMOS.glob("*/*.py")], id="demos"),
        pytest.param(
            [
                path.read_text()
                for folder in (STARTING_POINTS, ROOT / "live_demos", Path(settled.__file__).parent)
                for path in sorted(folder.rglob("*.py"))
            ],
            id="this project",
        ),
    ],
)
def test_imports_are_read_as_python_reads_them(texts: list[str]) -> None:
    done = node([SCRIPT], input=json.dumps(texts), timeout=60)

    assert done.returncode == 0, done.stderr
    for text, read in zip(texts, json.loads(done.stdout), strict=True):
        assert in_order(read) == in_order(as_python_reads(text)), text
    assert any(as_python_reads(text) for text in texts)

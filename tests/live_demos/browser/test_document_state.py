"""The `data-*` attributes stand once for scripts and once for Python, and nowhere else."""

from __future__ import annotations

import json
import re
from pathlib import Path

import live_demos
from live_demos.node import node
from testing.document_state import GROUPS

FOLDER = Path(live_demos.__file__).parent
BROWSER = FOLDER / "browser"
MODULE = BROWSER / "shared" / "document-state.mjs"

READ = """
const { ...groups } = await import(process.argv[1]);
console.log(JSON.stringify(groups));
"""

OTHERS = {"mdColorScheme", "pressing"}
"""What is Material's, and what frame/automation/highlight.mjs has with its own style sheet."""

ELSEWHERE = {"data-panel", "data-code", "data-pressing"}
"""What the build has with itself, the X-ray's, and the one above."""

OF_OTHERS = re.compile(r"data-(testid|md-)")


def test_python_and_scripts_name_the_same_attributes() -> None:
    result = node(["--input-type=module", "--eval", READ, MODULE])

    assert result.returncode == 0, result.stderr
    assert json.loads(result.stdout) == {
        group: {one.dataset: one.dataset for one in names} for group, names in GROUPS.items()
    }


def test_no_script_names_an_attribute_by_itself() -> None:
    named = {
        f"{path.relative_to(BROWSER)}: {name}"
        for path in BROWSER.rglob("*.mjs")
        if "xray" not in path.parts
        for name in re.findall(r"\bdataset\.(\w+)", path.read_text(encoding="utf-8"))
        if name not in OTHERS
    }

    assert named == set()


def test_style_sheets_and_templates_know_no_other_attribute() -> None:
    known = {str(one) for names in GROUPS.values() for one in names} | ELSEWHERE
    sources = [
        BROWSER / "frame" / "frame.css",
        BROWSER / "page" / "live-demo.css",
        *FOLDER.glob("templates/*.html"),
    ]
    named = {
        f"{path.name}: {name}"
        for path in sources
        for name in re.findall(r"\bdata-[a-z-]+", path.read_text(encoding="utf-8"))
        if not OF_OTHERS.match(name) and name not in known
    }

    assert named == set()

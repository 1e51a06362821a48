"""`make serve` shows what is saved: pages and demos, and what they are made with."""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from live_demos.packages import package_folder
from testing.dev_server import DevServer, dev_server
from testing.paths import DEMOS, ROOT

SLUG = "value-from-state"
ARTICLE = "knowledge-base/using-streamlit/widget-updating-session-state.md"

CONFIG = """
site_name: A little guide
site_url: http://localhost/
theme:
  name: material
  font: false
hooks:
  - code/guide/mkdocs_hook.py
plugins:
  - live-demos:
      runtime: false
"""

FINDER_KEYS = "did: [click]\nsaw: [gone]\nsee:\n  - It goes.\n"
PAGES = {
    "index.md": "# Home\n",
    "find.md": "# Find\n\n<!-- finder -->\n",
    ARTICLE: f"---\n{FINDER_KEYS}---\n\n# The article\n\n/// demo | {SLUG}\n///\n",
    "patterns/index.md": "# All\n\n<!-- all patterns -->\n",
    "patterns/one.md": f"---\ntitle: One\ndescription: One.\ncause: forms\nrank: 1\n{FINDER_KEYS}"
    "words:\n  - one\n---\n\n## Why\n\nFor this.\n\n## The fix, and its price\n\nThat.\n\n"
    "## How to recognize it in your code\n\nSo.\n",
    "your-app.md": "# Your app\n",
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a small guide with the project's own code in `code/`, where a test may change it."""
    folder = tmp_path_factory.mktemp("guide")
    for name in ("live_demos", "guide", "settled"):
        shutil.copytree(
            package_folder(name) if name != "guide" else ROOT / name,
            folder / "code" / name,
            ignore=shutil.ignore_patterns("__pycache__"),
        )
    shutil.copytree(DEMOS / SLUG, folder / "demos" / SLUG)
    for name, content in PAGES.items():
        path = folder / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    (folder / "mkdocs.yml").write_text(CONFIG)
    return folder


@pytest.fixture(scope="module")
def served(project: Path) -> Iterator[DevServer]:
    with dev_server(project, [project / "code"]) as server:
        yield server


def asset(page: str, name: str) -> str:
    """Give the address of a script or a style that a page loads, from the site's root."""
    return str(re.findall(rf'"[./]*(assets/[^"]*/{name})"', page)[0])


def test_a_page_may_reload_itself_and_a_frame_of_a_readers_app_does_not(served: DevServer) -> None:
    page = served.get("")
    (script,) = re.findall(r"<script>(\s*var livereload.*?)</script>", page, re.S)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"'sha256-{digest}'" in page.partition("<script")[0]

    main = asset(page, "page/live-demo.mjs")
    readers = served.get(main.replace("page/live-demo.mjs", "frame/readers-app.html"))
    assert "Content-Security-Policy" in readers
    assert "livereload" not in readers


def test_a_page_that_is_stored_is_the_one_that_was_built(served: DevServer) -> None:
    shown = served.get("")

    stored = served.get("", "empty")  # as a service worker asks for it

    script = re.compile(r"<script>\s*var livereload.*?</script>", re.S)
    policy = re.compile(r'(?<=Content-Security-Policy" content=")[^"]*')
    assert "livereload" in shown
    assert "livereload" not in stored
    assert policy.sub("", script.sub("", shown)) == policy.sub("", stored)
    assert len(policy.findall(stored)[0]) < len(policy.findall(shown)[0])


@pytest.mark.parametrize(
    "name", ["page/live-demo.mjs", "page/live-demo.css", "page/xray/panel.mjs"]
)
def test_a_changed_script_or_style_is_served_at_another_address(
    project: Path, served: DevServer, name: str
) -> None:
    page = ARTICLE.replace(".md", "/")
    before = asset(served.get(page), "page/live-demo.mjs")

    served.change(project / "code" / "live_demos" / "browser" / name, "/*", "/* Changed. */ /*")

    after = asset(served.get(page), "page/live-demo.mjs")
    assert after != before
    assert "/* Changed. */" in served.get(after.replace("page/live-demo.mjs", name))


@pytest.mark.parametrize("name", ["finder/finder.mjs", "finder/finder.css"])
def test_a_changed_script_or_style_of_the_guide_is_served(
    project: Path, served: DevServer, name: str
) -> None:
    before = asset(served.get("find/"), name)

    served.change(project / "code" / "guide" / "browser" / name, "/*", "/* Changed. */ /*")

    after = asset(served.get("find/"), name)
    assert after != before
    assert "/* Changed. */" in served.get(after)


@pytest.mark.parametrize(
    ("file", "old", "new", "address"),
    [
        ("live_demos/templates/pair.html", "Try these", "Try all these", ARTICLE),
        ("live_demos/templates/frame.html", "This live app", "This", f"demos/{SLUG}/broken/"),
        ("guide/templates/finder.html", "None of these?", "None of them?", "find/"),
        ("guide/texts/finder.toml", "I clicked a button", "I pressed a button", "find/"),
        ("guide/texts/causes.toml", "Nothing in a form is", "No field is", "patterns/"),
    ],
)
def test_a_changed_template_or_text_is_served(
    project: Path, served: DevServer, *, file: str, old: str, new: str, address: str
) -> None:
    served.change(project / "code" / file, old, new)

    html = served.get(address.replace(".md", "/"))
    assert new in html
    assert old not in html


def test_a_changed_recorder_records_anew(project: Path, served: DevServer) -> None:
    trace = f"demos/{SLUG}/trace.json"
    before = served.get(trace)
    sources = (project / "code" / "settled").rglob("*.py")
    (recorder,) = (path for path in sources if "\nRECORD_VERSION = 2\n" in path.read_text())

    served.change(recorder, "\nRECORD_VERSION = 2\n", "\nRECORD_VERSION = 4711\n")

    assert served.get(trace) == re.sub('"version": [0-9]+', '"version": 4711', before)

"""An app's place grows with what it shows, and shrinks again."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from testing.live_app import LiveApp, pair, run_pair
from testing.paths import CACHE, DEMOS
from testing.server import SiteServer, serve

SLUG = "grows"

CONFIG = f"""
site_name: A little site
site_url: http://localhost/
theme:
  name: material
  font: false
plugins:
  - live-demos:
      cache_dir: {CACHE}
      xray: false
validation:
  absolute_links: relative_to_docs
"""

APP = """
import streamlit as st

st.selectbox("Fruit", [f"Fruit {number}" for number in range(20)])
if st.checkbox("More"):
    for number in range(20):
        st.write(f"Line {number}")


@st.dialog("A dialog")
def ask():
    for number in range(8):
        st.text_input(f"Question {number}")


if st.button("Ask"):
    ask()
"""


@pytest.fixture(scope="module")
def growing_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SiteServer]:
    project = tmp_path_factory.mktemp("project")
    shutil.copytree(DEMOS / "value-from-state", project / "demos" / SLUG)  # it names no height
    for variant in ("broken", "fixed"):
        (project / "demos" / SLUG / f"{variant}.py").write_text(APP)
    (project / "docs").mkdir()
    (project / "docs" / "index.md").write_text(f"# Home\n\n/// demo | {SLUG}\n///\n")
    (project / "mkdocs.yml").write_text(CONFIG)
    command = [sys.executable, "-m", "mkdocs", "build"]
    result = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    with serve(Path(project / "site")) as server:
        yield server


def expect_inside(app: LiveApp, part: Locator) -> None:
    """Wait until the whole of `part` is inside the frame, without scrolling there."""
    expect(part).to_be_visible()
    handle = part.element_handle()
    app.frame.wait_for_function(
        """(part) => {
          const box = part.getBoundingClientRect();
          return box.top >= 0 && box.bottom <= window.innerHeight;
        }""",
        arg=handle,
    )


def test_an_app_has_the_room_that_it_needs_and_the_window_has(
    page: Page, growing_site: SiteServer
) -> None:
    page.goto(growing_site.address)
    demo = pair(page, SLUG)
    app, _ = run_pair(page, SLUG)
    frame = demo.locator("iframe").first
    height = "(frame) => frame.getBoundingClientRect().height"
    expect_inside(app, app.frame.get_by_role("button", name="Ask"))
    small = frame.evaluate(height)

    # A list that the reader opens is seen whole.
    app.frame.get_by_role("combobox", name="Fruit").click()
    app.frame.wait_for_function("""() => {
      const list = document.querySelector("[role=listbox]").getBoundingClientRect();
      return list.height > 150 && list.bottom <= window.innerHeight;
    }""")
    app.frame.get_by_role("option", name="Fruit 3", exact=True).click()
    expect(app.frame.get_by_role("listbox")).to_have_count(0)

    # An app that is higher than the window scrolls, so that its buttons stay in sight.
    app.frame.get_by_test_id("stCheckbox").get_by_text("More").click()
    page.wait_for_function(
        "(small) => document.querySelector('iframe').getBoundingClientRect().height > small + 300",
        arg=small,
    )
    last = app.frame.get_by_test_id("stMarkdown").get_by_text("Line 19")
    last.scroll_into_view_if_needed()
    expect_inside(app, last)
    size = page.viewport_size
    assert size is not None
    live = demo.locator(".demo__live").bounding_box()
    assert live is not None
    assert live["height"] <= size["height"]
    app.frame.get_by_test_id("stCheckbox").get_by_text("More").click()
    expect(last).to_have_count(0)
    page.wait_for_function(
        "(small) => document.querySelector('iframe').getBoundingClientRect().height === small",
        arg=small,
    )

    app.frame.get_by_role("button", name="Ask").click()
    expect_inside(app, app.frame.get_by_label("Question 7"))

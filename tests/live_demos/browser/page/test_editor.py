"""The code of an app, changed in the page: the editor, what is kept, and what runs."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from live_demos.scenario import Set
from testing.browser_fixtures import page_of_visit
from testing.idle import until_idle
from testing.live_app import LiveApp, pair
from testing.paths import ARTICLE
from testing.player import AT_ONCE, Player
from testing.server import SiteServer

__all__ = ["page_of_visit"]

SLUG = "value-from-state"
LINES = (1, 4, 10, 15)
LIMIT = 160_000

# Where the first letter of a line is, and its color.
LETTERS = """(lines) => lines.map((line) => {
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  while (walker.nextNode() && !walker.currentNode.data.trim());
  const range = document.createRange();
  const at = walker.currentNode.data.search(/\\S/);
  range.setStart(walker.currentNode, at);
  range.setEnd(walker.currentNode, at + 1);
  const { left, top } = range.getBoundingClientRect();
  const { color } = getComputedStyle(walker.currentNode.parentElement);
  return { left: Math.round(left), top: Math.round(top + scrollY), color };
})"""

FIXED = """\
import streamlit as st

if "volume" not in st.session_state:
    st.session_state.volume = 3

st.slider("Volume", 0, 10, key="volume")

st.write(
    f"Stored: {st.session_state.volume}"
)
"""

STUBBORN = """\
import streamlit as st

st.write("Begun")
while True:
    try:
        pass
    except:
        pass
"""


@pytest.fixture(autouse=True)
def nothing_is_kept(page: Page) -> Iterator[None]:
    """Leave no draft to the tests that come: they have the same visit."""
    yield
    page.evaluate("localStorage.clear()")


def listing(page: Page, variant: str = "broken") -> Locator:
    return pair(page, SLUG).locator(f"[data-code={variant}]")


def change_button(page: Page, variant: str = "broken") -> Locator:
    return listing(page, variant).get_by_role("button", name="Change this code")


def code(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Code of the broken app, broken.py")


def open_editor(page: Page, server: SiteServer) -> Locator:
    page.goto(server.address + ARTICLE)
    change_button(page).click()
    expect(code(page)).to_be_focused()
    return code(page)


def write(page: Page, text: str) -> None:
    code(page).focus()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(text.removesuffix("\n"))


def press(page: Page, name: str) -> None:
    listing(page).get_by_role("button", name=name).click()


def height(place: Locator) -> float:
    return float(place.evaluate("(place) => place.getBoundingClientRect().height"))


def text_of(page: Page) -> str:
    """Give what is in the editor, also what it does not draw."""
    return str(listing(page).evaluate("(at) => at.closest('live-demo').edits.broken.text"))


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_the_editor_stands_where_the_listing_stood_and_costs_nothing_before(
    page: Page, server: SiteServer, width: int, scheme: Any
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(server.address + ARTICLE)
    until_idle(page, server)
    before = set(server.requested)
    assert not [path for path in before if "/editor/" in path or "chunk" in path]
    source = listing(page)
    lines = [source.locator("code > span").nth(line - 1).element_handle() for line in LINES]
    letters = page.evaluate(LETTERS, lines)
    before_the_press = height(source.locator("pre"))

    # The longest line that a demo may have needs no scrolling.
    longest = "(line) => { line.textContent = 'm'.repeat(42); return line.parentNode.scrollWidth; }"
    other = listing(page, "fixed").locator("code")
    shown = other.evaluate("(code) => code.clientWidth")
    assert other.locator("> span").nth(1).evaluate(longest) <= shown

    change_button(page).click()
    expect(code(page)).to_be_focused()

    edited = [source.locator(".cm-line").nth(line - 1).element_handle() for line in LINES]
    assert page.evaluate(LETTERS, edited) == letters
    assert height(source.locator(".cm-editor")) == before_the_press
    numbers = source.locator(".cm-lineNumbers .cm-gutterElement")
    assert numbers.all_inner_texts()[1:] == [str(line) for line in range(1, 16)]
    assert page.evaluate("document.documentElement.scrollWidth") <= width

    page.keyboard.type("# mine\n")
    press(page, "Show what I changed")
    expect(source.get_by_text("0 lines removed, 1 line added.")).to_be_visible()
    loaded = [server.folder / path.removeprefix("/") for path in set(server.requested) - before]
    # An app is made ready too, behind it.
    scripts = [path for path in loaded if {"editor", "libraries"} & {*path.parts}]
    assert {"codemirror.mjs", "codemirror-merge.mjs"} <= {path.name for path in scripts}
    sizes = {path.name: len(gzip.compress(path.read_bytes())) for path in scripts}
    assert sum(sizes.values()) < LIMIT, sizes


def test_keys_indent_and_run_and_lead_out_again(page: Page, server: SiteServer) -> None:
    open_editor(page, server)
    way_out = "To leave the editor by keyboard, press Escape, then Tab."
    expect(listing(page).get_by_text(way_out).last).to_be_visible()
    expect(code(page)).to_have_accessible_description(re.compile(way_out))

    page.keyboard.press("Tab")
    expect(code(page)).to_be_focused()
    assert text_of(page).startswith("    import streamlit")
    page.keyboard.press("Shift+Tab")
    assert text_of(page).startswith("import streamlit")

    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(listing(page).get_by_role("button", name=re.compile("^Undo|^Show"))).not_to_have_count(0)
    expect(code(page)).not_to_be_focused()


def test_what_wraps_of_a_line_stands_further_in_than_the_line(
    page: Page, server: SiteServer
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_editor(page, server)

    write(page, "if x:\n    " + "word " * 30)

    lefts = """(line) => {
      const range = document.createRange();
      range.selectNodeContents(line);
      return [...range.getClientRects()].map(({ left }) => Math.round(left));
    }"""
    first, *others = listing(page).locator(".cm-line").nth(1).evaluate(lefts)
    space = listing(page).locator(".cm-line").nth(0).evaluate(lefts)[0]
    assert first == space
    assert len(others) > 1
    assert all(left > space + 30 for left in others)


def test_a_line_that_python_cannot_read_is_marked_and_said(page: Page, server: SiteServer) -> None:
    open_editor(page, server)

    page.keyboard.press("Control+End")
    page.keyboard.type("\nst.write(")

    said = listing(page).get_by_text("Line 16: “(” is never closed.")
    expect(said).to_be_visible()
    expect(listing(page).locator(".cm-line.cm-mistake")).to_have_text("st.write(")
    expect(code(page)).to_have_attribute("aria-invalid", "true")
    page.keyboard.type("1)")
    expect(said).to_be_hidden()
    expect(listing(page).locator(".cm-mistake")).to_have_count(0)


def test_what_was_changed_is_kept_and_offered_and_never_run(page: Page, server: SiteServer) -> None:
    open_editor(page, server)
    original = text_of(page)
    page.keyboard.type("# mine\n")

    # By instant navigation, and by loading the page again.
    page.evaluate("window.stays = true")
    page.get_by_role("link", name="Cheat sheet").first.click()
    expect(page.locator(".md-content h1")).to_contain_text("Cheat sheet")
    page.go_back()
    expect(listing(page).get_by_text("You changed this code on")).to_be_visible()
    assert page.evaluate("window.stays")
    page.reload()
    expect(listing(page).get_by_text("You changed this code on")).to_be_visible()
    expect(listing(page).get_by_text("has changed since then")).to_be_hidden()
    expect(listing(page, "fixed").get_by_role("button")).to_have_count(2)  # change and copy
    expect(pair(page, SLUG).locator("iframe")).to_have_count(0)

    press(page, "Throw away")
    press(page, "Keep it after all")
    press(page, "Go on")
    expect(code(page)).to_be_focused()
    assert text_of(page) == f"# mine\n{original}"

    press(page, "Undo my changes")
    assert text_of(page) == original
    assert page.evaluate("Object.keys(localStorage).filter((n) => n.includes('draft'))") == []
    undone = listing(page).get_by_text("The code is as it was.")
    expect(undone).to_be_visible()
    expect(listing(page).get_by_text("still runs your edit")).to_be_hidden()
    page.keyboard.press("Control+Z")
    assert text_of(page) == f"# mine\n{original}"
    expect(undone).to_be_hidden()

    page.evaluate(
        """(name) => {
          const draft = JSON.parse(localStorage.getItem(name));
          localStorage.setItem(name, JSON.stringify({ ...draft, of: "00000000" }));
        }""",
        f"live-demos.draft {SLUG}/broken",
    )
    page.reload()
    expect(
        listing(page).get_by_text("The code on this page has changed since then.")
    ).to_be_visible()

    page.goto(server.address + "offline/")
    kept = page.locator("kept-drafts")
    expect(kept.get_by_role("listitem")).to_contain_text("The broken app of “")
    kept.get_by_role("link").click()
    expect(page).to_have_url(re.compile(ARTICLE))
    page.goto(server.address + "offline/")
    kept.get_by_role("button", name="Delete: The broken app").click()
    expect(kept.get_by_text("You have changed no code on this device.")).to_be_visible()
    assert page.evaluate("Object.keys(localStorage).filter((n) => n.includes('draft'))") == []


def test_a_reader_whose_browser_keeps_nothing_is_told_so(page: Page, server: SiteServer) -> None:
    full = "throw new DOMException('full', 'QuotaExceededError')"
    page.add_init_script(f"Storage.prototype.setItem = () => {{ {full}; }}")
    open_editor(page, server)
    page.keyboard.type("# mine\n")

    expect(listing(page).get_by_text("your change is gone when you leave the page")).to_be_visible()


@pytest.mark.errors_expected  # the browser logs what does not come
def test_without_the_editors_files_the_code_can_still_be_read(
    page: Page, server: SiteServer
) -> None:
    page.goto(server.address + ARTICLE)
    page.route("**/codemirror.mjs", lambda route: route.abort())
    change_button(page).click()

    expect(listing(page).get_by_text("The editor could not be loaded")).to_be_visible()
    expect(listing(page).locator("code").first).to_be_visible()
    expect(change_button(page)).to_be_enabled()


def test_lines_that_x_ray_lights_stay_the_same_lines_while_typing(
    page: Page, server: SiteServer
) -> None:
    light = """(demo) => demo.dispatchEvent(new CustomEvent("xray-lit", {
      detail: {
        variant: "broken",
        lines: [
          { line: 4, kind: "first" },
          { line: 15, kind: "value", value: "<b>'Stored: 3'</b>" },
        ],
      },
    }))"""
    page.goto(server.address + ARTICLE)
    lit = listing(page).locator(".cm-lit")
    # What is lit already, and what will be.
    listing(page).locator("code > span").nth(9).evaluate("(line) => line.dataset.xray = 'first'")
    change_button(page).click()
    expect(lit).to_have_text("    value=st.session_state.volume,")
    pair(page, SLUG).evaluate(light)
    expect(lit).to_have_text("    st.session_state.volume = 3")
    page.keyboard.type("# mine\n")
    expect(lit).to_have_text("    st.session_state.volume = 3")
    # What runs does not have the new line yet.
    pair(page, SLUG).evaluate(light)
    expect(lit).to_have_text("    st.session_state.volume = 3")
    expect(listing(page).locator(".cm-line:has-text(')') + .cm-value")).to_have_text(
        "↳ <b>'Stored: 3'</b>"
    )
    assert "Stored: 3" not in text_of(page)

    # A draft has lines that nothing knows of which runs.
    page.reload()
    press(page, "Go on")
    pair(page, SLUG).evaluate(light)
    expect(lit).to_have_text("    st.session_state.volume = 3")
    page.keyboard.press("Control+Z")
    assert text_of(page).startswith("# mine\n")


def test_an_edit_runs_keeps_its_session_begins_anew_and_is_played(
    page: Page, server: SiteServer
) -> None:
    open_editor(page, server)
    side = pair(page, SLUG).locator(".demo__side--broken")
    write(page, FIXED)
    page.keyboard.press("Control+Enter")
    edit = LiveApp.of_pair(page, SLUG, "broken").wait_until_running()
    expect(side.get_by_text("Your edit of broken.py")).to_be_visible()
    expect(pair(page, SLUG).locator("iframe")).to_have_attribute("title", "Your edit of broken.py")
    edit.perform(Set("Volume", 7))

    write(page, FIXED.replace("Stored:", "Kept:"))
    press(page, "Run")
    expect(edit.frame.get_by_text("Kept: 7")).to_be_visible()

    press(page, "Restart")
    frame = side.frame_locator("iframe")
    expect(frame.get_by_text("Kept: 3")).to_be_visible()

    # An edit is judged by what the fixed app shows.
    player = Player(page, SLUG, AT_ONCE)
    player.press("Play these inputs")
    words = "your edit has shown something else than the fixed app in 4 of 4 rows."
    expect(player.status).to_contain_text(words)
    column = pair(page, SLUG).get_by_role("columnheader", name="Broken (broken.py, unchanged)")
    expect(column).to_be_visible()
    write(page, FIXED)
    press(page, "Run")
    expect(frame.get_by_text("Stored: 9")).to_be_visible()
    expect(player.marked).to_have_count(0)
    player.press("Play these inputs")
    expect(player.status).to_contain_text(
        "your edit has shown what the fixed app shows, in every row"
    )

    press(page, "Undo my changes")
    still = listing(page).get_by_text("The app still runs your edit")
    expect(still).to_be_visible()
    press(page, "Restart")
    expect(still).to_be_hidden()
    expect(side.get_by_text("Broken")).to_be_visible()
    expect(side.get_by_text("Your edit")).to_have_count(0)
    expect(column).to_have_count(0)


def test_code_that_takes_long_can_be_stopped_and_begun_again(
    page: Page, server: SiteServer
) -> None:
    open_editor(page, server)
    write(page, STUBBORN)
    side = pair(page, SLUG).locator(".demo__side--broken")
    before = height(side)
    page.keyboard.press("Control+Enter")
    stop = side.get_by_role("button", name="Stop")
    stop.click(trial=True)
    assert height(side) == before

    stop.click()

    said = side.get_by_text(
        re.compile(r"^You stopped your code after \d+ s\. It was at line [4-8]\.$")
    )
    expect(said.first).to_be_visible()
    expect(side.locator("iframe")).to_have_count(0)
    assert height(side) == before
    write(page, FIXED)
    side.get_by_role("button", name="Restart").click()
    expect(side.frame_locator("iframe").get_by_text("Stored: 3")).to_be_visible()
    expect(said.first).to_be_hidden()

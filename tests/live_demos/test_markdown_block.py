from __future__ import annotations

import dataclasses
import json
from html import unescape
from html.parser import HTMLParser

import pytest
from markdown import Markdown

from live_demos.catalog import load_catalog
from live_demos.errors import SiteError
from live_demos.markdown_block import makeExtension
from live_demos.publish.own_app import FOLDER, STARTING_POINTS
from live_demos.scenario import Set, say_action, say_seen
from testing.paths import DEMOS

SLUG = "value-from-state"
CATALOG = load_catalog(DEMOS)


class Text(HTMLParser):
    """Collects what a reader without styles and scripts gets to read."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""

    def handle_data(self, data: str) -> None:
        self.text += data


def convert(markdown: str, catalog: object = CATALOG) -> str:
    return Markdown(extensions=[makeExtension(catalog=catalog)]).convert(markdown)


def read(html: str) -> str:
    reader = Text()
    reader.feed(html)
    return reader.text


def test_the_whole_code_of_both_apps_can_be_read() -> None:
    text = read(convert(f"Before\n\n/// demo | {SLUG}\n///\n\nAfter"))

    for app in CATALOG[SLUG].apps:
        assert app.source in text


def test_the_inputs_and_what_each_app_shows_can_be_read() -> None:
    text = read(convert(f"/// demo | {SLUG}\n///"))

    for step in CATALOG[SLUG].scenario.inputs:
        assert step.action is not None
        assert say_action(step.action) in text
        for part in (*say_seen(step.broken), *say_seen(step.fixed)):
            assert part in text


def test_lines_that_only_one_app_has_are_marked() -> None:
    html = convert(f"/// demo | {SLUG}\n///")

    marked = [read(part.split("\n</span>")[0]) for part in html.split('<span class="hll">')[1:]]

    assert marked == [
        "st.session_state.volume = st.slider(",
        "    value=st.session_state.volume,",
        "st.slider(",
        '    key="volume",',
    ]


def test_lines_that_only_one_app_has_are_said_and_so_is_that_there_are_none() -> None:
    """A screen reader does not hear what is marked."""
    text = read(convert("/// demo | hidden-widget-forgets\n///"))

    assert "broken.py has no line that the other app does not have." in text
    assert "Lines that only fixed.py has: 11." in text


def test_text_of_a_demo_is_not_taken_for_markdown_or_html() -> None:
    title = "A *star*, an _underscore_ & <b>a tag</b>"
    catalog = {SLUG: dataclasses.replace(CATALOG[SLUG], title=title)}

    html = convert(f"/// demo | {SLUG}\n///", catalog)

    assert title in read(html)


@pytest.mark.parametrize(
    ("markdown", "said"),
    [
        ("/// demo | value-form-state\n///", "Did you mean 'value-from-state'?"),
        ("/// demo | xyz\n///", f"Known demos: {', '.join(sorted(CATALOG)[:2])}"),
        ("/// demo\n///", "no demo is called ''"),
        (f"/// demo | {SLUG}\nSome text\n///", "has content ('Some text')"),
    ],
)
def test_a_wrong_block_stops_with_the_mend(markdown: str, said: str) -> None:
    with pytest.raises(SiteError) as caught:
        convert(markdown)

    assert said in str(caught.value)


def test_an_own_app_says_what_it_is_for_and_brings_what_one_can_begin_with() -> None:
    html = Markdown(extensions=[makeExtension(editor=True, xray=True)]).convert("/// own-app\n///")

    assert "The editor and the app need JavaScript." in read(html)
    given = json.loads(unescape(html.split('data-given="')[1].split('"')[0]))
    codes = [point["code"] for point in given["startingPoints"]]
    assert codes == [(FOLDER / name).read_text("utf-8") for name in STARTING_POINTS]
    assert {"streamlit", "json"} <= set(given["modules"])
    assert not {"pandas", "sqlite3"} & set(given["modules"])


def test_an_own_app_has_no_content_and_needs_the_editor() -> None:
    with_editor = Markdown(extensions=[makeExtension(editor=True)])
    with pytest.raises(SiteError, match="the block of own-app has content"):
        with_editor.convert("/// own-app\nSome text\n///")
    with pytest.raises(SiteError, match="Set the option editor: true"):
        convert("/// own-app\n///")


def test_a_brief_pair_has_inputs_and_pictures_and_neither_code_nor_xray() -> None:
    html = Markdown(
        extensions=[makeExtension(catalog=CATALOG, panels={SLUG: "<p>the panel</p>"})]
    ).convert(f"/// demo | {SLUG}\n    brief: true\n///")

    text = read(html)
    assert say_action(Set("Volume", 7)) in text
    assert html.count("<img ") == 2 * 4 * 2, "two apps, four moments, two palettes"
    assert "import streamlit" not in text
    assert "the panel" not in text
    assert "Without it, the pictures and the table still show what happens." in text
    bare = read(convert("/// demo | nested-buttons\n    brief: true\n///"))
    assert "Without it, the table still shows what happens." in bare

"""The text of *Copy as answer*: short, whole, and with links."""

from __future__ import annotations

import pytest
from mkdocs.utils.meta import get_data

from guide.answer import MOST_LINES, answer
from guide.patterns import Page, load_pages
from guide.texts import load_texts
from live_demos.catalog import Demo, load_catalog
from live_demos.publish.pair_markdown import demos_in
from testing.paths import DEMOS, ROOT

FOLDER = ROOT / "docs" / "patterns"
PAGES = load_pages(FOLDER, load_texts())
CATALOG = load_catalog(DEMOS)


def answer_of(page: Page) -> tuple[str, Demo | None]:
    text, _ = get_data((FOLDER / page.file).read_text("utf-8"))
    slugs = demos_in(text)
    demo = CATALOG[slugs[0]] if slugs else None
    return answer(page, text, demo), demo


@pytest.mark.parametrize("pattern", PAGES, ids=lambda pattern: pattern.file)
def test_an_answer_is_short_and_says_cause_fix_and_where(pattern: Page) -> None:
    text, demo = answer_of(pattern)
    lines = text.split("\n")

    assert len(lines) <= MOST_LINES
    assert lines[0] == f"**{pattern.title}**: {pattern.see[0]}"
    for line, name in zip(lines[1:3], ("Cause", "Fix"), strict=True):
        assert line.startswith(f"- {name}: ")
        assert len(line) > 40
        assert line.endswith((".", ")"))
        assert "](" not in line, "a link to another page leads nowhere in a forum"
    assert "](./)" in lines[-1]
    if demo is not None:
        changed = {
            f"{mark}{line}"
            for mark, app in zip("-+", demo.apps, strict=True)
            for line in app.source.splitlines()
        }
        first, last = text.index("```diff\n"), text.rindex("\n```\n")
        shown = text[first:last].split("\n")[1:]
        assert [one for one in shown if one not in changed and not one.startswith("# and ")] == []
        assert f"](./#xray-{demo.slug}-broken-" in lines[-1]


def test_the_recorded_moment_is_the_first_at_which_the_apps_part_ways() -> None:
    (page,) = (one for one in PAGES if one.file == "value-from-state.md")
    text, _ = answer_of(page)

    assert "Recorded: Set Volume to 7. The 7 is lost" in text
    assert "](./#xray-value-from-state-broken-2-0)" in text


def test_a_long_diff_says_that_there_is_more() -> None:
    (page,) = (one for one in PAGES if one.file == "nested-buttons.md")
    text, demo = answer_of(page)
    assert demo is not None

    assert "\n# and 6 more lines, on the page\n```" in text


def test_the_apps_of_a_page_whose_pair_cannot_run_give_a_diff_too() -> None:
    (page,) = (one for one in PAGES if one.file == "data-editor-feedback.md")
    text, demo = answer_of(page)

    assert demo is None
    assert "\n-st.session_state.tasks = st.data_editor(\n+tasks = st.data_editor(\n" in text

"""The blocks of a page as Markdown: the same data as the HTML of a pair."""

from __future__ import annotations

from live_demos.catalog import load_catalog
from live_demos.publish.pair import PairOptions
from live_demos.publish.pair_markdown import blocks_as_markdown, demos_in
from testing.paths import DEMOS

SLUG = "value-from-state"
CATALOG = load_catalog(DEMOS)
PANEL = "**X-ray: lost**\n\n**Start**"
OPTIONS = PairOptions(root="../../", panels={SLUG: PANEL})


def test_a_block_becomes_code_inputs_and_xray() -> None:
    text = blocks_as_markdown(f"Before\n\n/// demo | {SLUG}\n///\n\nAfter", CATALOG, OPTIONS)

    for app in CATALOG[SLUG].apps:
        assert f"```python\n{app.source}```" in text
        assert f"(../../demos/{SLUG}/{app.file_name})" in text
    assert "| Set Volume to 7 | **Volume shows 5, “Stored: 5”** (wrong) |" in text
    assert text.index("| Start |") < text.index("**X-ray: lost**") < text.index("**Start**")
    assert "///" not in text


def test_a_brief_block_has_neither_code_nor_xray() -> None:
    text = blocks_as_markdown(f"/// demo | {SLUG}\n    brief: true\n///\n", CATALOG, OPTIONS)

    assert "| Start |" in text
    assert "```" not in text
    assert "X-ray" not in text


def test_an_example_of_a_block_stays() -> None:
    source = f"```markdown\n/// demo | {SLUG}\n///\n```\n"

    assert blocks_as_markdown(source, CATALOG, OPTIONS) == source
    assert demos_in(source) == []


def test_the_demos_of_a_page_are_those_with_their_code() -> None:
    source = "/// demo | a\n///\n\n/// demo | b\n    brief: true\n///\n\n/// own-app\n///\n"

    assert demos_in(source) == ["a"]

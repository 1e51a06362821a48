"""A page as Markdown: what only this site's build understands is written out."""

from __future__ import annotations

import pytest

from guide.llms_txt.page import read_plain, with_title


def upper(target: str) -> str:
    return target.upper()


@pytest.mark.parametrize(
    ("source", "plain"),
    [
        ("A <!-- hidden --> word\n{ .lead }", "A  word"),
        ("## Two { #two }", "## Two"),
        ("See [the\nother](b.md#x).", "See [the\nother](B.MD#X)."),
        ("Code `[a](b.md)` and `<b>` stay", "Code `[a](b.md)` and `<b>` stay"),
        ('```python hl_lines="1 2"\n<a> = [x](y)\n\n\n\n{ .z }\n```', None),
        ("/// demo | a\n    brief: true\n///", "/// demo | a\n    brief: true\n///"),
        ("<pre>a [b](c) { .d }\n`e`</pre>", "```\na [b](c) { .d }\n`e`\n```"),
        ("<kbd>Ctrl</kbd>, <a href='x/'>this</a>", "Ctrl, [this](X/)"),
        ('<div class="tool" markdown>\n\n# Run\n\n</div>', "# Run"),
    ],
)
def test_marks_of_the_build_are_gone(source: str, plain: str | None) -> None:
    expected = source.replace(' hl_lines="1 2"', "") if plain is None else plain

    assert read_plain(source).linked(upper) == expected


def test_a_note_is_a_quotation_and_its_code_stays_code() -> None:
    source = (
        '!!! note "Since 1.50"\n\n    It says:\n\n    ```text\n    a\n      b\n    ```\n\nAfter'
    )

    assert read_plain(source).linked(upper) == (
        "> **Since 1.50**\n>\n> It says:\n>\n> ```text\n> a\n>   b\n> ```\n\nAfter"
    )


@pytest.mark.parametrize("source", ["Text", "# Title\n\nText"])
def test_a_page_has_its_title_once_and_what_it_is_about(source: str) -> None:
    assert with_title(source, "Title", "About.") == "# Title\n\n> About.\n\nText\n"


def test_a_comment_in_code_is_no_title() -> None:
    source = "```python\n# a page\n```"

    assert with_title(source, "Title", "").startswith("# Title\n\n```python")

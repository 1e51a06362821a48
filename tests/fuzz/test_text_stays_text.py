"""Whatever a demo says, it is text in the page, word for word, and never markup."""

from __future__ import annotations

import json
import re
import tempfile
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown import Markdown

from live_demos.catalog import load_catalog
from live_demos.errors import SiteError
from live_demos.markdown_block import DemoExtension
from testing.fuzzing import tried

SLUG = "a-demo"
TOML = """
title = {0}
symptom = {1}
broken = {2}
fixed = {3}

[start]
both = {{ {4} = 3, text = {5} }}

[[input]]
set = {4}
to = 5
broken = {{ {4} = 3, text = {6} }}
fixed = {{ {4} = 5, text = "Stored: 5" }}
"""
PLAIN = ("Title", "Symptom", "Loses it", "Keeps it", "Volume", "Stored: 3", "Stored: 4")
APP = "import streamlit as st\n# {}\nst.slider('Volume')\n"

MARKUP = st.sampled_from(
    [
        *("<b>", "</p>", "<script>", "&amp;", "&#60;", "&", "<!--", "-->", "]]>", "<?x", "{{ 7 }}"),
        *(
            "{% x %}",
            "**a**",
            "_a_",
            "`a`",
            "[a](b)",
            "![a](b)",
            "\n\n# a",
            "\n    a",
            "/// demo",
            "|",
        ),
        *(
            "\\",
            '"',
            "'",
            "\x02wzxhzdk:0\x03",
            "\x02",
            "\x03",
            "klzzwxh:0000",
            "\x0c",
            "\x1b",
            "\x7f",
        ),
        *("\x85", "\ufffe", "\u2028", "\u202e", "\0", "\U0001f388", "a" * 300),
    ]
)
TEXTS = st.lists(
    st.lists(st.one_of(MARKUP, st.text(max_size=12)), min_size=1, max_size=4).map("".join),
    min_size=len(PLAIN),
    max_size=len(PLAIN),
)


class Reader(HTMLParser):
    """Reads what a browser would: elements with their attributes' names, and all text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, tuple[str, ...]]] = []
        self.words = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, tuple(name for name, _ in attrs)))
        self.words += "".join(f"\n{value}\n" for _, value in attrs)

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_comment(self, data: str) -> None:
        self.elements.append((f"comment {data}", ()))


def page(texts: tuple[str, ...] | list[str]) -> Reader:
    quoted = [json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f") for text in texts]
    with tempfile.TemporaryDirectory() as folder:
        demo = Path(folder) / SLUG
        demo.mkdir()
        (demo / "demo.toml").write_text(TOML.format(*quoted), "utf-8", newline="\n")
        for variant in ("broken", "fixed"):
            comment = " ".join(texts[0].split())
            (demo / f"{variant}.py").write_text(APP.format(comment), "utf-8", newline="\n")
        catalog = load_catalog(Path(folder))
        markdown = Markdown(extensions=[DemoExtension(catalog=catalog)])
        return Reader(markdown.convert(f"/// demo | {SLUG}\n///\n"))


@cache
def plain() -> Reader:
    return page(PLAIN)


@tried(60)
@given(texts=TEXTS)
@example(texts=["<b>x</b>"] * len(PLAIN))
@example(texts=["a\x1bb"] * len(PLAIN))
@example(texts=["a\x02b\x03"] * len(PLAIN))
def test_what_a_demo_says_is_text(texts: list[str]) -> None:
    try:
        read = page(texts)
    except SiteError as error:
        said = str(error)
        assert SLUG in said
        assert "\n" not in said
        return

    # The code has an element for each word of it, so it is left out here.
    assert outside_of_code(read) == outside_of_code(plain())
    for text in texts[:4]:
        assert folded(text) in folded(read.words)


def outside_of_code(read: Reader) -> list[tuple[str, tuple[str, ...]]]:
    return [one for one in read.elements if one[0] not in ("span", "em")]


def folded(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def test_a_character_that_no_page_shows_is_refused_by_its_line(tmp_path: Path) -> None:
    demo = tmp_path / SLUG
    demo.mkdir()
    quoted = [json.dumps(text) for text in (*PLAIN[:-1], "Stored: \x1b4")]
    (demo / "demo.toml").write_text(TOML.format(*quoted), "utf-8")

    with pytest.raises(SiteError) as caught:
        load_catalog(tmp_path)

    line = TOML[: TOML.index("broken = {{")].count("\n") + 1
    said = "a text has U+001B, a character that no page shows. Remove it."
    assert str(caught.value) == f"{demo / 'demo.toml'}:{line}: {said}"

from __future__ import annotations

from pathlib import Path

import pytest

from guide.patterns import around, by_cause, list_of, load_pages
from guide.texts import load_texts
from live_demos.errors import SiteError

TEXTS = load_texts()

PAGE = """---
title: A title
description: A description.
cause: forgets
rank: 3
did: [click, tick]
saw: [gone]
see:
  - It goes away.
  - It never comes back.
words:
  - widget disappears
  - "`key` is gone"
---

The body.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "index.md").write_text("No front matter here.")
    (tmp_path / "b.md").write_text(PAGE)
    (tmp_path / "a.md").write_text(PAGE.replace("rank: 3", "rank: 7").replace("A t", "Last t"))
    (tmp_path / "c.md").write_text(
        PAGE.replace("rank: 3", "rank: 9").replace("forgets", "feeds-itself").replace("A t", "C t")
    )
    return tmp_path


def test_pages_are_in_the_order_of_causes_and_then_of_ranks(folder: Path) -> None:
    feeds_itself, forgets = TEXTS.causes["feeds-itself"], TEXTS.causes["forgets"]
    pages = load_pages(folder, TEXTS)

    assert [page.file for page in pages] == ["c.md", "b.md", "a.md"]
    assert [cause for cause, _ in by_cause(pages)] == [feeds_itself, forgets]
    assert list_of(pages).splitlines() == [
        f"## {feeds_itself.title}",
        "",
        feeds_itself.about,
        "",
        "- [C title](c.md): It goes away.",
        "",
        f"## {forgets.title}",
        "",
        forgets.about,
        "",
        "- [A title](b.md): It goes away.",
        "- [Last title](a.md): It goes away.",
    ]


def test_what_is_seen_and_typed_goes_around_the_text(folder: Path) -> None:
    markdown = around(load_pages(folder, TEXTS)[1], "\nThe body.\n")

    assert markdown.startswith(
        "## What you see\n\n- It goes away.\n- It never comes back.\n\nThe body.\n\n"
    )
    assert "People also search for: widget disappears · `key` is gone\n{ .words }" in markdown


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("title: A title", "", "no title. Add the line title: …"),
        ("description: A description.", "description: 3", "no description."),
        ("cause: forgets", "cause: forgot", "cause must be one of feeds-itself, one-step"),
        ("rank: 3", "rank: first", "no rank. Add the line rank: number"),
        ("rank: 3", "rank: 7", "is also that of a.md"),
        ("words:", "typed:", "unknown key 'typed'. Known are title,"),
        ("did: [click, tick]\n", "", "b.md:1: no did, so the finder does not lead to this page."),
        ("saw: [gone]", "saw: []", "b.md:7: no saw, so the finder does not lead to this page."),
        ("saw: [gone]", "saw: [lost]", "b.md:7: saw has 'lost'. Known are second, behind,"),
        ("[click, tick]", "[tick, tick]", "b.md:6: did has 'tick' twice. Remove one."),
        ("see:\n  - It goes away.\n  - It never comes back.", "see: It", "see must be a list."),
    ],
)
def test_a_mistake_is_named_with_its_mend(folder: Path, before: str, after: str, said: str) -> None:
    assert before in PAGE
    (folder / "b.md").write_text(PAGE.replace(before, after))

    with pytest.raises(SiteError) as caught:
        load_pages(folder, TEXTS)

    assert str(folder / "b.md") in str(caught.value)
    assert said in str(caught.value)

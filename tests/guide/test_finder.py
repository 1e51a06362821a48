from __future__ import annotations

import re
from pathlib import Path

import pytest

from guide.finder import Question, Symptom, html, inline, questions
from guide.llms_txt.messages import messages_in
from guide.patterns import Page, load_article, load_pages
from guide.texts import load_texts
from testing.paths import ROOT
from tests.guide.reports import REPORTS, Report

TEXTS = load_texts()
NAME = re.compile(r"\w+(?:Error|Exception|Data|ElementId|ElementKey|Context)\b")
SYMPTOMS = [
    ("one/", Symptom("One", ("The `key` is gone.", "Really."), ("click", "tick"), ("gone",))),
    ("two/", Symptom("Two", ("It raises.",), ("click",), ("gone", "error-state"))),
]


def by_id(sections: list[Question]) -> dict[str, Question]:
    return {section.id: section for section in sections}


def leads_to(section: Question) -> list[str]:
    return [answer.address for answer in section.answers]


def test_each_page_stands_under_each_pair_of_what_was_done_and_seen() -> None:
    sections = by_id(questions(SYMPTOMS, TEXTS.finder))

    assert leads_to(sections["what-did-you-do"]) == ["#click", "#tick", "#error"]
    assert leads_to(sections["click"]) == ["#click-gone", "#click-error"]
    assert leads_to(sections["click-gone"]) == ["one/", "two/"]
    assert leads_to(sections["click-error"]) == ["two/"]
    assert leads_to(sections["tick-gone"]) == ["one/"]
    assert "tick-error" not in sections
    assert leads_to(sections["error"]) == ["#error-state"]
    assert leads_to(sections["error-state"]) == ["two/"]


def test_sentences_become_html_and_nothing_else_does() -> None:
    assert inline("`a<b` & c") == "<code>a&lt;b</code> &amp; c"
    text = html(SYMPTOMS, "patterns/", TEXTS.finder)
    assert '<span class="finder__answer">The <code>key</code> is gone.</span>' in text
    assert '<span class="finder__more">Really.</span>' in text


def test_the_site_asks_for_three_choices_at_most_and_never_for_one_among_too_many() -> None:
    pages = load_pages(ROOT / "docs" / "patterns", TEXTS)
    sections = questions(((page.file, page.symptom) for page in pages), TEXTS.finder)

    assert {section.step for section in sections} == {1, 2, 3}
    for section in sections:
        assert 1 <= len(section.answers) <= 12, section.id
        for answer in section.answers:
            # Each answer leads one step further, and the third step to a page.
            if section.step < 3:
                assert by_id(sections)[answer.address[1:]].step == section.step + 1
            else:
                assert answer.address in {page.file for page in pages}
    reached = {address for section in sections for address in leads_to(section)}
    assert {page.file for page in pages} <= reached


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.page)
def test_who_reported_it_is_led_to_the_page_that_answers(report: Report) -> None:
    pages = load_pages(ROOT / "docs" / "patterns", TEXTS)
    sections = by_id(questions(((page.file, page.symptom) for page in pages), TEXTS.finder))
    # Who begins with what they did is not asked what the message is about.
    asked = report.saw if report.did != "error" else report.saw.removeprefix("error-")
    section = f"{report.did}-{'error' if asked.startswith('error-') else asked}"

    assert f"{report.page}.md" in leads_to(sections[section])


@pytest.mark.parametrize(
    ("section", "slug"),
    [
        ("table-behind", "gate-above-input"),
        ("enter-behind", "linked-pair"),
        ("click-gone", "widget-inside-button"),
        ("leave-error", "page-opened-first"),
        ("component-wrong", "when-it-is-a-component"),
        ("component-stays", "when-it-is-a-component"),
    ],
)
def test_a_page_is_under_the_answers_that_people_give_most(section: str, slug: str) -> None:
    pages = load_pages(ROOT / "docs" / "patterns", TEXTS)
    sections = by_id(questions(((one.file, one.symptom) for one in pages), TEXTS.finder))

    assert f"{slug}.md" in leads_to(sections[section])


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param(page, id=page.file)
        for page in load_pages(ROOT / "docs" / "patterns", TEXTS)
        if any(saw.startswith("error-") for saw in page.symptom.saw)
    ],
)
def test_the_card_of_an_error_quotes_its_message(pattern: Page) -> None:
    def said(sentence: str) -> str:
        return re.sub(r"[`'\"“”]", "", sentence).lower()

    shown = said(" ".join(pattern.see))
    pages = load_pages(ROOT / "docs" / "patterns", TEXTS)
    words = [word for page in pages for word in messages_in(page.words)]
    # Three words of a message in a row, or a name that stands in one.
    parts = [said(word).split() for word in [*words, *pattern.words]]
    runs = {" ".join(part[at : at + 3]) for part in parts for at in range(len(part) - 2)}
    names = {name.lower() for word in pattern.words for name in NAME.findall(word)}
    assert any(run in shown for run in runs | names)


def test_the_words_for_authors_are_described(tmp_path: Path) -> None:
    said = (ROOT / "guide" / "README.md").read_text()
    for word in (*TEXTS.finder.did, *TEXTS.finder.saw):
        assert f"`{word}`" in said


def test_an_articles_title_is_its_heading(tmp_path: Path) -> None:
    path = tmp_path / "article.md"
    path.write_text("---\ndid: [click]\nsaw: [gone]\nsee: [It goes.]\n---\n\n# The heading\n")

    assert load_article(path, TEXTS) == Symptom("The heading", ("It goes.",), ("click",), ("gone",))

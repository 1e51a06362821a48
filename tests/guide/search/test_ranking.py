"""The search finds the right page for what people type: asked of the built site, under Node."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from guide.patterns import load_pages
from guide.texts import load_texts
from live_demos.node import node
from testing.paths import ROOT
from tests.guide.reports import REPORTS
from tests.guide.search.queries import CODE, MESSAGES, QUERIES, SENTENCES, TITLES

# The module that the worker loads, and the file that it hands to it.
_ASK = """
import { readFile } from "node:fs/promises";
const [module, pages] = process.argv.slice(1);
const { makeResults } = await import(module);
const search = makeResults(JSON.parse(await readFile(pages, "utf-8")));
let asked = "";
for await (const piece of process.stdin) asked += piece;
console.log(JSON.stringify(JSON.parse(asked).map(search)));
"""

Found = Mapping[str, list[str]]
Ask = Callable[[list[str]], Found]


@pytest.fixture(scope="module")
def ask(site: Path) -> Ask:
    """Give what answers queries with the pages that they find, the best first."""
    [module] = site.glob("assets/search/*/search/results.mjs")

    def search(queries: list[str]) -> Found:
        command = ["--input-type=module", "--eval", _ASK, module.as_uri()]
        done = node(
            [*command, str(site / "search/pages.json")], input=json.dumps(queries), check=True
        )
        found = json.loads(done.stdout)
        return {
            query: [_page(hit["location"]) for [hit] in hits]
            for query, hits in zip(queries, found, strict=True)
        }

    return search


def _page(location: str) -> str:
    return location.partition("?")[0].strip("/").removeprefix("patterns/")


def wrong(found: Found, wanted: Mapping[str, str | tuple[str, ...]], among: int) -> Found:
    """Give what does not find any of its pages among the first, and what it finds instead."""
    return {
        query: best[:among]
        for query, best in found.items()
        if not set([wanted[query]] if isinstance(wanted[query], str) else wanted[query])
        & set(best[:among])
    }


@pytest.mark.parametrize("wanted", [QUERIES, MESSAGES], ids=["short", "messages"])
def test_what_people_type_finds_its_page_first(ask: Ask, wanted: dict[str, str]) -> None:
    assert wrong(ask([*wanted]), wanted, among=1) == {}


@pytest.mark.parametrize(
    "wanted", [TITLES, SENTENCES, CODE], ids=["titles", "sentences", "pasted code"]
)
def test_what_people_say_finds_its_page_among_the_first_three(
    ask: Ask, wanted: dict[str, str | tuple[str, ...]]
) -> None:
    assert wrong(ask([*wanted]), wanted, among=3) == {}


def test_the_words_of_a_report_find_its_page_among_the_first_three(ask: Ask) -> None:
    wanted = {report.title: report.page for report in REPORTS}

    assert wrong(ask([*wanted]), wanted, among=3) == {}


def test_the_word_streamlit_does_not_mislead(ask: Ask) -> None:
    wanted = {f"streamlit {query}": page for query, page in QUERIES.items()}

    assert wrong(ask([*wanted]), wanted, among=1) == {}


def test_every_pattern_is_asked_for() -> None:
    pages = load_pages(ROOT / "docs" / "patterns", load_texts())

    assert {*QUERIES.values(), *MESSAGES.values()} == {
        page.file.removesuffix(".md") for page in pages
    }


def test_at_most_eight_pages_are_found_and_none_by_words_that_say_nothing(ask: Ask) -> None:
    found = ask(["slider", "I", "it is the", "st", "xyzzy", ""])

    assert {query: len(pages) for query, pages in found.items()} == {
        "slider": 8,
        "I": 0,
        "it is the": 0,
        "st": 8,
        "xyzzy": 0,
        "": 0,
    }


def test_a_quoted_string_in_pasted_code_hinders_nothing(ask: Ask) -> None:
    code = ['st.session_state.get("qty"', 'st.number_input("qty"', "-slider +key* ^2 ~1 name:"]

    assert all(ask(code).values())


def test_words_are_found_while_typed_with_a_slip_and_in_other_forms(ask: Ask) -> None:
    found = ask(["exp", "expnader closes", "expanders closing", "data frame selection"])

    assert "expander-closes" in found["exp"][:1]
    assert "expander-closes" in found["expnader closes"][:1]
    assert "expander-closes" in found["expanders closing"][:1]
    assert found["data frame selection"][0] == "selection-lost"


def test_a_word_that_stands_in_prose_alone_is_found(ask: Ask) -> None:
    assert "offline" in ask(["service worker offline"])["service worker offline"]

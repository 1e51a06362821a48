"""The patterns' pages in the built site: each is found in the navigation and in their list."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest

from guide.patterns import Page, load_pages
from guide.texts import load_texts
from live_demos.publish.pair import ELEMENT
from testing.paths import ARTICLE, ROOT
from tests.site.test_build import addresses


class Text(HTMLParser):
    """Collects the text of the one paragraph that has a class."""

    def __init__(self, css_class: str) -> None:
        super().__init__()
        self.css_class = css_class
        self.inside = False
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside |= tag == "p" and dict(attrs).get("class") == self.css_class

    def handle_endtag(self, tag: str) -> None:
        self.inside &= tag != "p"

    def handle_data(self, data: str) -> None:
        self.text += data if self.inside else ""


PAGES = load_pages(ROOT / "docs" / "patterns", load_texts())


@pytest.mark.parametrize("pattern", PAGES, ids=lambda pattern: pattern.file)
def test_a_pattern_is_listed_in_the_navigation_and_shows_a_pair(site: Path, pattern: Page) -> None:
    slug = pattern.file.removesuffix(".md")
    index = site / "patterns" / "index.html"

    # In the navigation, and in the list.
    assert addresses(index).linked.count(f"{slug}/") >= 2
    html = (site / "patterns" / slug / "index.html").read_text()
    # Where the browser's runtime cannot run a pair, the page says so.
    assert f"<{ELEMENT} " in html or "not live" in html.lower()
    typed = Text("words")
    typed.feed(html)
    words = " · ".join(pattern.words).replace("`", "")
    assert typed.text == f"People also search for: {words}"


@pytest.mark.parametrize("pattern", PAGES, ids=lambda pattern: pattern.file)
def test_the_finder_leads_to_a_pattern(site: Path, pattern: Page) -> None:
    finder = addresses(site / "find" / "index.html")

    # Once in the navigation, and once for each pair at least.
    address = f"../patterns/{pattern.file.removesuffix('.md')}/"
    pairs = len(pattern.symptom.did) * len(
        [saw for saw in pattern.symptom.saw if "error" not in saw]
    )
    assert finder.linked.count(address) >= 1 + max(pairs, 1)


def test_the_finder_leads_to_the_article(site: Path) -> None:
    html = (site / "find" / "index.html").read_text()
    leaf = html.split('id="click-second"')[1].split("</section>")[0]

    assert f'href="../{ARTICLE}"' in leaf


def test_a_demo_that_stands_on_several_pages_belongs_to_the_first_in_the_navigation(
    site: Path,
) -> None:
    demos = json.loads((site / "demos" / "index.json").read_text())["demos"]
    pages = {demo["slug"]: demo["page"] for demo in demos}

    assert 'slug="changing-label"' in (site / "concepts" / "identity" / "index.html").read_text()
    assert pages["changing-label"] == "patterns/changing-label/"
    assert pages["value-from-state"] == ARTICLE


def test_the_list_has_every_group(site: Path) -> None:
    html = (site / "patterns" / "index.html").read_text()

    for page in PAGES:
        assert page.cause.title in html

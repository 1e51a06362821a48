"""What programs read of the built site: `llms.txt`, every page as Markdown, the demos' index."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from guide.llms_txt.messages import messages_in
from guide.patterns import load_pages
from guide.texts import load_texts
from live_demos.catalog import load_catalog
from live_demos.publish.html_as_markdown import table_row
from live_demos.publish.offline import LIST
from live_demos.publish.pair_markdown import demos_in, rows_of
from testing.paths import ARTICLE, DEMOS, ROOT
from tests.site.test_build import pages

CATALOG = load_catalog(DEMOS)
PATTERNS = load_pages(ROOT / "docs" / "patterns", load_texts())

_CODE = re.compile(
    r"^[> ]*(`{3,}|~{3,})[^`\n]*\n.*?^[> ]*\1 *$|(?<!`)(`+)(?!`).+?(?<!`)\2(?!`)", re.M | re.S
)
_LINK = re.compile(r"\]\(([^()\s]+)")
_UNEXPANDED = re.compile(
    r"<!--|\{\{|^///|^!!!|^---\ntitle|\{ ?[.#:]|(?<!\\)</?[a-z]+[ >]|[\0-\x08]", re.M
)


def prose(path: Path) -> str:
    """Give a file's text without its code."""
    return _CODE.sub("", path.read_text("utf-8"))


def markdown_files(site: Path) -> list[Path]:
    return [*site.rglob("index.md"), *site.glob("llms*.txt")]


def own_pages(site: Path) -> Iterator[Path]:
    """Give the folders of all pages but those of single apps."""
    for page in pages(site):
        folder = page.parent.relative_to(site)
        if page.name == "index.html" and folder.parts[:1] != ("demos",):
            yield page.parent


def test_every_page_has_its_markdown_and_says_so(site: Path) -> None:
    found = list(own_pages(site))
    assert len(found) > len(PATTERNS)

    for folder in found:
        html = (folder / "index.html").read_text()
        alternate = re.search(r'<link rel="alternate ?" type="text/markdown" href="([^"]+)"', html)
        about = re.search(r'<link rel="describedby"[^>]* href="([^"]+)"', html)
        assert alternate, folder
        assert about, folder
        assert (folder / alternate[1]).resolve() == (folder / "index.md").resolve()
        assert (folder / about[1]).resolve() == (site / "llms.txt").resolve()
        assert (folder / "index.md").read_text().startswith("# "), folder


def test_every_page_of_the_navigation_is_listed(site: Path) -> None:
    summary = (site / "llms.txt").read_text()
    listed = _LINK.findall(summary)

    assert summary.startswith("# Streamlit, input by input\n\n> ")
    assert sorted(listed) == sorted(
        (folder / "index.md").relative_to(site).as_posix() for folder in own_pages(site)
    )
    for pattern in PATTERNS:
        entry = next(line for line in summary.splitlines() if f"]({_file(pattern.file)})" in line)
        for said in (*pattern.see, *messages_in(pattern.words)):
            assert said in entry


def test_of_every_pattern_it_is_said_how_it_looks_in_code(site: Path) -> None:
    said = re.split(r"^## ", (site / "llms-code.txt").read_text(), flags=re.M)[1:]

    assert [re.sub(r"\n.*", "", part, flags=re.S) for part in said] == [
        f"[{pattern.title}]({_file(pattern.file)})" for pattern in PATTERNS
    ]
    for part in said:
        assert part.count("\n") > 2, part


def test_every_demo_is_in_the_markdown_of_its_page(site: Path) -> None:
    index = json.loads((site / "demos" / "index.json").read_text())["demos"]
    whole = (site / "llms-full.txt").read_text()

    assert len(index) == len(CATALOG)
    for entry in index:
        demo = CATALOG[entry["slug"]]
        text = (site / entry["markdown"]).read_text()
        for app in demo.apps:
            assert f"```python\n{app.source.rstrip()}\n```" in text, demo.slug
            assert app.source.rstrip() in whole, demo.slug
        for row in rows_of(demo):
            assert table_row(row) in text, (demo.slug, row)
            assert table_row(row) in whole, (demo.slug, row)
        # What is recorded: each input, and in the end the session state that it left.
        recorded = text[text.index("**X-ray: ", text.index(f"({demo.slug})")) :]
        for number, (said, *_) in enumerate(rows_of(demo)):
            title = said if number == 0 else f"Input {number}: {said}"
            assert f"**{title}**" in recorded.replace("\\|", "|"), (demo.slug, title)


def test_the_recorded_xray_of_the_article_says_which_line_loses_the_input(site: Path) -> None:
    text = (site / ARTICLE / "index.md").read_text()

    assert "so no line gets the 7 sent to it" in text


def test_nothing_is_left_that_only_the_build_understands(site: Path) -> None:
    for path in markdown_files(site):
        found = _UNEXPANDED.search(prose(path))
        assert found is None, (path, prose(path)[max(found.start() - 50, 0) :][:120])


def test_links_in_the_markdown_lead_to_files_of_the_site(site: Path) -> None:
    count = 0
    for path in markdown_files(site):
        for link in _LINK.findall(prose(path)):
            parts = urlsplit(link)
            if parts.scheme:
                continue
            count += 1
            assert not link.startswith(("/", "#")), (path, link)
            target = (path.parent / parts.path).resolve()
            assert target.is_file() or (target / "index.html").is_file(), (path, link)
            assert target.suffix != ".html", (path, link)
    assert count > 1000


@pytest.mark.parametrize(
    ("name", "most"),
    [
        # In November 2026 34, 27 and 620 kB: about 9000, 7000 and 160 000 tokens. A model that
        # works on somebody's app has room for the first two at any time, and for the last at
        # most once.
        ("llms.txt", 50_000),
        ("llms-code.txt", 50_000),
        ("llms-full.txt", 800_000),
    ],
)
def test_a_list_can_be_read_in_one_piece(site: Path, name: str, most: int) -> None:
    assert (site / name).stat().st_size < most


def test_a_patterns_page_is_read_at_a_glance(site: Path) -> None:
    """Its Markdown is less than half of its HTML, X-ray and all, and under 64 kB."""
    for pattern in PATTERNS:
        path = site / _file(pattern.file)
        assert path.stat().st_size < 64_000, path
        assert 2 * path.stat().st_size < path.with_suffix(".html").stat().st_size, path


def test_the_index_tells_causes_symptoms_and_messages(site: Path) -> None:
    index = json.loads((site / "demos" / "index.json").read_text())["demos"]
    by_slug = {entry["slug"]: entry for entry in index}

    for pattern in PATTERNS:
        text = (ROOT / "docs" / "patterns" / pattern.file).read_text()
        for slug in demos_in(text):
            entry = by_slug[slug]
            if entry["markdown"] == _file(pattern.file):
                assert entry["cause"]["title"] == pattern.cause.title
                assert entry["symptoms"] == list(pattern.see)
    # Its page is the article; its cause stands on the pattern's.
    assert by_slug["value-from-state"]["cause"]["title"] == "A value that feeds itself"
    messages = by_slug["write-after-draw"]["messages"]
    assert any("cannot be modified after the widget" in message for message in messages)


def test_what_programs_read_is_not_kept_for_offline_reading(site: Path) -> None:
    kept = {entry["address"] for entry in json.loads((site / LIST).read_text())["files"]}

    assert [address for address in kept if address.endswith((".md", "llms.txt", "-full.txt"))] == []


def _file(pattern: str) -> str:
    return f"patterns/{pattern.removesuffix('.md')}/index.md"

"""What the search knows of a page."""

from __future__ import annotations

from guide.search.libraries import licenses, modules
from guide.search.pages import search_pages
from testing.paths import ROOT

SECTIONS = [
    {"location": "patterns/one/", "title": "A &amp; <code>key</code>", "text": ""},
    {"location": "patterns/one/#what-you-see", "title": "What you see", "text": "<p>Gone.</p>"},
    {"location": "patterns/one/#why", "title": "Why", "text": "<p>The key, the <b>key</b>.</p>"},
    {
        "location": "patterns/one/#how-to-recognize-it-in-your-code",
        "title": "How to recognize it in your code",
        "text": "<p><code>st.slider(key=1)</code></p>",
    },
    {"location": "about/", "title": "About", "text": "<p>One sentence.</p>"},
]
KEYS = {"see": ["It is gone."], "words": ["gone", "lost"], "description": "Keys.", "rank": 3}


def test_sections_become_pages_with_what_people_see_and_type() -> None:
    pattern, about = search_pages(SECTIONS, {"patterns/one/": KEYS, "about/": {}})

    assert pattern == {
        "location": "patterns/one/",
        "title": "A & key",
        "see": ["It is gone."],
        "words": ["gone", "lost"],
        "about": "Keys.",
        "rank": 3,
        "recognize": "st.slider(key=1)",
        "text": "A\nkey\nWhy\nThe\nthe",
    }
    assert about["about"] == "One sentence."
    assert (about["see"], about["rank"]) == ([], 0)


def test_an_article_with_symptoms_counts_as_the_most_frequent() -> None:
    [article] = search_pages(SECTIONS[-1:], {"about/": {"see": ["It is late."]}})

    assert article["rank"] == 1


def test_the_libraries_are_there_with_their_licenses() -> None:
    for (name, module), about in zip(modules(ROOT).items(), licenses(ROOT), strict=True):
        assert module.is_file()
        assert about.package == name
        assert "Permission is hereby granted" in about.text

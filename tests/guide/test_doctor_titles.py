"""The doctor stands alone, so it has the titles of the patterns once more: they are the same."""

from __future__ import annotations

from pathlib import Path

from guide.patterns import load_pages
from guide.texts import load_texts
from settled._internal.doctor.patterns import TITLES
from testing.paths import ROOT


def test_the_titles_are_those_of_the_pages() -> None:
    pages = load_pages(ROOT / "docs" / "patterns", load_texts())

    assert {Path(page.file).stem: page.title for page in pages} == TITLES

"""The pictures of a demo show the demo as it is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from live_demos.catalog import Demo, load_catalog
from live_demos.errors import SiteError
from live_demos.pictures import FOLDER, pictures_of
from testing.catalog import CATALOG
from testing.paths import DEMOS

SLUG = "value-from-state"
WITH_PICTURES = [slug for slug in CATALOG if (DEMOS / slug / FOLDER).is_dir()]


@pytest.fixture
def demos(tmp_path: Path) -> Path:
    shutil.copytree(DEMOS / SLUG, tmp_path / SLUG)
    return tmp_path


def load(demos: Path) -> Demo:
    return load_catalog(demos)[SLUG]


@pytest.mark.parametrize("slug", WITH_PICTURES)
def test_they_are_of_the_demo_as_it_is(slug: str) -> None:
    pictures = pictures_of(CATALOG[slug])

    assert pictures is not None, "the demo has changed: run make picture"
    there = {path for path in pictures.folder.iterdir() if path.suffix == ".webp"}
    assert there == set(pictures.files(CATALOG[slug]))


def test_those_of_a_demo_that_has_changed_are_left_out(demos: Path) -> None:
    assert pictures_of(load(demos)) is not None
    with (demos / SLUG / "broken.py").open("a") as app:
        app.write("# changed\n")

    assert pictures_of(load(demos)) is None


def test_one_that_is_missing_stops_the_build(demos: Path) -> None:
    path = demos / SLUG / FOLDER / "fixed-2-dark.webp"
    path.unlink()

    with pytest.raises(SiteError) as caught:
        pictures_of(load(demos))
    assert str(path) in str(caught.value)
    assert "Run make picture" in str(caught.value)

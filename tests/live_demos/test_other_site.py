"""Somebody else's site: the installed plugin and one demo, with nothing of this project's guide."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator
from pathlib import Path

import mkdocs
import pytest
from playwright.sync_api import Browser, expect

from guide.texts import load_texts
from testing.live_app import LiveApp, pair, run_pair
from testing.paths import CACHE, DEMOS, ROOT
from testing.server import SiteServer, serve

SLUG = "value-from-state"
PAGE = "notes/slider/"

CONFIG = f"""
site_name: Notes of somebody else
theme:
  name: material
  font: false
  palette:
    - media: "(prefers-color-scheme: light)"
      scheme: default
    - media: "(prefers-color-scheme: dark)"
      scheme: slate
plugins:
  - live-demos:
      cache_dir: {CACHE}
"""


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the Python of an environment into which this project is installed, as anybody would.

    All that it needs is borrowed from the environment of the tests, which a .pth file names: what
    is installed there in editable mode is not seen through it.
    """
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, symlinks=True)
    python = folder / "bin" / "python"
    site = next(folder.glob("lib/python*/site-packages"))
    (site / "borrowed.pth").write_text(f"{Path(mkdocs.__file__).parents[1]}\n")
    pip = [sys.executable, "-m", "pip", f"--python={python}", "--disable-pip-version-check"]
    projects = [str(ROOT / "settled"), str(ROOT)]
    options = ["--quiet", "--no-index", "--no-deps", "--no-build-isolation", "--ignore-installed"]
    subprocess.run([*pip, "install", *options, *projects], env=alone(), check=True)
    return python


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_project(tmp_path)


@pytest.fixture(scope="module")
def other_site(python: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = make_project(tmp_path_factory.mktemp("other"))
    result = build(python, project)
    assert result.returncode == 0, result.stderr
    return project / "site"


@pytest.fixture(scope="module")
def other_server(other_site: Path) -> Iterator[SiteServer]:
    with serve(other_site) as server:
        yield server


def make_project(folder: Path) -> Path:
    shutil.copytree(DEMOS / SLUG, folder / "demos" / SLUG)
    (folder / "docs" / "notes").mkdir(parents=True)
    (folder / "docs" / "index.md").write_text("# Home\n")
    (folder / "docs" / "notes" / "slider.md").write_text(f"# A slider\n\n/// demo | {SLUG}\n///\n")
    (folder / "mkdocs.yml").write_text(CONFIG)
    return folder


def alone() -> dict[str, str]:
    """Give an environment in which Python does not look into this repository."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}


def build(python: Path, project: Path) -> subprocess.CompletedProcess[str]:
    command = [str(python), "-m", "mkdocs", "build", "--strict"]
    return subprocess.run(
        command, cwd=project, env=alone(), capture_output=True, text=True, check=False
    )


def test_the_installed_plugin_is_what_builds(python: Path, tmp_path: Path) -> None:
    script = "import live_demos, settled; print(live_demos.__file__, settled.__file__)"
    result = subprocess.run(
        [python, "-c", script],
        cwd=tmp_path,
        env=alone(),
        capture_output=True,
        text=True,
        check=True,
    )

    for file in result.stdout.split():
        assert Path(file).is_relative_to(python.parents[1])


def test_it_has_the_pair_its_frames_and_its_xray(other_site: Path) -> None:
    html = (other_site / PAGE / "index.html").read_text()
    (demo,) = json.loads((other_site / "demos" / "index.json").read_text())["demos"]

    assert re.search(rf'<live-demo [^>]*slug="{SLUG}"', html)
    assert '<span class="xray__name">X-ray:</span>' in html
    assert demo["page"] == PAGE
    for variant in ("broken", "fixed"):
        address = demo["apps"][variant]["page"]
        assert f'href="../../{address}"' in html
        frame = (other_site / address / "index.html").read_text()
        assert f'href="../../../{PAGE}"' in frame
    kept = {
        file["address"] for file in json.loads((other_site / "offline.json").read_text())["files"]
    }
    assert {PAGE, f"demos/{SLUG}/broken/", "offline/", "licenses/"} <= kept
    assert (other_site / "service-worker.js").is_file()


def test_every_link_of_its_pages_leads_somewhere(other_site: Path) -> None:
    for page in (PAGE, "offline/", "licenses/", f"demos/{SLUG}/broken/"):
        html = (other_site / page / "index.html").read_text()
        links = re.findall(r'(?:href|src)="([^"#:]+)"', html)
        assert links
        for link in links:
            target = (other_site / page / link).resolve()
            assert target.is_file() or (target / "index.html").is_file(), (page, link)


def test_it_has_nothing_of_this_site(other_site: Path) -> None:
    ours = (ROOT / "mkdocs.yml").read_text()
    names = re.findall(r"^site_\w+: ([^!\n]+)$", ours, re.M)
    # The block calls the reader's app so too.
    titles = [
        title for title in re.findall(r"^  - ([\w ]{8,}):", ours, re.M) if title != "Your app"
    ]
    assert len(names) == 2
    assert "Find your symptom" in titles
    texts = load_texts()
    foreign = [
        *names,
        *titles,
        *(choice.answer for choice in texts.finder.did.values()),
        *(cause.about for cause in texts.causes.values()),
        "finder",
        "assets/search",
        "assets/guide",
        "assets/site.css",
        "patterns/",
        "knowledge-base/",
    ]
    others = {"runtime", "javascripts", "stylesheets"}  # of Streamlit, and of the theme
    for path in other_site.rglob("*"):
        is_text = path.suffix in (".html", ".mjs", ".js", ".css", ".json", ".xml")
        if is_text and not others & set(path.relative_to(other_site).parts):
            content = path.read_text("utf-8")
            assert [text for text in foreign if text in content] == [], path


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_the_pair_runs_there(
    browser: Browser, other_server: SiteServer, scheme: str, width: int
) -> None:
    context = browser.new_context(
        color_scheme="dark" if scheme == "dark" else "light",
        viewport={"width": width, "height": 900},
        service_workers="block",
    )
    page = context.new_page()
    errors: list[str] = []
    page.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
    page.goto(other_server.address + PAGE)
    run_pair(page, SLUG)

    for variant in ("broken", "fixed"):
        app = LiveApp.of_pair(page, SLUG, variant)
        assert app.value("Volume") == 3
        expect(app.frame.locator("html")).to_have_attribute("data-scheme", scheme)
    sides = pair(page, SLUG).locator(".demo__side")
    boxes = [sides.nth(n).bounding_box() for n in range(2)]
    assert boxes[0] is not None
    assert boxes[1] is not None
    assert (boxes[0]["y"] == boxes[1]["y"]) == (width == 1280)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert errors == []
    context.close()


def test_another_theme_is_refused_in_one_line(python: Path, project: Path) -> None:
    (project / "mkdocs.yml").write_text("site_name: Plain\nplugins: [live-demos]\ntheme: mkdocs\n")

    result = build(python, project)

    assert result.returncode != 0
    assert "Traceback" not in result.stderr
    assert "mkdocs.yml: the plugin live-demos needs the theme material" in result.stderr


def test_a_page_of_a_name_that_the_plugin_needs_is_refused(python: Path, project: Path) -> None:
    (project / "docs" / "licenses.md").write_text("# My licenses\n")

    result = build(python, project)

    assert result.returncode != 0
    assert "docs/licenses.md: the plugin live-demos writes a file of this name." in result.stderr

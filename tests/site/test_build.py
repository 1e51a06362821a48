"""What the built site holds, read from its files."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

from guide.speed import report as results
from guide.speed.report import RESULTS
from live_demos.catalog import load_catalog
from live_demos.publish.offline import LIST
from live_demos.runtime.assemble import START_LIST
from live_demos.scenario import say_step, to_json
from testing.paths import ARTICLE, DEMOS, ROOT

LOADED = {("script", "src"), ("link", "href"), ("img", "src"), ("iframe", "src"), ("source", "src")}
NOT_FETCHED = {"canonical", "prev", "next"}


class Addresses(HTMLParser):
    """Collects what a page loads by itself, and what it links to."""

    def __init__(self) -> None:
        super().__init__()
        self.loaded: list[str] = []
        self.linked: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        for name, value in values.items():
            if (tag, name) in LOADED and values.get("rel") not in NOT_FETCHED:
                self.loaded.append(value)
        if tag == "a" and "href" in values:
            self.linked.append(values["href"])


def addresses(page: Path) -> Addresses:
    found = Addresses()
    found.feed(page.read_text())
    return found


def pages(site: Path) -> list[Path]:
    found = [page for page in site.rglob("*.html") if "runtime" not in page.parts]
    assert len(found) > 5
    return found


def test_no_page_loads_anything_from_another_host(site: Path) -> None:
    for page in pages(site):
        for address in addresses(page).loaded:
            assert urlsplit(address).scheme in ("", "data"), (page, address)


def test_every_link_and_file_of_a_page_is_there_whatever_the_address_of_the_site(
    site: Path,
) -> None:
    for page in pages(site):
        if page.name == "404.html":
            continue  # served at any depth, so its links start at the root
        found = addresses(page)
        for address in found.loaded + found.linked:
            parts = urlsplit(address)
            if parts.scheme or not parts.path:
                continue
            assert not parts.path.startswith("/"), (page, address)
            target = (page.parent / parts.path).resolve()
            assert target.is_file() or (target / "index.html").is_file(), (page, address)


def test_tests_that_stand_beside_modules_stay_there(site: Path) -> None:
    beside = {path.parent.name for path in ROOT.glob("live_demos/browser/**/*.test.mjs")}
    assert {"worker", "player"} <= beside

    assert not list(site.rglob("*.test.*"))


def test_the_index_names_every_demo_and_where_to_find_it(site: Path) -> None:
    index = json.loads((site / "demos" / "index.json").read_text())
    catalog = load_catalog(DEMOS)

    assert [entry["slug"] for entry in index["demos"]] == list(catalog)
    assert set(index["versions"]) == {"streamlit", "stlite", "pyodide", "python"}
    for entry in index["demos"]:
        demo = catalog[entry["slug"]]
        assert (entry["title"], entry["symptom"]) == (demo.title, demo.symptom)
        assert (site / entry["page"] / "index.html").is_file()
        exported = json.loads((site / entry["scenario"]).read_text())
        assert exported == json.loads(json.dumps(to_json(demo.scenario)))
        trace = json.loads((site / entry["trace"]).read_text())
        for variant in ("broken", "fixed"):
            words = [moment["words"] for moment in trace[variant]]
            assert words == [say_step(step) for step in demo.scenario.steps()]
            kinds = [moment.get("input") for moment in trace[variant]]
            actions = [step.action for step in demo.scenario.steps()]
            assert kinds == [action and action.kind for action in actions]
        for app in demo.apps:
            listed = entry["apps"][app.variant]
            assert (site / listed["code"]).read_text() == app.source
            assert (site / listed["page"] / "index.html").is_file()


def test_the_article_has_the_title_and_sections_of_the_original(site: Path) -> None:
    html = (site / ARTICLE / "index.html").read_text()

    title = re.findall(r"<h1[^>]*>([^<]*)", html)
    sections = re.findall(r"<h2[^>]*>([^<]*)", html)
    assert title == ["Widget updating for every second input when using session state"]
    assert sections == ["Overview", "Solution", "Relevant resources"]
    assert (
        "https://docs.streamlit.io/knowledge-base/using-streamlit/widget-updating-session-state"
        in addresses(site / ARTICLE / "index.html").linked
    )


def test_an_app_alone_links_back_to_the_page_that_explains_it(site: Path) -> None:
    page = site / "demos" / "value-from-state" / "broken" / "index.html"

    assert "../../../" + ARTICLE in addresses(page).linked


def test_the_page_about_speed_says_when_and_on_what_it_was_measured(site: Path) -> None:
    html = (site / "about" / "speed" / "index.html").read_text()
    report = results.read(RESULTS)

    for said in (report.date, *report.machine.values(), *report.versions.values()):
        assert f": {said}</li>" in html
    for result in report.figures:
        assert f"<td>{result.title}</td>" in html
    assert "<!-- bench" not in html


def test_what_either_way_to_start_needs_is_kept_for_offline_reading(site: Path) -> None:
    kept = {entry["address"] for entry in json.loads((site / LIST).read_text())["files"]}
    (runtime,) = (site / "assets" / "runtime").iterdir()
    sizes = json.loads((runtime / START_LIST).read_text())

    needed = {f"assets/runtime/{runtime.name}/{file}" for mode in sizes.values() for file in mode}
    assert needed - kept == set()

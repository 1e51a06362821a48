"""The pages around the demos, as a reader without an app meets them."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from live_demos.catalog import load_catalog
from testing.idle import until_idle
from testing.live_app import pair
from testing.paths import ARTICLE, DEMOS
from testing.server import SiteServer

SLUG = "value-from-state"
DEMO = load_catalog(DEMOS)[SLUG]


def test_without_javascript_everything_can_be_read(browser: Browser, server: SiteServer) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server.address + ARTICLE)

    demo = pair(page, SLUG)
    for app in DEMO.apps:
        assert demo.locator(f".demo__code--{app.variant} code").text_content() == app.source
    expect(demo.get_by_role("row")).to_have_count(1 + 1 + len(DEMO.scenario.inputs))
    expect(demo.get_by_text("The live apps need JavaScript.")).to_be_visible()
    expect(demo.get_by_text("The first run loads")).to_be_hidden()
    expect(demo.get_by_role("button")).to_have_count(0)

    page.goto(f"{server.address}demos/{SLUG}/broken/")
    expect(page.get_by_text("This live app needs JavaScript.")).to_be_visible()
    expect(page.locator("pre:visible")).to_have_text(DEMO.broken.source)
    context.close()


@pytest.mark.parametrize("keys", ["Control+k", "Meta+k"])
def test_search_opens_by_keyboard_and_finds_the_article(
    page: Page, server: SiteServer, keys: str
) -> None:
    page.goto(server.address)
    until_idle(page, server)

    page.keyboard.press(keys)
    expect(page.get_by_role("textbox", name="Search")).to_be_focused()
    page.keyboard.type("widget updating every second input")

    result = page.locator(".md-search-result__link").first
    expect(result).to_contain_text("Widget updating for every second input")


@pytest.mark.errors_expected  # the browser logs the status 404 as an error
@pytest.mark.parametrize("below", [False, True], ids=["at the root", "under a sub-path"])
def test_an_unknown_address_leads_on(
    page: Page, server: SiteServer, server_below: SiteServer, below: bool
) -> None:
    address = (server_below if below else server).address
    page.goto(address + "no/such/page/")

    expect(page.get_by_role("heading", level=1)).to_have_text("There is no page at this address")
    page.get_by_role("link", name="Widget updating for every second input").last.click()
    page.wait_for_url(address + ARTICLE)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Widget updating for every second")


def test_the_article_has_breadcrumbs_contents_and_copy_buttons(
    page: Page, server: SiteServer
) -> None:
    page.goto(server.address + ARTICLE)

    trail = page.get_by_role("navigation", name="Navigation").get_by_role("link")
    assert trail.first.is_visible()
    expect(page.locator(".md-path__link")).to_have_text(
        ["Home", "Knowledge base", "Using Streamlit"], use_inner_text=True
    )
    contents = page.get_by_role("navigation", name="Table of contents")
    expect(contents.get_by_role("link", name="Solution")).to_be_visible()
    expect(pair(page, SLUG).locator(".md-code__button[title='Copy to clipboard']")).to_have_count(2)


def test_printing_keeps_code_and_inputs_and_leaves_out_what_needs_a_screen(
    page: Page, server: SiteServer
) -> None:
    page.goto(server.address + ARTICLE)
    page.emulate_media(media="print")

    demo = pair(page, SLUG)
    expect(demo.locator("code").first).to_be_visible()
    expect(demo.get_by_role("table")).to_be_visible()
    expect(demo.get_by_role("button", name="Run both apps")).to_be_hidden()


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_cheat_sheet_is_one_page_on_paper(page: Page, server: SiteServer, paper: str) -> None:
    page.goto(f"{server.address}cheat-sheet/")

    pdf = page.pdf(format=paper)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
    # Nothing is cut off at the side.
    page.set_viewport_size({"width": 718, "height": 900})
    page.emulate_media(media="print")
    assert page.evaluate("document.documentElement.scrollWidth") <= 718
    expect(page.get_by_role("row", name="Every input is lost")).to_be_visible()


@pytest.mark.parametrize("address", ["rerun", "identity", "values"])
def test_drawings_are_text_that_is_there_on_paper_too(
    page: Page, server: SiteServer, address: str
) -> None:
    page.goto(f"{server.address}concepts/{address}/")
    page.emulate_media(media="print")

    for drawing in page.locator("figure.drawn").all():
        expect(drawing.locator("figcaption, caption")).to_be_visible()
        expect(
            drawing.get_by_role("listitem").or_(drawing.get_by_role("row")).first
        ).to_be_visible()
    assert page.locator("figure.drawn").count() >= 1


def test_who_acts_in_a_step_is_said_in_words(page: Page, server: SiteServer) -> None:
    page.goto(f"{server.address}concepts/rerun/")
    steps = page.locator("ol.lanes").get_by_role("listitem")

    expect(steps).to_have_text(
        [
            re.compile(f"^{who}: ")
            for who in ("Browser", "Streamlit", "Your code", "Your code", "Streamlit", "Browser")
        ]
    )


def test_without_its_own_script_the_page_can_be_read(page: Page, server: SiteServer) -> None:
    page.route(
        "**/live-demo.mjs", lambda route: route.fulfill(content_type="text/javascript", body="")
    )
    page.goto(server.address + ARTICLE)

    demo = pair(page, SLUG)
    expect(demo.locator("code").first).to_be_visible()
    expect(demo.get_by_text("The live apps need JavaScript.")).to_be_visible()


@pytest.mark.parametrize(
    ("address", "all_bytes", "own_bytes"), [("", 495, 205), (ARTICLE, 550, 260)]
)
def test_a_page_before_any_demo_is_small(
    page: Page, server: SiteServer, address: str, all_bytes: int, own_bytes: int
) -> None:
    """All that a page loads by itself, in kB before any compression: nothing of the search's index.

    Measured in November 2026, the article: 248 kB are this project's own, which is what is neither
    the theme's nor the search's. 44 of them are the list of all pages. The runtime is about 20 MB.
    """
    # No demo is made ready for such a reader, wherever on the page it is.
    page.add_init_script(
        "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"
    )
    page.goto(server.address + address)
    until_idle(page, server)

    sizes = {}
    for path in set(server.requested):
        file = server.folder / path.removeprefix(server.prefix)
        sizes[path] = (file / "index.html" if file.is_dir() else file).stat().st_size
    own = {
        path: size
        for path, size in sizes.items()
        if not {"javascripts", "stylesheets", "search"} & set(path.split("/"))
    }
    assert [path for path in sizes if "runtime" in path] == []
    assert any("live-demo.mjs" in path for path in own)
    assert sum(sizes.values()) < all_bytes * 1000, sizes
    assert sum(own.values()) < own_bytes * 1000, own

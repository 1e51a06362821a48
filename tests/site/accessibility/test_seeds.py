"""What looks for barriers sees one of each kind that there has been, in a page and in a frame."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from testing.browser_fixtures import page_of_visit
from testing.live_app import LiveApp
from testing.server import SiteServer
from tests.site.accessibility import scenes
from tests.site.accessibility.looked_at import DESKTOP_LIGHT, Found, look_at

__all__ = ["page_of_visit"]

_ADD = """(html) => {
  const place = document.querySelector("article, #page");
  place.insertAdjacentHTML("afterbegin", `<div id="seed">${html}</div>`);
}"""

TABLE = "<table><tr><th></th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>"
LINK = "<p>Text before <a href='#x' style='text-decoration: none'>a link</a> and after.</p>"
BOX = f"<div style='height: 2rem; overflow: auto'>{'<p>long</p>' * 9}</div>"

IN_A_PAGE = {
    "color-contrast": "<p style='color: #999; background: #fff'>pale</p>",
    "empty-table-header": TABLE,
    "heading-order": "<h2>two</h2><h6>six</h6>",
    "landmark-unique": "<nav aria-label='Twin'>a</nav><nav aria-label='Twin'>b</nav>",
    "link-in-text-block": LINK,
    "scrollable-region-focusable": BOX,
}


def rules(found: Found) -> set[str]:
    return {violation.rule for _, violation in found.ours}


@pytest.mark.parametrize("rule", IN_A_PAGE)
def test_what_is_added_to_a_page_is_seen(page: Page, server: SiteServer, rule: str) -> None:
    page.goto(server.address + "cheat-sheet/")

    page.evaluate(_ADD, IN_A_PAGE[rule])

    assert rule in rules(look_at(page, [DESKTOP_LIGHT]))


def test_a_dialog_that_lost_its_name_is_seen(page: Page, server: SiteServer) -> None:
    page.goto(server.address + "cheat-sheet/")

    page.evaluate("document.querySelector('.md-search').removeAttribute('aria-label')")

    assert rules(look_at(page, [DESKTOP_LIGHT])) == {"aria-dialog-name"}


@pytest.mark.errors_expected  # the start fails on purpose
def test_an_app_alone_without_its_parts_is_seen(page: Page, server: SiteServer) -> None:
    scenes.frame_alone_failed(page, server)

    page.evaluate("""() => {
      document.getElementById("page").removeAttribute("role");
      document.getElementById("title").remove();
    }""")

    assert {"landmark-one-main", "page-has-heading-one"} <= rules(look_at(page, [DESKTOP_LIGHT]))


def test_what_is_added_to_a_frame_is_seen_and_is_not_streamlits(
    page: Page, server: SiteServer
) -> None:
    """What looks like an element of Streamlit's is ours where stlite draws nothing."""
    scenes.pair_running(page, server)
    twin = "<section class='Toastify' aria-label='Twin'>a</section>"

    for variant in ("broken", "fixed"):
        app = LiveApp.of_pair(page, scenes.SLUG, variant)
        app.frame.evaluate(_ADD, f"{IN_A_PAGE['color-contrast']}{twin}")

    found = look_at(page, [DESKTOP_LIGHT])
    seeded = [violation for _, violation in found.ours]
    assert {one.rule for one in seeded} == {"color-contrast", "landmark-unique"}
    assert all("/demos/" in one.place for one in seeded)
    assert {own.selector for own, _ in found.streamlits} == {"section.Toastify"}


def test_what_is_added_to_an_isolated_frame_is_seen(page: Page, server: SiteServer) -> None:
    scenes.own_app_isolated(page, server)
    [frame] = [one for one in page.frames if "readers-app.html" in one.url]

    frame.evaluate(_ADD, IN_A_PAGE["color-contrast"])

    [(_, seeded)] = look_at(page, [DESKTOP_LIGHT]).ours
    assert (seeded.rule, seeded.place) == ("color-contrast", frame.url)

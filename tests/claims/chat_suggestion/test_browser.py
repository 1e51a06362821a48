from __future__ import annotations

from playwright.sync_api import Page

from live_demos.scenario import Click, Topics
from testing.catalog import CATALOG
from testing.server import SiteServer
from testing.small_app import start

NOTHING = frozenset[str]()
WRITTEN = Topics(NOTHING, NOTHING, NOTHING, NOTHING)


def test_what_code_writes_into_the_box_is_sent_with_the_readers_enter(
    page: Page, server: SiteServer
) -> None:
    live = start(page, server, CATALOG["chat-suggestion"].broken.source)
    live.perform(Click("What is new?"))
    assert live.value("Ask") == "What is new?"
    assert live.seen(WRITTEN).text == ()

    live.frame.get_by_placeholder("Ask").press("Enter")

    live.frame.get_by_text("You asked: What is new?").wait_for()
    assert live.value("Ask") == ""

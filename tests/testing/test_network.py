"""Whoever asks another host is heard, from wherever it asks; and nobody gets an answer."""

from __future__ import annotations

import urllib.request
from collections.abc import Callable
from urllib.error import HTTPError

import pytest
from playwright.sync_api import Browser

from testing.network import other_hosts
from testing.server import SiteServer

_ASK = """async (worker) => {
  await fetch("http://page.example/").catch(() => {});
  const { port } = new SharedWorker(URL.createObjectURL(new Blob([worker])));
  await new Promise((done) => { port.onmessage = done; });
}"""
_WORKER = """onconnect = async ({ ports: [port] }) => {
  await fetch("https://worker.example/").catch(() => {});
  port.postMessage("asked");
};"""


def test_a_page_and_a_shared_worker_are_heard(
    launch_browser: Callable[..., Browser], server: SiteServer
) -> None:
    with other_hosts() as internet:
        browser = launch_browser(args=["--no-sandbox", *internet.browser_arguments])
        page = browser.new_page()
        page.goto(server.address + "llms.txt")  # No policy forbids it anything.
        assert internet.asked == []

        page.evaluate(_ASK, _WORKER)

        assert set(internet.asked) == {"http://page.example/", "worker.example:443"}
        browser.close()


def test_an_answer_is_refused_and_what_a_browser_asks_by_itself_is_passed_over() -> None:
    with other_hosts() as internet:
        proxy = urllib.request.ProxyHandler({"http": f"http://localhost:{internet.server_port}"})
        opener = urllib.request.build_opener(proxy)
        for host in ("one.example", "update.googleapis.com"):
            with pytest.raises(HTTPError, match="502"):
                opener.open(f"http://{host}/")

    assert internet.asked == ["http://one.example/"]

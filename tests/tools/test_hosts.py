"""What the page on hosting gives is what was tried; a host that only serves files does."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from testing.paths import ROOT
from tools.hosts.checks import by_requests, in_browser
from tools.hosts.servers import HOSTS, SNIPPETS, running


def test_the_page_on_hosting_has_the_lines_that_are_tried() -> None:
    page = (ROOT / "docs" / "about" / "hosting.md").read_text()

    snippets = [host.snippet for host in HOSTS if host.snippet]
    assert len(snippets) == 3
    for name in snippets:
        assert f"\n{(SNIPPETS / name).read_text()}```\n" in page


def test_pythons_server_is_enough_in_a_folder_with_a_space(
    browser: Browser, site: Path, tmp_path: Path
) -> None:
    (python,) = (host for host in HOSTS if host.name == "Python")

    with running(python, site, tmp_path) as server:
        found = by_requests(server, site) | in_browser(browser, server)

    assert found["type of .mjs"] in {"text/javascript", "application/javascript"}
    assert found["start"] == found["X-ray"] == found["a link"] == found["offline"] == "yes"
    assert found["code of a link"] == "refused, in a sentence"

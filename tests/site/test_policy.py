"""Every page and frame has a Content-Security-Policy; `_headers` has what a page cannot say."""

from __future__ import annotations

import re
from pathlib import Path

from testing.server.headers_file import headers_for, read_headers

META = '<meta http-equiv="Content-Security-Policy" content="'


def documents(site: Path) -> list[Path]:
    found = [page for page in site.rglob("*.html") if "runtime" not in page.parts]
    assert len(found) > 200
    return found


def test_every_document_has_a_policy_before_it_loads_or_runs_anything(site: Path) -> None:
    for document in documents(site):
        before, meta, _ = document.read_text().partition(META)
        assert meta, document
        assert not re.search(r"<(script|link|style|img)\b", before), document
        assert len(before.encode()) < 200, document  # The encoding stands in the first 1024.


def test_no_policy_lets_text_become_a_script(site: Path) -> None:
    for document in documents(site):
        (policy,) = re.findall(f'{META}([^"]*)"', document.read_text())
        assert "'unsafe-eval'" not in policy
        scripts = re.findall(r"script-src [^;]*", policy)
        assert not any("'unsafe-inline'" in script or "*" in script for script in scripts)
        assert "http" not in policy, document


def test_no_page_has_a_handler_in_an_attribute(site: Path) -> None:
    for document in documents(site):
        html = re.sub(r"<(script|style)\b.*?</\1>", "", document.read_text(), flags=re.S)
        assert not re.search(r"<[\w-]+(?:\s[^<>]*)?\son[a-z]+=", html), document


def test_hosts_that_read_headers_are_told_what_a_page_cannot_say(site: Path) -> None:
    rules = read_headers(site / "_headers")
    (worker,) = site.glob("assets/runtime/*/pyodide/main.mjs")
    (readers,) = site.glob("assets/live-demos/*/frame/readers-app.html")

    of_page = headers_for("/find/", rules)
    of_worker = headers_for(f"/{worker.relative_to(site)}", rules)
    of_readers = headers_for(f"/{readers.relative_to(site)}", rules)

    assert of_page["Content-Security-Policy"] == "frame-ancestors 'self'"
    assert of_page["X-Content-Type-Options"] == "nosniff"
    assert {"Referrer-Policy", "Permissions-Policy"} <= {*of_page}
    assert "Cache-Control" not in of_page
    assert "connect-src 'self'" in of_worker["Content-Security-Policy"]
    for headers in (of_worker, of_readers):
        assert headers["Access-Control-Allow-Origin"] == "*"
        assert headers["Cache-Control"].endswith("immutable")
    assert max(map(len, (site / "_headers").read_text().splitlines())) < 2000

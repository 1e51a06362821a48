"""Both ways to start Python, one Python for all apps of a visit, and what is there without that."""

from __future__ import annotations

import pytest

from testing.engines.document import Document, Tab, Visit
from testing.engines.pair import Pair, fallback
from testing.server import SiteServer

SLUG = "nudge-too-late"
OTHER = "reset-by-variable"


def asked_for(server: SiteServer, file: str) -> int:
    return sum(path.endswith(f"/{file}") for path in server.requested)


def answers(app: Document) -> None:
    """Press the app's button as a reader does, and see what that causes."""
    before = int(app.text("[data-testid=stMarkdown], [data-testid=stText]").split()[-1])
    app.click("button", "Add one")
    app.wait_for_text("[data-testid=stMarkdown], [data-testid=stText]", str(before + 1))


@pytest.mark.feature("Start from snapshot")
def test_a_start_from_the_snapshot(tab: Tab, server: SiteServer) -> None:
    broken, fixed = Pair(tab, SLUG).open(server, "snapshot").run()

    assert (fallback(broken), fallback(fixed)) == (None, None)
    assert asked_for(server, "imported.zip") == 0
    answers(fixed)


@pytest.mark.feature("Plain start")
@pytest.mark.engines_only
def test_a_plain_start(tab: Tab, server: SiteServer) -> None:
    _, fixed = Pair(tab, SLUG).open(server, "plain").run()

    assert asked_for(server, "snapshot.bin.zst") == 0
    answers(fixed)


@pytest.mark.feature("One Python for a visit")
@pytest.mark.engines_only
def test_all_apps_of_a_visit_share_one_python(visit: Visit, server: SiteServer) -> None:
    tab = visit.new_tab()
    Pair(tab, SLUG).open(server, "snapshot").run()
    other = visit.new_tab()

    _, fixed = Pair(other, SLUG).open(server, "snapshot").run()

    answers(fixed)
    assert asked_for(server, "snapshot.bin.zst") == 1


@pytest.mark.feature("Without SharedWorker")
@pytest.mark.engines_only
def test_without_shared_workers_each_app_has_its_own_python(tab: Tab, server: SiteServer) -> None:
    # A module that the page's scripts and the frame's import, and so before they look for it.
    server.replace("python-client.mjs", lambda code: b"delete globalThis.SharedWorker;\n" + code)

    broken, fixed = Pair(tab, SLUG).open(server, "snapshot").run()

    answers(fixed)
    answers(broken)
    assert asked_for(server, "pyodide/main.mjs") == 2

"""Both ways to start Python, one Python for all apps of a visit, and what is there without that."""

from __future__ import annotations

import pytest

from testing.engines.document import Document, Tab, Visit
from testing.engines.pair import Pair, fallback
from testing.server import SiteServer

SLUG = "nudge-too-late"
LINES = "[data-testid=stMarkdown], [data-testid=stText]"

COUNTS = b"""
import sys
import streamlit as st

if "counted" not in st.session_state:
    st.session_state.counted = sys.apps = getattr(sys, "apps", 0) + 1
st.text(f"Apps of this Python: {st.session_state.counted}")
"""


def store_nothing(server: SiteServer) -> None:
    """Have the site not stored for offline reading after the start: that asks for all files."""
    server.missing.add("offline.json")


def asked_for(server: SiteServer, file: str) -> int:
    return sum(path.endswith(f"/{file}") for path in server.requested)


def answers(app: Document) -> None:
    """Press the app's button as a reader does, and see what that causes."""
    before = int(app.text(LINES).split()[-1])
    app.click("button", "Add one")
    app.wait_for_text(LINES, str(before + 1))


@pytest.mark.feature("Start from snapshot")
def test_a_start_from_the_snapshot(tab: Tab, server: SiteServer) -> None:
    store_nothing(server)
    broken, fixed = Pair(tab, SLUG).open(server, "snapshot").run()

    assert (fallback(broken), fallback(fixed)) == (None, None)
    assert asked_for(server, "imported.zip.zst") == 0
    answers(fixed)


@pytest.mark.feature("Plain start")
@pytest.mark.engines_only
def test_a_plain_start(tab: Tab, server: SiteServer) -> None:
    store_nothing(server)
    _, fixed = Pair(tab, SLUG).open(server, "plain").run()

    assert asked_for(server, "snapshot.bin.zst") == 0
    answers(fixed)


@pytest.mark.feature("One Python for a visit")
@pytest.mark.engines_only
def test_all_apps_of_a_visit_share_one_python(visit: Visit, server: SiteServer) -> None:
    server.replaced["/fixed.py"] = COUNTS
    _, first = Pair(visit.new_tab(), SLUG).open(server).run()
    first.wait_for_text(LINES, "Apps of this Python: 1")

    _, second = Pair(visit.new_tab(), SLUG).open(server).run()

    second.wait_for_text(LINES, "Apps of this Python: 2")


@pytest.mark.feature("Without SharedWorker")
@pytest.mark.engines_only
def test_without_shared_workers_each_app_has_its_own_python(tab: Tab, server: SiteServer) -> None:
    # What the page's scripts import, and the frame's one: before they look for it.
    for script in ("python-client.mjs", "frame/main.mjs"):
        server.replace(script, lambda code: b"delete globalThis.SharedWorker;\n" + code)
    server.replaced |= {"/fixed.py": COUNTS, "/broken.py": COUNTS}

    for app in Pair(tab, SLUG).open(server).run():
        app.wait_for_text(LINES, "Apps of this Python: 1")

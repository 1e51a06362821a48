"""What becomes of a question to an app whose frame goes, or starts anew, before the answer."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from testing.document_state import Stage
from testing.live_app import LiveApp, pair, run_pair
from testing.paths import ARTICLE
from testing.player import Player
from testing.server import SiteServer

SLUG = "value-from-state"

# An input that the app never answers: its script goes on for longer than any test.
ENDLESS = b"""
import time
import streamlit as st

volume = st.slider("Volume", 0, 10, 3)
st.write("Stored:", str(volume))
if volume != 3:
    time.sleep(4000)
"""

ASK = """(demo) => {
  const [broken] = demo.apps;
  const action = { kind: "set", label: "Volume", nth: 1, value: 5 };
  window.answer = undefined;
  broken
    .ask({ what: "make", action, meanwhile: null, beat: 0 })
    .then((answer) => { window.answer = answer; });
}"""

BUSY = "() => document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'running'"

PRESS = """(demo, name) => {
  [...demo.querySelectorAll("button")].find((one) => one.textContent === name).click();
}"""


def open_pair(page: Page, server: SiteServer) -> LiveApp:
    """Run the pair; give its broken app, which answers to no input."""
    server.replaced["broken.py"] = ENDLESS
    page.goto(server.address + ARTICLE)
    broken, _ = run_pair(page, SLUG)
    return broken


@pytest.mark.parametrize(
    "gone", ["Stop", "Restart both apps", "removed by a stranger", "loaded anew"]
)
def test_a_question_to_a_frame_that_goes_is_answered(
    page: Page, server: SiteServer, gone: str
) -> None:
    broken = open_pair(page, server)
    demo = pair(page, SLUG)
    demo.evaluate(ASK)
    broken.frame.wait_for_function(BUSY)

    if gone == "removed by a stranger":
        demo.locator(f"[{Stage.VARIANT}=broken] iframe").evaluate("(frame) => frame.remove()")
    elif gone == "loaded anew":
        broken.frame.evaluate("() => { window.location.reload(); }")
    else:
        demo.evaluate(PRESS, gone)

    assert page.wait_for_function("() => window.answer").json_value() == {"gone": True}


def test_a_question_where_no_frame_is_is_answered(page: Page, server: SiteServer) -> None:
    page.goto(server.address + ARTICLE)

    pair(page, SLUG).evaluate(ASK)

    assert page.wait_for_function("() => window.answer").json_value() == {"gone": True}


@pytest.mark.parametrize("gone", ["removed by a stranger", "loaded anew"])
def test_the_player_says_that_an_app_is_gone_and_plays_again(
    page: Page, server: SiteServer, gone: str
) -> None:
    broken = open_pair(page, server)
    player = Player(page, SLUG)
    player.press("Play these inputs")
    broken.frame.wait_for_function(BUSY)

    if gone == "removed by a stranger":
        player.pair.locator(f"[{Stage.VARIANT}=broken] iframe").evaluate(
            "(frame) => frame.remove()"
        )
    else:
        broken.frame.evaluate("() => { window.location.reload(); }")

    player.expect_to_say(
        "Playing has stopped, because the broken app was closed or has started anew."
    )
    expect(player.current).to_have_count(0)
    server.well()
    player.press("Play these inputs")
    player.expect_the_end()

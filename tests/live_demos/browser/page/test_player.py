"""The player: it makes a scenario's inputs in both apps, and says what is really on the screen.

That it does so with every demo is tested where the demos are, in `tests/demos/test_browser.py`.
"""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from live_demos.scenario import Set, to_json
from testing.browser_fixtures import page_of_visit
from testing.catalog import CATALOG
from testing.document_state import Demo, Row
from testing.live_app import START_MS, LiveApp, run_pair
from testing.player import AT_ONCE, NEVER, Player
from testing.server import SiteServer

__all__ = ["page_of_visit"]

SLUG = "value-from-state"
DEMO = CATALOG[SLUG]

FOCUSED = "document.activeElement.textContent"

# Whatever was to happen at once has happened: the timers of a document fire in their order.
AFTER_ALL_TIMERS = "new Promise((resolve) => setTimeout(resolve, 100))"


def falsify(server: SiteServer, **changes: Any) -> None:
    """Serve the first demo's scenario with other contents of its second input."""
    scenario = to_json(DEMO.scenario)
    scenario["inputs"][1] |= changes
    server.replaced["scenario.json"] = json.dumps(scenario).encode()


def open_player(page: Page, server: SiteServer, slug: str = SLUG, pace: int = AT_ONCE) -> Player:
    page.goto(server.page_of(slug))
    return Player(page, slug, pace)


def test_the_reader_is_told_each_input_and_where_the_apps_part(
    page: Page, server: SiteServer
) -> None:
    player = open_player(page, server)
    player.status.evaluate("""(status) => {
      window.told = [];
      new MutationObserver(() => {
        const current = document.querySelector("tr[aria-current=step]")?.rowIndex;
        const words = status.textContent.trim();
        if (words !== "") { window.told.push([current, words]); }
      }).observe(status, { childList: true });
    }""")

    player.press("Play these inputs")
    player.expect_the_end()

    told = [[row, words] for row, words in page.evaluate("window.told") if row is not None]
    lost = (
        "The 7 is lost: the broken app shows 5 in Volume instead of 7, "
        "and says “Stored: 5” instead of “Stored: 7”."
    )
    end = [
        "The end: every row was as the table says.",
        "The apps parted at input 2.",
        "Broken: Loses every second input. Fixed: Keeps every input.",
        "The marked lines of the code make the difference.",
    ]
    assert told == [
        [1, "The start."],
        [1, "The start. Both apps show the same."],
        [2, "Input 1 of 3: Set Volume to 5."],
        [2, "Input 1 of 3: Set Volume to 5. Both apps show the same."],
        [3, "Input 2 of 3: Set Volume to 7."],
        [3, f"Input 2 of 3: Set Volume to 7. The apps part here. {lost}"],
        [4, "Input 3 of 3: Set Volume to 9."],
        [4, "Input 3 of 3: Set Volume to 9. Both apps show the same again."],
        [4, " ".join(end)],
    ]
    expect(player.status).to_have_attribute("role", "status")
    expect(player.pair.locator(f"[{Row.PARTING}]")).to_have_count(1)
    expect(player.rows.nth(2).locator("th")).to_contain_text("(the apps part here)")
    expect(player.current).to_have_count(0)


@pytest.mark.parametrize(("slug", "parting"), [(SLUG, "3"), ("dialog-needs-rerun", "4")])
def test_the_row_at_which_the_apps_part_stands_for_several_seconds(
    slug: str, parting: str, page: Page, server: SiteServer
) -> None:
    """Also where it is the last one."""
    player = open_player(page, server, slug, pace=1500)
    # The page's waits are noted, by the row that stands meanwhile, and are over at once.
    page.evaluate("""() => {
      const real = window.setTimeout;
      window.waits = {};
      window.setTimeout = (act, ms = 0) => {
        const row = document.querySelector("tr[aria-current=step][data-played]")?.rowIndex;
        if (row) { window.waits[row] = ms; }
        return real(act, ms > 7000 && !row ? ms : 0);
      };
    }""")

    player.press("Play these inputs")
    player.expect_the_end()

    waits = page.evaluate("window.waits")
    assert waits[parting] >= 5000
    assert waits["2"] <= 1000


def test_what_is_not_as_the_scenario_says_is_said_and_stays(page: Page, server: SiteServer) -> None:
    wrong = to_json(DEMO.scenario)["inputs"][1]["fixed"]
    wrong["widgets"] = {"Volume": 9}
    falsify(server, fixed=wrong)
    player = open_player(page, server)

    player.press("Play these inputs")

    player.expect_to_say("The fixed app shows 7 in Volume, expected 9.")
    player.expect_judged(2, "unlike")
    page.evaluate(AFTER_ALL_TIMERS)
    expect(player.rows.nth(2)).to_have_attribute("aria-current", "step")
    player.press("Continue")
    player.expect_to_say("The end: one row was not as the table says.")
    cells = player.rows.nth(2).locator("td")
    expect(cells.nth(0)).not_to_contain_text("expected")
    expect(cells.nth(1)).to_contain_text("It shows 7 in Volume, expected 9.")


def test_a_reader_pauses_steps_and_goes_on(page: Page, server: SiteServer) -> None:
    player = open_player(page, server)
    player.press("Play these inputs")
    player.press("Pause")
    player.expect_judged(0, "same")
    page.evaluate(AFTER_ALL_TIMERS)
    expect(player.marked).to_have_count(1)

    player.press("Next input")
    player.expect_judged(1, "same")
    page.evaluate(AFTER_ALL_TIMERS)
    expect(player.marked).to_have_count(2)
    assert player.app("fixed").value("Volume") == 5
    # Streamlit shows a slider's bounds while it is pulled. They do not linger in one app only.
    bounds = player.app("fixed").frame.get_by_test_id("stSliderTickBar")
    expect(bounds).to_have_css("transition-duration", "0s")
    expect(bounds).to_have_css("opacity", "0")

    player.press("Continue")
    player.expect_the_end()


def test_playing_takes_its_time_unless_the_reader_wants_the_next(
    page: Page, server: SiteServer
) -> None:
    player = open_player(page, server, pace=NEVER)
    player.press("Play these inputs")
    player.expect_judged(0, "same")
    page.evaluate(AFTER_ALL_TIMERS)
    expect(player.marked).to_have_count(1)

    player.set_pace(AT_ONCE)
    player.press("Next input")
    player.expect_judged(1, "same")
    expect(player.button("Continue")).to_be_visible()


def test_apps_start_anew_only_if_they_were_used(page: Page, server: SiteServer) -> None:
    player = open_player(page, server)
    run_pair(page, SLUG)
    player.pair.evaluate("pair => pair.querySelectorAll('iframe').forEach(f => { f.old = true; })")
    kept = "pair => [...pair.querySelectorAll('iframe')].map(f => f.old === true)"

    player.press("Play these inputs")
    player.expect_the_end()
    assert player.pair.evaluate(kept) == [True, True]

    player.press("Play these inputs")
    player.expect_to_say("Starting both apps")
    player.expect_the_end()
    assert player.pair.evaluate(kept) == [False, False]

    LiveApp.of_pair(page, SLUG, "fixed").perform(Set("Volume", 2))
    player.press("Play these inputs")
    player.expect_to_say("Starting both apps")
    player.expect_the_end()


@pytest.mark.parametrize("button", ["Restart both apps", "Stop"])
def test_a_restart_or_a_stop_ends_playing(button: str, page: Page, server: SiteServer) -> None:
    player = open_player(page, server)
    player.press("Next input")
    player.expect_judged(1, "same")
    player.set_pace(NEVER)
    player.press("Next input")
    expect(player.app("fixed").frame.locator("#hand")).to_be_visible()

    player.press(button)

    player.expect_nothing_marked()
    if button == "Stop":
        expect(player.pair.locator("iframe")).to_have_count(0)
        expect(player.status).to_be_empty()
    else:
        player.expect_to_say("Both apps are running.")
        assert player.app("fixed").value("Volume") == 3
    player.set_pace(AT_ONCE)
    player.press("Play these inputs")
    player.expect_the_end()


def test_playing_in_the_middle_of_a_start(page: Page, server: SiteServer) -> None:
    player = open_player(page, server)
    player.press("Run both apps")

    player.press("Play these inputs")
    player.press("Restart both apps")
    player.expect_nothing_marked()
    player.press("Play these inputs")

    player.expect_the_end()


def test_the_keyboard_is_enough_and_the_focus_stays_where_it_is(
    page: Page, server: SiteServer
) -> None:
    """The scenario types into text fields: those of both apps, at the same time."""
    player = open_player(page, server, "clear-after-send")
    page.evaluate(
        "() => { window.left = 0; addEventListener('blur', () => { window.left += 1; }); }"
    )
    player.button("Play these inputs").focus()

    page.keyboard.press("Enter")
    player.expect_the_end()
    assert page.evaluate(FOCUSED) == "Play these inputs"

    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED) == "Next input"
    page.keyboard.press("Enter")
    expect(player.button("Continue")).to_be_visible()
    player.expect_judged(1, "same")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    player.expect_the_end()
    assert page.evaluate(FOCUSED) == "Play these inputs"
    assert page.evaluate("window.left") == 0


def test_a_played_app_is_the_readers_again_once_they_use_it(page: Page, server: SiteServer) -> None:
    player = open_player(page, server, "clear-after-send")
    player.press("Play these inputs")
    player.expect_the_end()

    live = LiveApp.of_pair(page, "clear-after-send", "fixed")
    live.perform(Set("Message", "mine"))

    assert live.value("Message") == "mine"
    assert live.frame.evaluate("document.activeElement.value") == "mine"


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_a_ring_is_around_what_is_used(motion: Any, page: Page, server: SiteServer) -> None:
    page.emulate_media(reduced_motion=motion)
    player = open_player(page, server, pace=NEVER)
    player.press("Next input")

    for variant in ("broken", "fixed"):
        frame = player.app(variant).frame
        ring = frame.locator("#hand")
        expect(ring).to_be_visible(timeout=START_MS)
        moving = ring.evaluate("(ring) => getComputedStyle(ring).transitionDuration") != "0s"
        assert moving == (motion == "no-preference")
        page.wait_for_function(
            """([ring, widget]) => {
              const [outer, inner] = [ring, widget].map((one) => one.getBoundingClientRect());
              return outer.left < inner.left && outer.top < inner.top
                && outer.right > inner.right && outer.bottom > inner.bottom;
            }""",
            arg=[ring.element_handle(), frame.get_by_test_id("stSlider").element_handle()],
        )


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_moves_when_it_starts(width: int, page: Page, server: SiteServer) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(reduced_motion="reduce")  # it scrolls at once to where the apps are seen
    player = open_player(page, server)

    def places() -> Any:
        return player.pair.evaluate("""(demo) => {
          const { left, top } = demo.getBoundingClientRect();
          const ours = ".demo__button--play, .demo__words, .demo__stage, tbody td, .demo__code";
          return [...demo.querySelectorAll(ours)].map((part) => {
            const box = part.getBoundingClientRect();
            return [box.left - left, box.top - top, box.width, box.height];
          });
        }""")

    before = places()
    player.press("Play these inputs")
    player.press("Pause")
    assert places() == before
    player.expect_judged(0, "same")
    assert places() == before
    assert page.evaluate("document.documentElement.scrollWidth") <= width

    # What is said and the buttons stay in sight beside the apps.
    for part in (player.status, player.button("Continue"), *player.pair.locator("iframe").all()):
        expect(part).to_be_in_viewport(ratio=1)
    page.evaluate("() => document.querySelectorAll('.demo__stage')[1].scrollIntoView()")
    expect(player.status).to_be_in_viewport()
    expect(player.button("Continue")).to_be_in_viewport()
    player.press("Continue")
    player.expect_the_end()
    assert places() == before
    player.press("Stop")
    expect(player.pair.locator("iframe")).to_have_count(0)
    assert places() == before


def test_a_reader_who_uses_an_app_ends_playing(page: Page, server: SiteServer) -> None:
    player = open_player(page, server)
    player.press("Next input")
    player.expect_judged(1, "same")

    LiveApp.of_pair(page, SLUG, "fixed").perform(Set("Volume", 1))

    player.expect_to_say("Playing has stopped, because you used an app yourself.")
    expect(player.current).to_have_count(0)
    player.press("Play these inputs")
    player.expect_the_end()


@pytest.mark.errors_expected
def test_an_app_that_fails_in_the_middle(page: Page, server: SiteServer) -> None:
    falsify(server, action={"kind": "reload"})
    player = open_player(page, server)
    player.press("Next input")
    player.expect_judged(1, "same")
    server.missing.add(f"demos/{SLUG}/fixed/")

    player.press("Next input")

    player.expect_to_say("Playing has stopped: the fixed app could not start.")
    expect(player.current).to_have_count(0)
    server.well()
    player.press("Play these inputs")
    player.expect_the_end()


def test_an_app_that_takes_its_time(page: Page, server: SiteServer) -> None:
    """The reader is told after eight seconds what they wait for."""
    slow = "import time\nif st.session_state.volume != 3:\n    time.sleep(9)\n"
    server.replaced["broken.py"] = f"{DEMO.broken.source}\n{slow}".encode()
    player = open_player(page, server)

    player.press("Next input")

    player.expect_to_say("Still waiting for the broken app.")
    expect(player.rows.nth(1)).to_have_attribute("aria-current", "step")
    player.expect_judged(1, "same")


def test_an_input_that_cannot_be_made(page: Page, server: SiteServer) -> None:
    falsify(server, action={"kind": "click", "label": "Nowhere", "nth": 1, "held": False})
    player = open_player(page, server)

    player.press("Play these inputs")

    player.expect_to_say("Playing has stopped. In the broken app, there is no “Nowhere” to click.")
    expect(player.current).to_have_count(0)


@pytest.mark.errors_expected
def test_nothing_moves_when_a_start_fails(page: Page, server: SiteServer) -> None:
    player = open_player(page, server)
    listing = player.pair.locator(".demo__listings")
    before = listing.bounding_box()
    scrolled = page.evaluate("window.scrollY")
    server.missing.add(f"demos/{SLUG}/fixed/")

    player.press("Run both apps")
    expect(player.pair.get_by_role("alert")).to_be_visible()
    expect(player.pair).to_have_attribute(Demo.STATE, "failed")

    after = listing.bounding_box()
    assert before is not None
    assert after is not None
    assert after["y"] + page.evaluate("window.scrollY") == before["y"] + scrolled


@pytest.mark.errors_expected
def test_inputs_that_do_not_load(page: Page, server: SiteServer) -> None:
    server.missing.add("scenario.json")
    player = open_player(page, server)

    player.press("Play these inputs")
    player.expect_to_say("The inputs could not be loaded. You can try again.")
    expect(player.pair).to_have_attribute(Demo.STATE, "idle")

    server.well()
    player.press("Play these inputs")
    player.expect_the_end()


def test_leaving_the_page_ends_playing(page: Page, server: SiteServer) -> None:
    player = open_player(page, server)
    player.press("Next input")
    player.expect_judged(1, "same")
    player.set_pace(NEVER)
    player.press("Next input")
    expect(player.app("fixed").frame.locator("#hand")).to_be_visible()

    page.locator(".md-nav--primary").get_by_role("link", name="Home").click()
    page.wait_for_url(server.address)
    page.go_back()
    page.wait_for_url(server.page_of(SLUG))

    expect(player.pair).to_have_attribute(Demo.STATE, "idle")
    player.expect_nothing_marked()
    player.set_pace(AT_ONCE)
    player.press("Play these inputs")
    player.expect_the_end()


def test_nothing_of_the_player_is_loaded_before_it_is_used(page: Page, server: SiteServer) -> None:
    player = open_player(page, server)
    run_pair(page, SLUG)
    assert not [
        path for path in server.requested if path.endswith(("/scenario-player.mjs", "/driver.mjs"))
    ]

    player.press("Play these inputs")
    player.expect_the_end()
    assert [path for path in server.requested if path.endswith("/scenario-player.mjs")]


@pytest.mark.errors_expected
def test_a_player_that_does_not_come_says_so_and_leaves_the_apps_alone(
    page: Page, server: SiteServer
) -> None:
    player = open_player(page, server)
    _, fixed = run_pair(page, SLUG)
    server.missing.add("/scenario-player.mjs")

    player.press("Play these inputs")
    player.expect_to_say("The inputs cannot be played: a file of this site is missing")
    player.expect_nothing_marked()
    fixed.perform(Set("Volume", 4))
    assert fixed.value("Volume") == 4


def test_stop_while_the_player_loads_stops_that_too(page: Page, server: SiteServer) -> None:
    player = open_player(page, server)
    run_pair(page, SLUG)
    held: list[Route] = []
    page.route("**/scenario-player.mjs", lambda route: held.append(route))  # noqa: PLW0108 (Playwright wants a function)
    with page.expect_request("**/scenario-player.mjs"):
        player.press("Play these inputs")
    player.expect_to_say("Getting ready to play the inputs.")
    player.press("Stop")

    with page.expect_response("**/scenario-player.mjs"):
        held[0].continue_()
    page.evaluate(AFTER_ALL_TIMERS)
    player.expect_nothing_marked()
    expect(player.pair).to_have_attribute(Demo.STATE, "idle")
    expect(player.status).to_be_empty()

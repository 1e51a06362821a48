"""The X-ray of a pair, with recorded moments and with such as an app tells of."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from testing.document_state import Demo
from testing.idle import open_with_site_map
from testing.live_app import pair
from testing.paths import ARTICLE
from testing.server import SiteServer

SLUG = "value-from-state"
LINK = f"{ARTICLE}#xray-{SLUG}"

START = {"trigger": "start", "scope": "script", "before": {}, "end": "finished", "after": {}}
INPUT = START | {
    "trigger": "input",
    "inputs": [
        {
            "widget": {"kind": "slider", "label": "Volume", "identity": 1},
            "was": "3",
            "is": "8",
            "undrawn": True,
        }
    ],
}
AGAIN = START | {"trigger": "st.rerun"}


def top(place: Locator) -> float:
    box = place.bounding_box()
    assert box is not None
    return box["y"]


class Panel:
    """The X-ray of a demo in a page."""

    def __init__(self, page: Page, slug: str = SLUG) -> None:
        self.demo = pair(page, slug)
        self.details = self.demo.locator(".xray")
        self.summary = self.demo.locator(".xray > summary")
        self.recorded = self.demo.locator(".xray__recorded")
        self.steps = self.demo.locator(".xray__panel")
        self.count = self.demo.locator(".xray__count")
        self.aloud = self.steps.locator("[aria-live]")
        self.link = self.steps.get_by_role("link")

    def side(self, variant: str) -> Locator:
        return self.steps.locator(f"[data-side={variant}]")

    def now(self, variant: str) -> Locator:
        return self.side(variant).locator("[aria-current=step]")

    def lit(self, variant: str) -> Locator:
        lines = ":is([data-xray=first], [data-xray=lit])"
        return self.demo.locator(f"[data-code={variant}] {lines}")

    def moment(self, name: str) -> Locator:
        return self.steps.get_by_role("list", name="Inputs").get_by_role("button", name=name)

    def button(self, name: str) -> Locator:
        return self.steps.get_by_role("button", name=name, exact=True)

    def tell(self, event: str, **detail: object) -> None:
        """Tell of a run, as an app does."""
        self.demo.evaluate(
            "(demo, [event, detail]) => demo.dispatchEvent(new CustomEvent(event, { detail }))",
            [event, detail],
        )


def test_without_javascript_the_whole_panel_can_be_read(
    browser: Browser, server: SiteServer
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server.address + ARTICLE)
    panel = Panel(page)

    expect(panel.recorded).to_be_hidden()
    panel.summary.click()

    expect(
        panel.recorded.get_by_text("with value=5; in the run before, with value=3")
    ).to_be_visible()
    expect(panel.recorded.get_by_text("so no line gets the 7 sent to it")).to_be_visible()
    context.close()


def test_on_paper_an_open_panel_is_whole(page: Page, server: SiteServer) -> None:
    page.goto(server.address + ARTICLE)
    panel = Panel(page)
    panel.summary.click()
    expect(panel.steps).to_be_visible()

    page.emulate_media(media="print")

    expect(panel.recorded.get_by_text("so no line gets the 7 sent to it")).to_be_visible()
    expect(panel.steps).to_be_hidden()


def test_keys_step_through_both_apps_and_light_the_line_that_runs(
    page: Page, server: SiteServer
) -> None:
    page.goto(server.address + ARTICLE)
    panel = Panel(page)
    panel.summary.click()
    # It opens where its headline points.
    expect(panel.moment("Input 2")).to_have_attribute("aria-current", "step")
    panel.moment("Input 2").focus()
    expect(panel.count).to_have_text("7 steps in input 2")
    expect(panel.lit("broken")).to_have_count(0)

    for _ in range(5):
        page.keyboard.press("ArrowRight")

    expect(panel.count).to_have_text("Step 5 of 7 in input 2")
    for variant, first in (("broken", "st.session_state.volume = st.slider("), ("fixed", "st.sl")):
        expect(panel.lit(variant)).to_have_count(6)
        expect(panel.lit(variant).first).to_contain_text(first)
        expect(panel.now(variant)).to_contain_text("Line 6")
    value = panel.demo.locator("[data-code=broken] [data-value]")
    expect(value).to_have_attribute("data-value", "another slider, returns 5")
    expect(panel.aloud).to_contain_text(
        "Broken: Script, line 6. Called with value=5; in the run before, with value=3."
    )
    expect(panel.aloud).to_contain_text("Fixed: Script, line 6. The slider “Volume” returns 7.")

    page.keyboard.press("ArrowLeft")

    expect(panel.now("broken")).to_contain_text("Lines 1\u20133")
    expect(panel.lit("broken")).to_have_text(re.compile('^if "volume" not in'))


def test_a_closed_panel_leaves_the_code_as_it_was(page: Page, server: SiteServer) -> None:
    page.goto(f"{server.address}{LINK}-broken-2-5")
    panel = Panel(page)
    expect(panel.lit("broken")).to_have_count(6)

    panel.summary.click()
    expect(panel.demo.locator("[data-xray], [data-value]")).to_have_count(0)

    panel.summary.click()
    expect(panel.lit("broken")).to_have_count(6)


def test_labels_are_below_the_code_that_they_explain(page: Page, server: SiteServer) -> None:
    page.goto(f"{server.address}patterns/nested-buttons/")
    panel = Panel(page, "nested-buttons")
    panel.summary.scroll_into_view_if_needed()
    before = top(panel.summary)
    panel.summary.click()

    lines = panel.demo.locator("[data-code=fixed] [data-value]")
    expect(lines.first).to_have_attribute("data-value", "in the callback: started: True → False")
    heights = lines.evaluate_all(
        """lines => lines.map((line) => {
            const code = document.createRange();
            code.selectNodeContents(line);
            return line.getBoundingClientRect().bottom - code.getBoundingClientRect().bottom;
        })"""
    )
    assert len(heights) == 3
    assert min(heights) >= 12, "a label covers code"
    # They make the code higher, and the panel stays where the reader has pressed.
    assert top(panel.summary) == pytest.approx(before, abs=1)
    above = top(panel.count)
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    panel.button("Step").click()
    assert top(panel.count) == pytest.approx(above, abs=1)


def test_the_names_of_the_apps_stay_in_sight(page: Page, server: SiteServer) -> None:
    page.set_viewport_size({"width": 1280, "height": 500})
    page.goto(f"{server.address}{LINK}-broken-2-7")
    panel = Panel(page)
    expect(panel.now("broken")).to_be_in_viewport()

    name = panel.side("broken").get_by_text("Broken", exact=True)
    tools = panel.steps.locator(".xray__tools").bounding_box()
    assert tools is not None
    expect(name).to_be_in_viewport(ratio=1)
    assert top(name) >= tools["y"] + tools["height"] - 1


@pytest.fixture
def phone(browser: Browser, server: SiteServer) -> Iterator[Page]:
    """Give a page on a phone, which is used by touch."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    yield context.new_page()
    context.close()


def test_on_a_phone_a_step_shows_both_apps_and_buttons_fit_fingers(
    phone: Page, server: SiteServer
) -> None:
    phone.goto(f"{server.address}{LINK}-broken-2-5")
    panel = Panel(phone)

    expect(panel.now("broken")).to_be_in_viewport(ratio=1)
    expect(panel.now("fixed")).to_be_in_viewport(ratio=1)
    expect(panel.now("fixed")).to_contain_text("Line 6")
    expect(panel.moment("Input 3")).to_be_visible()
    shown = panel.steps.locator(".xray__sides li").locator("visible=true")
    expect(shown).to_have_count(2)
    sizes = panel.steps.get_by_role("button").locator("visible=true")
    for box in (button.bounding_box() for button in sizes.all()):
        assert box is not None
        assert min(box["width"], box["height"]) >= 44


def test_what_has_not_happened_yet_is_not_to_be_seen(page: Page, server: SiteServer) -> None:
    page.goto(f"{server.address}{LINK}-broken-2-5")
    panel = Panel(page)
    end = panel.side("broken").get_by_text("so no line gets the 7 sent to it")
    verdict = panel.side("broken").get_by_text("Lost: the 7 sent for the slider “Volume”.")
    expect(panel.now("broken")).to_be_visible()
    expect(end).to_be_hidden()
    expect(verdict).to_be_hidden()

    panel.button("Step").click()
    panel.button("Step").click()

    expect(end).to_be_visible()
    expect(verdict).to_be_visible()


def test_steps_lead_from_one_input_to_the_next_and_back(page: Page, server: SiteServer) -> None:
    page.goto(f"{server.address}{LINK}-broken-2-7")
    panel = Panel(page)
    expect(panel.count).to_have_text("Step 7 of 7 in input 2")

    panel.button("Step").click()
    expect(panel.moment("Input 3")).to_have_attribute("aria-current", "step")
    expect(panel.now("fixed")).to_contain_text("Sends 9")

    panel.button("Back").click()
    panel.button("Back").click()
    expect(panel.moment("Input 2")).to_have_attribute("aria-current", "step")
    expect(panel.count).to_have_text("Step 7 of 7 in input 2")

    panel.moment("Input 3").click()
    expect(panel.moment("Input 3")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(panel.count).to_contain_text("Step 1 of")


def test_at_both_ends_a_button_does_nothing(page: Page, server: SiteServer) -> None:
    page.goto(f"{server.address}{LINK}-broken-0")
    panel = Panel(page)

    expect(panel.button("Back")).to_have_attribute("aria-disabled", "true")
    expect(panel.button("Step")).to_have_attribute("aria-disabled", "false")
    page.keyboard.press("ArrowLeft")
    expect(panel.moment("Start")).to_have_attribute("aria-current", "step")


def test_play_goes_on_to_the_end_and_says_nothing_on_its_way(
    page: Page, server: SiteServer
) -> None:
    page.goto(f"{server.address}{LINK}-broken-2")
    panel = Panel(page)
    panel.demo.evaluate(f"demo => demo.setAttribute('{Demo.PACE}', 1)")

    panel.button("Play").click()

    expect(panel.count).to_have_text("Step 7 of 7 in input 2")
    expect(panel.button("Play")).to_be_visible()
    expect(panel.aloud).to_be_empty()

    panel.demo.evaluate(f"demo => demo.setAttribute('{Demo.PACE}', 100000)")
    panel.button("Play").click()
    expect(panel.count).to_have_text("Step 1 of 7 in input 2")
    panel.button("Pause").click()
    expect(panel.button("Play")).to_be_visible()
    panel.button("All steps").click()
    expect(panel.count).to_have_text("7 steps in input 2")
    expect(panel.steps.get_by_text("All steps")).to_be_hidden()
    expect(panel.button("Step")).to_be_focused()


@pytest.mark.parametrize("how", ["on load", "by a changed address"])
def test_a_link_opens_its_step(page: Page, server: SiteServer, how: str) -> None:
    if how == "on load":
        page.goto(f"{server.address}{LINK}-fixed-2-2")
    else:
        page.goto(server.address + ARTICLE)
        expect(Panel(page).details).not_to_have_attribute("open", "")
        # Instant navigation would put a new page there; without it, only this tells the page.
        page.evaluate(
            """hash => {
                history.replaceState(null, "", hash);
                dispatchEvent(new HashChangeEvent("hashchange"));
            }""",
            f"#xray-{SLUG}-fixed-2-2",
        )
    panel = Panel(page)

    expect(panel.count).to_have_text("Step 2 of 7 in input 2")
    expect(panel.now("fixed")).to_contain_text("so this goes into session state before any line")
    expect(panel.now("fixed")).to_be_in_viewport()
    expect(panel.steps.get_by_text("Input 2: Set Volume to 7")).to_be_focused()
    # A link is not the reader's choice.
    page.goto(f"{server.address}patterns/{SLUG}/")
    expect(Panel(page).details).not_to_have_attribute("open", "")


def test_a_link_works_after_instant_navigation(page: Page, server: SiteServer) -> None:
    open_with_site_map(page, server)
    page.evaluate("window.sameDocument = true")
    page.evaluate(
        """address => {
            const link = Object.assign(document.createElement("a"), { href: address, id: "there" });
            link.textContent = "There";
            document.querySelector("article").prepend(link);
        }""",
        f"{server.address}{LINK}-broken-2-5",
    )

    page.locator("#there").click()

    expect(Panel(page).count).to_have_text("Step 5 of 7 in input 2")
    assert page.evaluate("window.sameDocument"), "navigation was not instant"


def test_the_link_names_the_step_and_is_copied(page: Page, server: SiteServer) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{server.address}{LINK}-broken-2-4")
    panel = Panel(page)
    panel.button("Step").click()

    panel.link.click()

    expect(panel.aloud).to_have_text("The link is copied.")
    address = f"{server.address}{LINK}-broken-2-5"
    assert page.url == address
    assert page.evaluate("navigator.clipboard.readText()") == address
    expect(panel.count).to_have_text("Step 5 of 7 in input 2")


def test_an_xray_opens_on_no_other_page(page: Page, server: SiteServer) -> None:
    page.goto(server.address + ARTICLE)
    Panel(page).summary.click()
    expect(Panel(page).steps).to_be_visible()

    page.goto(f"{server.address}patterns/index-from-state/")
    panel = Panel(page, "index-from-state")
    expect(panel.demo.get_by_role("button", name="Run both apps")).to_be_visible()
    expect(panel.details).not_to_have_attribute("open", "")


def test_the_summary_tells_the_live_verdict_while_closed(page: Page, server: SiteServer) -> None:
    page.goto(server.address + ARTICLE)
    panel = Panel(page)
    recorded = panel.summary.text_content() or ""
    assert "at input 2, the broken app loses the 7 sent for the slider “Volume”" in recorded

    panel.tell("xray-start", variant="broken")
    panel.tell("xray-run", variant="broken", run=START)
    panel.tell("xray-verdict", variant="broken", settled=True, why=[])
    expect(panel.summary).to_have_text(
        "X-ray, live: one more rerun would change nothing in the broken app."
    )

    panel.tell("xray-run", variant="fixed", run=START)
    panel.tell("xray-verdict", variant="fixed", settled=True, why=[])
    expect(panel.summary).to_have_text("X-ray, live: one more rerun would change neither app.")

    panel.tell("xray-run", variant="broken", run=INPUT)
    panel.tell("xray-verdict", variant="broken", settled=False, why=["the text would go away"])
    expect(panel.summary).to_contain_text(
        "X-ray, live: the broken app lost the 8 sent for the slider “Volume”. "
        "In one more rerun, the text would go away."
    )
    announced = panel.demo.locator(".demo__xray > [aria-live=polite]")
    expect(announced).to_contain_text("the broken app lost the 8")

    panel.tell("xray-start", variant="broken")
    panel.tell("xray-start", variant="fixed")
    expect(panel.summary).to_have_text(recorded)


@pytest.fixture(params=["before it is opened", "while it is open"])
def live(request: pytest.FixtureRequest, page: Page, server: SiteServer) -> Panel:
    """Give an open panel that was told of two moments of the broken app and one of the fixed."""
    page.goto(server.address + ARTICLE)
    panel = Panel(page)
    if request.param == "while it is open":
        panel.summary.click()
        expect(panel.steps).to_contain_text("Recorded when this site was built.")
    for variant in ("broken", "fixed"):
        panel.tell("xray-start", variant=variant)
        panel.tell("xray-run", variant=variant, run=START)
    panel.tell("xray-run", variant="broken", run=INPUT)
    panel.tell("xray-run", variant="broken", run=AGAIN)
    panel.tell("xray-verdict", variant="broken", settled=False, why=["it would change"])
    if request.param == "before it is opened":
        panel.summary.click()
    return panel


def test_live_moments_take_the_place_of_recorded_ones(live: Panel) -> None:
    expect(live.steps).to_contain_text("Live: what your two apps have just run.")
    expect(live.steps.get_by_role("list", name="Inputs").get_by_role("button")).to_have_count(2)
    live.moment("Input 1").click()
    expect(live.steps.locator(".xray__when")).to_have_text("Input 1: Set Volume to 8")
    expect(live.side("broken")).to_contain_text("Sends 8 for the slider “Volume”. It was 3.")
    # A run that st.rerun() asked for belongs to the same input.
    expect(live.side("broken")).to_contain_text("st.rerun() asked for this run.")
    expect(live.side("broken")).to_contain_text(
        "Lost: the 8 sent for the slider “Volume”. Not settled. In one more rerun, it would change."
    )
    expect(live.side("fixed")).to_contain_text("This app has not had this input.")
    expect(live.link).to_be_hidden()


def test_readers_can_go_back_to_recorded_moments(live: Panel) -> None:
    live.button("Show recorded").click()
    expect(live.steps).to_contain_text("Recorded when this site was built.")
    expect(live.moment("Input 3")).to_be_visible()

    # What comes in meanwhile does not take them away from there.
    live.tell("xray-run", variant="fixed", run=INPUT)
    expect(live.steps).to_contain_text("Recorded when this site was built.")

    live.button("Show live").click()
    expect(live.side("fixed")).to_contain_text("Sends 8")


def test_a_new_input_is_shown_when_it_comes(live: Panel) -> None:
    expect(live.moment("Input 1")).to_have_attribute("aria-current", "step")

    live.tell("xray-run", variant="broken", run=INPUT)

    expect(live.moment("Input 2")).to_have_attribute("aria-current", "step")


def test_only_the_last_moments_are_kept(live: Panel) -> None:
    for _ in range(30):
        live.tell("xray-run", variant="broken", run=INPUT)

    expect(live.steps.get_by_role("list", name="Inputs").get_by_role("button")).to_have_count(21)
    expect(live.moment("Input 31")).to_be_visible()
    expect(live.moment("Start")).to_be_visible()  # of the fixed app


def test_values_are_text_and_no_html(live: Panel) -> None:
    evil = "<img src=x onerror=\"console.error('run')\">"
    steps = [{"line": 6, "names": [["x", evil]], "drawn": [["text", evil]]}]
    live.tell("xray-run", variant="broken", run=INPUT | {"steps": steps, "after": {evil: evil}})

    expect(live.side("broken")).to_contain_text(f"Draws “{evil}”")
    expect(live.steps.locator("img")).to_have_count(0)


@pytest.mark.errors_expected  # the browser logs the missing file
def test_without_the_trace_the_recorded_text_stays(page: Page, server: SiteServer) -> None:
    page.route("**/trace.json", lambda route: route.fulfill(status=404))
    page.goto(server.address + ARTICLE)
    panel = Panel(page)
    with page.expect_response("**/trace.json"):
        panel.summary.click()

    expect(panel.recorded.get_by_text("so no line gets the 7 sent to it")).to_be_visible()
    expect(panel.steps).to_have_count(0)

    panel.tell("xray-run", variant="broken", run=START)
    expect(panel.steps).to_contain_text("Live: what your two apps have just run.")


@pytest.mark.parametrize("slug", [SLUG, "pages-forget-shared", "linked-pair"])
def test_it_fits_a_phone(browser: Browser, server: SiteServer, slug: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800})
    page = context.new_page()
    index = page.request.get(f"{server.address}demos/index.json").json()
    where = {demo["slug"]: demo["page"] for demo in index["demos"]}[slug]
    page.goto(f"{server.address}{where}#xray-{slug}-broken-1-3")
    panel = Panel(page, slug)

    expect(panel.count).to_contain_text("Step 3")
    width = "document.documentElement.scrollWidth"
    assert page.evaluate(width) == 390
    panel.button("All steps").click()
    assert page.evaluate(width) == 390
    broken, fixed = (panel.side(variant).bounding_box() for variant in ("broken", "fixed"))
    assert broken
    assert fixed
    assert broken["y"] + broken["height"] <= fixed["y"]
    context.close()

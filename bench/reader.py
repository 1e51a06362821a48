"""What a reader does and sees. Nothing here knows how our apps start, nor how a peer's do."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Frame, Locator, Page
from playwright.sync_api import TimeoutError as BrowserTimeoutError

from bench import app
from testing.document_state import App, Stage
from testing.frames import frame_within
from testing.server import SiteServer

PATIENCE_MS = 120_000
"""How long a start may take. The slowest is 17 MB at 5 Mbit/s, 28 s of line alone."""

_POLL_MS = 50
"""How often a page is asked whether it is ready. The time itself is taken inside the page."""

_BETWEEN_CLICKS_MS = 400

QUIET_S = 1.5
"""How long nothing may be asked for until a page counts as loaded."""

_READY = f"() => {App.STATE.js} === 'failed' ? 'failed' : globalThis.bench?.times.usable"


@dataclass(frozen=True)
class Started:
    """When a pair's apps were usable, in seconds since the reader pressed the button."""

    first: float
    both: float


def open_page(page: Page, host: SiteServer, address: str, quiet: float = QUIET_S) -> None:
    """Open a page of the site and read at its top until nothing was loaded for `quiet` seconds."""
    page.goto(host.address + address)
    host.wait_until_quiet(quiet)


def run_pair(page: Page, slug: str) -> Started:
    """Jump to a pair, press its button at once, and wait until both apps are usable.

    The jump and the press are one moment for a reader. So what a site may start when a demo comes
    near gains it nothing here.
    """
    button = _pair(page, slug).get_by_role("button", name="Run both apps")
    button.click()
    return wait_for_pair(page, slug)


def wait_for_pair(page: Page, slug: str) -> Started:
    """Wait until both apps of a pair whose button was pressed are usable."""
    usable = [usable_at(frame) for frame in frames(page, slug)]
    pressed = pressed_at(page)
    return Started(*((moment - pressed) / 1000 for moment in (min(usable), max(usable))))


def come_near(page: Page, slug: str) -> None:
    """Scroll until the pair is in view."""
    _pair(page, slug).scroll_into_view_if_needed()


def frames(page: Page, slug: str) -> tuple[Frame, Frame]:
    """Give the frames of a running pair: the broken app's, the fixed one's."""
    broken, fixed = (_frame(page, slug, variant) for variant in ("broken", "fixed"))
    return broken, fixed


def open_app(page: Page, address: str) -> float:
    """Open a page that is an app; give the seconds until it is usable.

    They count from when the browser begins to read the page, before it has asked for any script.
    """
    page.goto(address, wait_until="commit")
    usable = usable_at(page.main_frame)
    return (usable - float(page.evaluate("bench.times.began"))) / 1000


@dataclass(frozen=True)
class Sight:
    """What a reader waits for: an element on the screen, with these words alone if any are given.

    What is there already counts when it has gone and comes back.
    """

    selector: str
    words: str | None = None


def text_of_app(words: str) -> Sight:
    """Give a line of text that an app writes."""
    return Sight("[data-testid='stMarkdown']", words)


def expect(document: Frame | Page, **sights: Sight) -> None:
    """Have a document watch from now on for what it will show."""
    watched = {
        name: {"selector": sight.selector} | ({"words": sight.words} if sight.words else {})
        for name, sight in sights.items()
    }
    document.evaluate("(sights) => bench.expect(sights)", watched)


def painted_at(document: Frame | Page, name: str) -> float:
    """Wait until what is expected by this name is painted; give the moment, in milliseconds.

    That is the second frame of animation after it was in the document, by when it is painted. The
    moment is since the epoch, in one clock for all documents.
    """
    document.wait_for_function(
        "(name) => bench.times.painted[name]", arg=name, polling=_POLL_MS, timeout=PATIENCE_MS
    )
    return float(document.evaluate("(name) => bench.times.painted[name]", name))


def pressed_at(page: Page) -> float:
    """Give the moment of the last press in a page itself, in the same way."""
    return float(page.evaluate("bench.times.pressed"))


def click_through(frame: Frame) -> list[float]:
    """Press the app's button until the slider ends; give each press's seconds to its result."""
    texts = [text_of_app(app.text_at(number)) for number in app.NUMBERS]
    return [click(frame, frame, result=text)["result"] for text in texts]


def click(frame: Frame, watched: Frame | Page, **sights: Sight) -> dict[str, float]:
    """Press the app's button; give the seconds until a document has painted each of these.

    They count from the browser's time stamp of the click.
    """
    frame.page.wait_for_timeout(_BETWEEN_CLICKS_MS)
    expect(watched, **sights)
    frame.get_by_role("button", name=app.BUTTON, exact=True).click()
    painted = {name: painted_at(watched, name) for name in sights}
    clicked = float(frame.evaluate("bench.times.clicked"))
    return {name: (moment - clicked) / 1000 for name, moment in painted.items()}


def line_as_reported(page: Page) -> str:
    """Say what the browser tells pages of the line, where it tells anything."""
    said = page.evaluate(
        """() => {
          const { effectiveType, rtt, downlink, saveData } = navigator.connection ?? {};
          return effectiveType && `${effectiveType}, ${rtt} ms, ${downlink} Mbit/s` +
            (saveData ? ", saves data" : "");
        }"""
    )
    return str(said or "nothing")


def _pair(page: Page, slug: str) -> Locator:
    return page.locator(f"live-demo[slug='{slug}']")


def _frame(page: Page, slug: str, variant: str) -> Frame:
    return frame_within(_pair(page, slug).locator(f"[{Stage.VARIANT}={variant}] iframe"))


def usable_at(frame: Frame) -> float:
    """Wait until an app is usable; give the moment, in milliseconds since the epoch."""
    try:
        ready = frame.wait_for_function(_READY, polling=_POLL_MS, timeout=PATIENCE_MS)
    except BrowserTimeoutError as error:
        missing = ", ".join(frame.evaluate("bench.missing()"))
        seen = " ".join(frame.locator("body").inner_text().split())
        raise RuntimeError(
            f"{frame.url} was not usable after {PATIENCE_MS / 1000:.0f} s. "
            f"Missing: {missing}. It shows: {seen}"
        ) from error
    moment = ready.json_value()
    if moment == "failed":
        raise RuntimeError(f"{frame.url}: {frame.locator('#failure').inner_text()}")
    return float(moment)

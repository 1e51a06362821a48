"""Takes the pictures of the home page's pair: each app, after each input, in light and dark."""

from __future__ import annotations

import base64
from pathlib import Path

from playwright.sync_api import Page, ViewportSize, sync_playwright

from live_demos.catalog import Demo, load_catalog
from live_demos.pictures import FOLDER, Scheme, describe, file_name
from testing.chromium import find_browser
from testing.live_app import LiveApp, run_pair
from testing.paths import DEMOS, ROOT
from testing.server import serve

SLUG = "value-from-state"
_WINDOW: ViewportSize = {"width": 1280, "height": 800}
_SHARPNESS = 2
_QUALITY = 80
_BOX = """(frame) => {
  const { x, y, width, height } = frame.getBoundingClientRect();
  return { x, y, width: Math.round(width), height: Math.round(height) };
}"""


def main() -> None:
    """Write the pictures from the site in `site/`."""
    demo = load_catalog(DEMOS)[SLUG]
    (DEMOS / SLUG / FOLDER).mkdir(exist_ok=True)
    with serve(ROOT / "site") as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        schemes: tuple[Scheme, ...] = ("light", "dark")
        for scheme in schemes:
            context = browser.new_context(
                viewport=_WINDOW,
                color_scheme=scheme,
                service_workers="block",
            )
            page = context.new_page()
            page.goto(server.address)
            size = _take(page, demo, scheme)
            context.close()
        browser.close()
    describe(demo, *size)
    print(f"demos/{SLUG}/{FOLDER} written")


def _take(page: Page, demo: Demo, scheme: Scheme) -> tuple[int, int]:
    """Write the pictures of both apps, and give the width and height that they have in the page."""
    for app, live in zip(demo.apps, run_pair(page, demo.slug), strict=True):
        for number, step in enumerate(demo.scenario.steps()):
            if step.action is not None and step.possible(app.variant):
                live.perform_step(step)
            _rest(page, live)
            box = live.frame.frame_element().evaluate(_BOX)
            path = DEMOS / demo.slug / FOLDER / file_name(app.variant, number, scheme)
            _write(page, box, path)
    return box["width"], box["height"]


def _rest(page: Page, live: LiveApp) -> None:
    """Take away what only a reader's mouse and focus show."""
    page.mouse.move(0, 0)
    live.frame.evaluate("document.activeElement?.blur()")


def _write(page: Page, box: dict[str, float], path: Path) -> None:
    # Playwright writes no WebP, which has half the bytes of PNG here. Source:
    # https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-captureScreenshot
    session = page.context.new_cdp_session(page)
    picture = {"format": "webp", "quality": _QUALITY, "clip": {**box, "scale": _SHARPNESS}}
    taken = session.send("Page.captureScreenshot", picture)
    path.write_bytes(base64.b64decode(taken["data"]))


if __name__ == "__main__":
    main()

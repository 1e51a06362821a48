"""Takes the README's picture: the article's first pair after the inputs 5 and 7."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import sync_playwright

from live_demos.scenario import Set
from testing.chromium import find_browser
from testing.live_app import pair, run_pair
from testing.paths import ARTICLE, ROOT
from testing.server import serve

TARGET = ROOT / ".github" / "pair.png"
SLUG = "value-from-state"


def main() -> None:
    """Write the picture from the site in `site/`."""
    with serve(Path(ROOT / "site")) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 1700}, device_scale_factor=1.5)
        page.goto(server.address + ARTICLE)
        for app in run_pair(page, SLUG):
            app.perform(Set("Volume", 5))
            app.perform(Set("Volume", 7))
        page.mouse.move(0, 0)
        pair(page, SLUG).screenshot(path=TARGET)
        browser.close()
    print(f"{TARGET.relative_to(ROOT)} written")


if __name__ == "__main__":
    main()

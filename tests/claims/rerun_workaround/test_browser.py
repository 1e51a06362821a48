from __future__ import annotations

import pytest
from playwright.sync_api import Page

from live_demos.scenario import Variant
from testing.paths import DEMOS
from testing.server import SiteServer
from testing.small_app import start


@pytest.mark.parametrize(("variant", "volume"), [("broken", 4), ("fixed", 5)])
def test_a_new_slider_does_not_have_the_focus(
    page: Page, server: SiteServer, variant: Variant, volume: int
) -> None:
    live = start(page, server, (DEMOS / "rerun-workaround" / f"{variant}.py").read_text())
    live.slider("Volume").focus()
    for _ in range(2):
        before = live.script_runs()
        page.keyboard.press("ArrowRight")
        live._wait_until_answered(before)

    assert live.value("Volume") == volume

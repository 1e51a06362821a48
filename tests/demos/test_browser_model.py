"""Every app shows in the model of a browser what its scenario says, as it does in Chromium."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

from live_demos.catalog import App, Demo
from live_demos.scenario import Click, Step, common, differences, say_step
from live_demos.scenario.model_driver import ModeledApp
from testing.catalog import APPS

UNLIKE_A_BROWSER = {
    "chat-interrupted": "The second message comes while the script runs, and interrupts it.",
    "clicked-twice": "The second click comes while the script runs, and interrupts it.",
    "interrupted-work": "The second input comes while the script runs, and interrupts it.",
    "stop-button-in-loop": "The click on Stop comes while the script runs, and interrupts it.",
    "swallowed-click": "The button moves away from under the mouse: the model knows no places.",
}
"""The demos that the model follows no further than to an input of this kind, and why."""


@pytest.mark.parametrize(("demo", "app"), APPS)
def test_the_model_shows_what_the_browser_shows(demo: Demo, app: App) -> None:
    topics = demo.scenario.topics()
    os.chdir(tempfile.mkdtemp(dir=Path.cwd()))
    modeled = ModeledApp(app)
    for step in demo.scenario.steps():
        if step.action is not None:
            if demo.slug in UNLIKE_A_BROWSER and _is_beyond(step):
                return
            if not step.possible(app.variant):
                continue
            modeled.perform_step(step)
        seen = modeled.seen(topics)
        assert not differences(step.seen(app.variant), seen), say_step(step)
        if app.variant == "fixed":
            assert not common(demo.scenario.never, seen), f"never to be seen: {say_step(step)}"


def _is_beyond(step: Step) -> bool:
    return step.meanwhile is not None or (isinstance(step.action, Click) and step.action.held)

"""Drives a real app in its frame, by the labels that a reader sees."""

from __future__ import annotations

from playwright.sync_api import Frame, Locator, Page, expect

from live_demos.scenario import Action, Click, Scenario, Seen, Set, Value, Variant

BOOT_MS = 90_000
"""How long a boot may take before a test gives up. No test measures time."""


class LiveApp:
    """One app, embedded or alone, that is running or about to run."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame

    @classmethod
    def of_pair(cls, page: Page, slug: str, variant: Variant) -> LiveApp:
        """Give the app in the page's pair of this demo, once its frame is there."""
        frame = pair(page, slug).locator(f"[data-variant={variant}] iframe")
        frame.wait_for()
        handle = frame.element_handle()
        assert handle is not None
        content = handle.content_frame()
        assert content is not None
        return cls(content)

    def wait_until_running(self) -> LiveApp:
        """Wait for the first script run to be on the page; fail at once if the app cannot start."""
        state = self.frame.wait_for_function(
            "['running', 'failed'].find((s) => s === document.documentElement?.dataset.state)",
            timeout=BOOT_MS,
        )
        assert state.json_value() == "running", self.frame.locator("#failure").inner_text()
        return self

    def perform(self, action: Action) -> None:
        """Make one input and wait until the run that it caused is on the page."""
        before = self.script_runs()
        if isinstance(action, Click):
            self.frame.get_by_role("button", name=action.label, exact=True).click()
        else:
            self._set(action)
        self.frame.wait_for_function(
            "(before) => Number(document.documentElement.dataset.scriptRuns) > before", arg=before
        )

    def script_runs(self) -> int:
        """Give how many script runs have ended since the app started."""
        return int(self.frame.evaluate("document.documentElement.dataset.scriptRuns ?? 0"))

    def seen(self, scenario: Scenario) -> Seen:
        """Give what the app shows now: its text, and the widgets that the scenario speaks of."""
        text = self.frame.locator("[data-testid=stMarkdown], [data-testid=stText]")
        return Seen(
            widgets={label: self.value(label) for label in scenario.labels()},
            text=tuple(text.all_inner_texts()),
        )

    def value(self, label: str) -> Value:
        """Give the value that the widget with this label shows."""
        slider = self.slider(label)
        number = float(slider.input_value())
        return int(number) if number.is_integer() else number

    def slider(self, label: str) -> Locator:
        """Give the handle of a slider, as assistive technology meets it."""
        return self._group(label).get_by_role("slider")

    def _group(self, label: str) -> Locator:
        return self.frame.get_by_role("group", name=label, exact=True)

    def _set(self, action: Set) -> None:
        """Press the slider's track where the value is: one press is one input."""
        slider = self.slider(action.label)
        least, most = (float(slider.get_attribute(name) or "") for name in ("min", "max"))
        track = self._group(action.label).locator("> div")
        box = track.bounding_box()
        assert box is not None
        share = (float(action.value) - least) / (most - least)
        # The handle lies over the track, and a press on it would move nothing.
        track.click(position={"x": box["width"] * share, "y": box["height"] / 2}, force=True)


def pair(page: Page, slug: str) -> Locator:
    """Give the pair of this demo in a page."""
    return page.locator(f"live-demo[slug='{slug}']")


def run_pair(page: Page, slug: str) -> tuple[LiveApp, LiveApp]:
    """Press the pair's button and wait until both apps run: the broken one, the fixed one."""
    pair(page, slug).get_by_role("button", name="Run both apps").click()
    broken = LiveApp.of_pair(page, slug, "broken").wait_until_running()
    fixed = LiveApp.of_pair(page, slug, "fixed").wait_until_running()
    expect(pair(page, slug)).to_have_attribute("data-state", "running")
    return broken, fixed

"""Drives a real app in its frame, by the labels that a reader sees."""

from __future__ import annotations

import re
from typing import assert_never

from playwright.sync_api import Frame, Locator, Page, expect

from live_demos.scenario import (
    Action,
    Click,
    Fill,
    Go,
    Open,
    Reload,
    Seen,
    Set,
    Step,
    Topics,
    Type,
    Upload,
    Value,
    Variant,
)
from testing.document_state import App, Demo, Stage
from testing.frames import frame_within
from testing.widgets import (
    change,
    close_lists,
    exactly,
    find_widget,
    give_file,
    read,
    write,
)

START_MS = 90_000
"""How long a start may take before a test gives up. No test measures time."""

_OPENERS = "[role=tab], summary, [data-testid=stPopoverButton]"
_LINES = {
    "text": "[data-testid=stMarkdown], [data-testid=stText]",
    "exception": "[data-testid=stExceptionMessage]",
    **{
        kind: f"[data-testid=stAlert] [data-testid=stAlertContent{kind.capitalize()}]"
        for kind in ("error", "warning", "info", "success")
    },
}
"""What shows a reader text, by the names of `Seen`."""

# Of what is in a closed tab or expander, a reader sees nothing. All are asked for at once: a
# question to the browser costs more than its answer.
_READ_LINES = """(selectors) => {
  const isSeen = (element) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 0 && height > 0 && element.checkVisibility({ visibilityProperty: true });
  };
  const read = (selector) =>
    [...document.querySelectorAll(selector)].filter(isSeen).map((element) => element.innerText);
  return Object.fromEntries(Object.entries(selectors).map(([kind, one]) => [kind, read(one)]));
}"""

_IDLE = """() => {
  const app = document.querySelector("[data-testid=stApp]");
  return app?.dataset.testScriptState === "notRunning"
    && !document.querySelector("[data-testid=stSkeleton]");
}"""

_BUSY = """() =>
  document.querySelector("[data-testid=stApp]")?.dataset.testScriptState === "running"
"""

# An input that causes no script run is over when the front end would have sent it: it collects
# for at most 200 ms. The timers of a document fire in their order, so a longer one comes after.
# Most inputs cause one, and on a busy machine the page is told late that it has begun: what was
# asked for counts from then on. A page of Streamlit's own tells neither number.
_SENT_MS = 400
_BEGUN_MS = 3_000
_UNTIL_ANSWERED = f"""([before, ms]) => new Promise((resolve) => {{
  const idle = {_IDLE};
  let sent = false;
  let still = 0;
  setTimeout(() => {{ sent = true; }}, ms);
  const look = () => {{
    const runs = Number({App.SCRIPT_RUNS.js});
    const over = runs >= Number({App.SCRIPT_RUNS_AWAITED.js});
    still = idle() && over && (runs > before || sent) ? still + 1 : 0;
    if (still > 4) {{ resolve(true); }} else {{ setTimeout(look, 20); }}
  }};
  look();
}})"""

# The same for a run that has begun and goes on: what it draws at once is drawn.
_UNTIL_BUSY = f"""() => new Promise((resolve) => {{
  const busy = {_BUSY};
  let still = 0;
  const look = () => {{
    still = busy() ? still + 1 : 0;
    if (still > 10) {{ resolve(true); }} else {{ setTimeout(look, 20); }}
  }};
  look();
}})"""


class LiveApp:
    """One app, embedded or alone, that is running or about to run."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame

    @classmethod
    def of_pair(cls, page: Page, slug: str, variant: Variant) -> LiveApp:
        """Give the app in the page's pair of this demo, once its frame is there."""
        frame = pair(page, slug).locator(f"[{Stage.VARIANT}={variant}] iframe:not([inert])")
        frame.wait_for(timeout=START_MS)  # The second app's waits for the first.
        return cls(frame_within(frame))

    def wait_until_running(self) -> LiveApp:
        """Wait for the first script run to be on the page; fail at once if the app cannot start."""
        state = self.frame.wait_for_function(
            f"() => ['running', 'failed'].find((state) => state === {App.STATE.js})",
            timeout=START_MS,
        )
        assert state.json_value() == "running", self.frame.locator("#failure").inner_text()
        return self

    def wait_until_idle(self) -> LiveApp:
        """Wait until no script runs and all is drawn, in a page of Streamlit's own too."""
        self._wait_until_answered(0, 0)
        return self

    def perform_step(self, step: Step) -> None:
        """Make a scenario's input, and the one meanwhile before the first is answered."""
        assert step.action is not None
        if step.meanwhile is None:
            self.perform(step.action)
            return
        self._make_way(step.action)
        before = self.script_runs()
        self._gesture(step.action)
        self.frame.wait_for_function(_UNTIL_BUSY)
        self._gesture(step.meanwhile, at_once=True)
        self._wait_until_answered(before)

    def perform(self, action: Action) -> None:
        """Make one input and wait until what it caused is on the page."""
        self._make_way(action)
        before = self.script_runs()
        self._gesture(action)
        in_the_page_only = isinstance(action, Fill | Type | Open)
        self._wait_until_answered(before, _SENT_MS if in_the_page_only else _BEGUN_MS)

    def script_runs(self) -> int:
        """Give how many script runs have ended since the app started."""
        return int(self.frame.evaluate(App.SCRIPT_RUNS.js) or 0)

    def seen(self, topics: Topics) -> Seen:
        """Give what a reader sees now: all lines, and the widgets that are spoken of."""
        widgets = {label: find_widget(self.frame, label) for label in topics.widgets}
        lines = self._lines()
        return Seen(
            widgets={label: read(w) for label, w in widgets.items() if w.count()},
            missing=frozenset(label for label in topics.missing if not self._is_there(label)),
            disabled=frozenset(label for label in topics.disabled if self._is_disabled(label)),
            open=frozenset(label for label in topics.open if self._is_open(label)),
            **lines | {"exception": tuple(map(_without_module, lines["exception"]))},
        )

    def value(self, label: str) -> Value:
        """Give the value that the widget with this label shows."""
        return read(find_widget(self.frame, label))

    def slider(self, label: str) -> Locator:
        """Give the handle of a slider, as assistive technology meets it."""
        return self.frame.get_by_role("group", name=label, exact=True).get_by_role("slider")

    def _gesture(self, action: Action, *, at_once: bool = False) -> None:
        if self.frame.parent_frame:
            # A dialog is fixed in its frame: Playwright would not scroll the page around to it.
            self.frame.frame_element().scroll_into_view_if_needed()
        match action:
            case Click(held=True):
                self._hold(self._button(action.label).nth(action.nth - 1))
            case Click():
                # A disabled button is pressed all the same, as a reader would: the press is lost,
                # but it leaves the field before. At once: it may be disabled by now.
                button = self._button(action.label).nth(action.nth - 1)
                button.click(force=at_once or button.is_disabled())
            case Set() | Fill():
                widget = find_widget(self.frame, action.label).nth(action.nth - 1)
                change(widget, action.value, send=isinstance(action, Set))
            case Type():
                write(find_widget(self.frame, action.label).nth(action.nth - 1), action.value)
            case Upload():
                give_file(find_widget(self.frame, action.label), action.file, action.content)
            case Open():
                self._opener(action.label).click()
            case Go():
                self.frame.get_by_role("link", name=exactly(action.label)).click()
            case Reload():
                self._reload()
            case _:
                assert_never(action)

    def _make_way(self, action: Action) -> None:
        """Close what would lie over the page, which is an input of its own."""
        label = getattr(action, "label", None)
        own = find_widget(self.frame, label) if isinstance(action, Set | Fill) and label else None
        before = self.script_runs()
        if close_lists(self.frame, except_of=own):
            self._wait_until_answered(before)

    def _wait_until_answered(self, before: int, milliseconds: int = _BEGUN_MS) -> None:
        self.frame.wait_for_function(_UNTIL_ANSWERED, arg=[before, milliseconds])

    def _hold(self, button: Locator) -> None:
        """Press, let the page answer to what that sets off, and release where the mouse is."""
        before = self.script_runs()
        button.hover()
        self.frame.page.mouse.down()
        self._wait_until_answered(before)
        between = self.script_runs()
        self.frame.page.mouse.up()
        # The run of the press is over. One of the click may still come, or none.
        self._wait_until_answered(between)

    def _reload(self) -> None:
        self.frame.evaluate(f"document.documentElement.setAttribute('{App.STATE}', 'leaving')")
        self.frame.evaluate("() => { window.location.reload(); }")
        self.frame.wait_for_function(f"() => {App.STATE.js} !== 'leaving'", timeout=START_MS)
        self.wait_until_running()

    def _button(self, label: str) -> Locator:
        return self.frame.get_by_role("button", name=exactly(label), include_hidden=True)

    def _opener(self, label: str) -> Locator:
        words = self.frame.get_by_test_id("stMarkdownContainer").get_by_text(exactly(label))
        return self.frame.locator(_OPENERS).filter(has=words)

    def _lines(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = self.frame.evaluate(_READ_LINES, _LINES)
        return {
            kind: tuple(" ".join(text.split()) for text in texts) for kind, texts in found.items()
        }

    def _is_there(self, label: str) -> bool:
        link = self.frame.get_by_role("link", name=exactly(label), include_hidden=True)
        places = [find_widget(self.frame, label), self._button(label), self._opener(label), link]
        return any(place.locator("visible=true").count() for place in places)

    def _is_disabled(self, label: str) -> bool:
        fields = find_widget(self.frame, label).locator("input, textarea, [role=radio], button")
        return any(
            place.first.is_disabled() for place in (self._button(label), fields) if place.count()
        )

    def _is_open(self, label: str) -> bool:
        opener = self._opener(label)
        return opener.count() > 0 and bool(
            opener.evaluate(
                """(it) => it.getAttribute("aria-selected") === "true"
                  || it.getAttribute("aria-expanded") === "true"
                  || (it.localName === "summary" && it.parentElement.open)"""
            )
        )


def _without_module(exception: str) -> str:
    return re.sub(r"^[\w.]+\.(\w+:)", r"\1", exception)


def pair(page: Page, slug: str) -> Locator:
    """Give the pair of this demo in a page."""
    return page.locator(f"live-demo[slug='{slug}']")


def run_pair(page: Page, slug: str) -> tuple[LiveApp, LiveApp]:
    """Press the pair's button and wait until both apps run: the broken one, the fixed one."""
    pair(page, slug).get_by_role("button", name="Run both apps").click()
    broken = LiveApp.of_pair(page, slug, "broken").wait_until_running()
    fixed = LiveApp.of_pair(page, slug, "fixed").wait_until_running()
    expect(pair(page, slug)).to_have_attribute(Demo.STATE, "running")
    return broken, fixed

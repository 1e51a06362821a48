"""The X-ray of what a reader wrote: of an edit in a pair, and of an app of their own."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from live_demos.scenario import Click, Set
from testing.live_app import pair
from testing.own_app import OwnApp, fragment_of
from testing.paths import ARTICLE
from testing.server import SiteServer

SLUG = "value-from-state"
FILE = "broken.py"

EDIT = """\
import streamlit as st

n = st.slider("Volume", 0, 10)
st.write(f"<b>Stored</b>: {n}")
"""
LATER = EDIT.replace("import streamlit as st\n", "import streamlit as st\n# first\n")

SLIDER = {"kind": "slider", "label": "Volume", "identity": 1}


def run(text: str, **more: object) -> dict[str, object]:
    """Make a record of a run of this text, as the recorder does."""
    return {
        "trigger": "start",
        "scope": "script",
        "before": {},
        "sources": {"": zlib.crc32(text.encode())},
        "steps": [
            {"line": 1},
            {"line": 3, "names": [["n", "0"]], "widgets": [SLIDER | {"value": "0", "new": True}]},
            {"line": 4, "drawn": [["text", "<b>Stored</b>: 0"]]},
        ],
        "end": "finished",
        "after": {},
        **more,
    }


def lost_input(text: str) -> dict[str, object]:
    """Make a record of a run whose input no line has read."""
    other = SLIDER | {"identity": 2, "value": "0", "new": True, "differs": [["value", "0", "7"]]}
    return run(
        text,
        trigger="input",
        inputs=[{"widget": SLIDER, "was": "0", "is": "7", "undrawn": True}],
        steps=[{"line": 1}, {"line": 3, "widgets": [other]}],
    )


class Xray:
    """The X-ray of an element in a page, and what its apps tell."""

    def __init__(self, element: Locator) -> None:
        self.element = element
        self.summary = element.locator(".xray > summary")
        self.panel = element.locator(".xray__panel")

    def side(self, variant: str) -> Locator:
        return self.panel.locator(f"[data-side={variant}]")

    def lit(self, variant: str) -> Locator:
        lines = ":is([data-xray=first], [data-xray=lit])"
        return self.element.locator(f"[data-code={variant}] {lines}")

    def write(self, text: str, file: str = FILE, **others: str) -> None:
        """Have the element say that these texts stand in the page now, and run from now on."""
        self.element.evaluate(
            """(element, [entrypoint, files]) => {
                element.sourceOf = (variant, file = entrypoint) =>
                    variant === "fixed" ? undefined : files[file];
                element.code = { entrypoint, files, trust: "typed" };
            }""",
            [file, {file: text, **others}],
        )

    def tell(self, variant: str, *records: object) -> None:
        """Tell of records as an app does that runs what was written."""
        self.element.evaluate(
            """async (element, [variant, records]) => {
                const { tellRecord } = await import(new URL("tell-record.mjs", element.scripts));
                const { code } = element;
                records.forEach((one) => tellRecord(element, variant, one, code));
            }""",
            [variant, records],
        )

    def told(self) -> list[dict[str, Any]]:
        """Give what was said so far of lines to be lit."""
        lit: list[dict[str, Any]] = self.element.evaluate("element => element.lit")
        return lit


SCRIPTS = """element => {
    const { src } = document.querySelector("script[src*='live-demos'][type=module]");
    element.scripts = new URL("xray/", new URL(src)).href;
    element.lit = [];
    element.addEventListener("xray-lit", ({ detail }) => element.lit.push(detail));
}"""


@pytest.fixture
def edited(page: Page, server: SiteServer) -> Xray:
    """Give the X-ray of a pair, open, whose broken app the reader has changed and not yet run."""
    page.goto(server.address + ARTICLE)
    xray = Xray(pair(page, SLUG))
    xray.element.evaluate(SCRIPTS)
    xray.write(EDIT)
    xray.summary.click()
    expect(xray.panel).to_be_visible()
    return xray


def test_what_was_recorded_is_not_shown_of_an_app_that_was_changed(edited: Xray) -> None:
    expect(edited.side("broken")).to_contain_text("What was recorded is of the code before")
    expect(edited.side("broken").locator("li")).to_have_count(0)
    expect(edited.side("fixed")).to_contain_text("Sends 7 for the slider “Volume”")

    edited.panel.get_by_role("button", name="Step", exact=True).click()

    expect(edited.lit("broken")).to_have_count(0)
    assert all(one["lines"] == [] for one in edited.told() if one["variant"] == "broken")


def test_an_edit_is_shown_with_its_own_lines(edited: Xray) -> None:
    edited.tell("broken", None, {"runs": [run(EDIT)]}, {"verdict": {"settled": True, "why": []}})

    expect(edited.summary).to_contain_text(
        "after the start, your edit of the broken app is settled"
    )
    side = edited.side("broken")
    expect(side).to_contain_text("Broken, your edit")
    expect(side).to_contain_text('Line 4, changed by you st.write(f"<b>Stored</b>: {n}")')
    expect(side).to_contain_text("Draws “<b>Stored</b>: 0”.")

    for _ in range(3):
        edited.panel.get_by_role("button", name="Step", exact=True).click()

    told = [one for one in edited.told() if one["variant"] == "broken"][-1]
    assert [(lit["line"], lit["kind"]) for lit in told["lines"]] == [(3, "first")]
    assert told["files"] == {}


def test_lines_of_code_that_has_changed_since_are_not_lit(edited: Xray) -> None:
    edited.tell("broken", None, {"runs": [run(EDIT)]})
    expect(edited.side("broken")).to_contain_text("Draws “")
    edited.write(LATER)
    step = edited.panel.get_by_role("button", name="Step", exact=True)
    step.click()
    step.click()

    assert [one for one in edited.told() if one["variant"] == "broken"][-1]["lines"] == []
    older = "This is what your code ran before you changed it."
    expect(edited.side("broken")).to_contain_text(older)
    edited.tell("broken", {"runs": [run(EDIT, trigger="again")]})
    expect(edited.side("broken")).to_contain_text(older)
    expect(edited.side("broken")).to_contain_text('n = st.slider("Volume", 0, 10)')

    edited.tell("broken", {"runs": [run(LATER, trigger="again")]})
    expect(edited.side("broken")).not_to_contain_text("before you changed it")
    inputs = edited.panel.get_by_role("list", name="Inputs")
    expect(inputs.get_by_role("button")).to_have_count(1)
    expect(edited.panel.locator(".xray__when")).to_have_text(
        "Your code runs, and the session goes on"
    )


def test_what_is_no_record_is_refused_with_a_sentence(edited: Xray) -> None:
    edited.tell("broken", None, {"runs": [run(EDIT) | {"steps": [{"line": "1<img src=x>"}]}]})

    refused = "X-ray shows no more of this app"
    expect(edited.summary).to_contain_text(refused)
    expect(edited.side("broken")).to_contain_text(refused)
    edited.tell("broken", {"runs": [run(EDIT)]})
    expect(edited.side("broken").locator("li")).to_have_count(0)

    edited.tell("broken", None, {"runs": [run(EDIT)]})
    expect(edited.summary).not_to_contain_text(refused)
    expect(edited.side("broken").locator("li")).not_to_have_count(0)


@pytest.fixture
def own(page: Page, server: SiteServer) -> Iterator[Xray]:
    """Give the X-ray of an element that has one app, a reader's own."""
    page.goto(server.address + ARTICLE)
    element = page.locator("#own-app")
    pair(page, SLUG).evaluate(
        """demo => {
            const element = document.createElement("div");
            element.id = "own-app";
            element.className = "demo";
            element.append(document.createElement("div"));
            element.firstChild.className = "demo__xray";
            demo.before(element);
        }"""
    )
    element.evaluate(SCRIPTS)
    element.evaluate(
        """async element => {
            const { mountXray } = await import(new URL("mount.mjs", element.scripts));
            element.unmount = mountXray(element, { variants: ["own"], place: element.firstChild });
        }"""
    )
    xray = Xray(element)
    xray.write(EDIT, "app.py")
    yield xray
    element.evaluate("element => element.unmount()")
    expect(element.locator(".xray")).to_have_count(0)


def test_an_app_of_the_readers_own_has_an_xray_too(own: Xray) -> None:
    expect(own.summary).to_have_text("X-ray: what each input runs is told here when your app runs.")
    own.summary.click()
    own.tell("own", None, {"runs": [run(EDIT)]}, {"verdict": {"settled": True, "why": []}})

    expect(own.summary).to_have_text(
        "X-ray, live: after the start, your app is settled: one more rerun would change nothing."
    )
    expect(own.panel).to_contain_text("Live: what your app has just run.")
    expect(own.panel.locator(".xray__side")).to_have_count(1)
    expect(own.side("own")).to_contain_text("Draws a new slider “Volume”. It returns 0.")

    own.tell("own", {"runs": [lost_input(EDIT)]}, {"verdict": {"settled": True, "why": []}})
    expect(own.summary).to_have_text(
        "X-ray, live: your app lost the 7 sent for the slider “Volume”. "
        "The call had another value= than in the run before, so Streamlit put a new slider in its "
        "place. One more rerun would not bring back what was lost."
    )
    expect(own.panel.locator(".xray__when")).to_have_text("Input 1: Set Volume to 7")
    expect(own.side("own")).to_contain_text("Lost: the 7 sent for the slider “Volume”.")
    own.panel.get_by_role("button", name="Start").click()
    expect(own.panel.locator(".xray__count")).to_have_text("5 steps at the start")


def test_lines_of_other_files_are_told_apart(own: Xray) -> None:
    name, page = "pages/more.py", "\n\na = 1\n"
    own.write(EDIT, "app.py", **{name: page})
    own.summary.click()
    steps = [{"line": 3, "file": name, "names": [["a", "1"]]}]
    sources = {"": zlib.crc32(EDIT.encode()), name: zlib.crc32(page.encode())}
    own.tell("own", None, {"runs": [run(EDIT, steps=steps, sources=sources)]})
    expect(own.side("own")).to_contain_text("Line 3 of pages/more.py a = 1")
    step = own.panel.get_by_role("button", name="Step", exact=True)
    step.click()
    step.click()

    told = own.told()[-1]
    assert told["lines"] == []
    assert told["files"] == {name: [{"line": 3, "kind": "first"} | told["files"][name][0]]}

    own.write(EDIT, "app.py", **{name: f"# new\n{page}"})
    own.panel.get_by_role("button", name="Back", exact=True).click()
    step.click()
    assert own.told()[-1]["files"] == {}


FORGING = """\
import json

import streamlit as st
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.scriptrunner import get_script_run_ctx

if "n" not in st.session_state:
    st.session_state.n = 3
st.session_state.n = st.slider("N", 0, 10, value=st.session_state.n)


def varint(number):
    if number < 128:
        return bytes([number])
    return bytes([number % 128 + 128]) + varint(number // 128)


def send(record):
    content = json.dumps(record).encode()
    message = ForwardMsg()
    message.MergeFromString(varint(1000 << 3 | 2) + varint(len(content)) + content)
    get_script_run_ctx()._enqueue(message)


evil = "<img src=x onerror=alert(1)>"
run = {"trigger": "input", "scope": "script", "before": {}, "end": "finished"}
run["after"] = {evil: evil}
if st.button("Forge"):
    send({"runs": [run | {"steps": [{"line": 1, "drawn": [[evil, evil]]}]}]})
if st.button("Break"):
    send({"runs": [run | {"steps": evil}]})
"""


def test_what_an_own_app_runs_is_told_and_what_it_forges_is_text(
    page: Page, server: SiteServer
) -> None:
    own = OwnApp(page, server).open()
    xray = Xray(own.element)
    xray.summary.click()
    own.write(FORGING)
    own.press("Run")
    app = own.running()
    expect(xray.summary).to_contain_text("after the start, your app is settled")

    app.perform(Set("N", 5))
    expect(xray.summary).to_contain_text(
        "after “Set N to 5”, your app is not settled: in one more rerun, the slider “N” would be "
        "replaced by a new one."
    )
    app.perform(Set("N", 7))
    expect(xray.summary).to_contain_text("your app lost the 7 sent for the slider “N”.")
    expect(xray.side("own")).to_contain_text("The 7 was sent to no. 1.")

    app.perform(Click("Forge"))
    expect(xray.panel.get_by_role("button", name="Input 4")).to_be_visible()
    xray.panel.get_by_role("button", name="Input 3").click()
    expect(xray.side("own")).to_contain_text("<img src=x onerror=alert(1)>")
    app.perform(Click("Break"))
    expect(xray.summary).to_contain_text("the app sent something that is no record of a run")
    expect(own.element.locator("img")).to_have_count(0)
    own.press("Stop")
    own.expect_state("idle")


PAGES = {
    "app.py": """\
import streamlit as st
st.slider("N", 0, 10)
if st.button("More"):
    st.switch_page("pages/more.py")
""",
    "pages/more.py": """\
import streamlit as st
name = st.text_input("Name")
""",
}


def test_the_pages_of_an_own_app_are_told_as_its_script_is(page: Page, server: SiteServer) -> None:
    own = OwnApp(page, server).open(fragment_of(PAGES))
    xray = Xray(own.element)
    xray.summary.click()
    own.press("Run")
    app = own.running()
    expect(xray.summary).to_contain_text("after the start, this app is settled")

    app.perform(Click("More"))
    app.perform(Set("Name", "Ann"))
    expect(xray.summary).to_contain_text("this app is settled: one more rerun would change nothing")
    expect(xray.panel.locator(".xray__when")).to_contain_text("Set Name to 'Ann'")
    expect(xray.side("own")).to_contain_text('Line 2 of pages/more.py name = st.text_input("Name")')
    own.press("Stop")
    own.expect_state("idle")

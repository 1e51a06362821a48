"""A reader's own app: written, run, changed, kept."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from live_demos.publish.own_app import FOLDER, STARTING_POINTS
from live_demos.scenario import Set
from testing.idle import open_with_site_map
from testing.own_app import PAGE, OwnApp, named
from testing.server import SiteServer

SLIDER = (FOLDER / "slider.py").read_text("utf-8")


def test_an_app_is_begun_run_changed_and_kept(page: Page, server: SiteServer) -> None:
    own = OwnApp(page, server).open()
    own.press("Run")
    expect(own.said).to_contain_text("There is no code yet")
    expect(own.element.locator("iframe:not([inert])")).to_have_count(0)

    own.press(STARTING_POINTS["slider.py"])
    expect(own.code).to_contain_text("Every second input is lost here.")
    expect(own.code).to_be_focused()
    page.keyboard.press("Control+Enter")
    app = own.running()
    app.perform(Set("Volume", 5))
    app.perform(Set("Volume", 7))
    assert app.value("Volume") == 5, "the classic loses every second input"
    lost = own.element.get_by_role("link", name="An input was lost: see the X-ray below.")
    address = page.url
    lost.click()
    expect(page.locator(".own-app__xray summary")).to_be_focused()
    expect(page.locator(".own-app__xray summary")).to_be_in_viewport()
    expect(page.locator(".own-app__xray")).to_contain_text("lost")
    assert page.url == address, "which may hold an app"

    own.write(SLIDER.replace('f"Stored: {', 'f"Kept: {'))
    own.press("Run")
    expect(app.frame.get_by_text("Kept: 5")).to_be_visible()
    own.press("Restart")
    expect(own.running().frame.get_by_text("Kept: 3")).to_be_visible()
    own.running().perform(Set("Volume", 5))
    own.running().perform(Set("Volume", 7))
    expect(lost).to_be_visible()
    page.locator(".own-app__xray summary").click()
    expect(page.locator(".own-app__xray .xray__panel")).to_be_visible()
    own.press("Stop")
    own.expect_state("idle")
    expect(own.element.get_by_text("You stopped the app.")).to_be_visible()
    expect(lost).to_be_visible()
    own.press("Start anew")
    expect(lost).to_be_hidden()
    expect(page.locator(".own-app__xray")).to_have_text(
        "X-ray: what each input runs is told here when your app runs."
    )
    expect(own.element.get_by_text("Nothing runs before you press Run.")).to_be_visible()
    own.press("Take that back")

    own.open()
    expect(own.code).to_contain_text("Kept: ")
    own.expect_state("idle")
    own.press("Start anew")
    expect(own.button(STARTING_POINTS["chat.py"])).to_be_visible()
    own.press("Take that back")
    expect(own.code).to_contain_text("Kept: ")


def test_on_a_phone_code_that_takes_long_can_be_stopped_where_the_app_is_seen(
    page: Page, server: SiteServer
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    own = OwnApp(page, server).open()
    own.write("while True:\n    pass\n")
    own.press("Run")
    stop = own.element.locator(".editor__notice").get_by_role("button", name="Stop")
    expect(stop).to_be_visible()
    own.element.locator(".demo__stage").evaluate(
        """(at) => scrollTo({
          top: scrollY + at.getBoundingClientRect().top - 500, behavior: "instant"
        })"""
    )
    expect(stop).to_be_in_viewport(ratio=1)

    own.element.locator(".own-app__bar").get_by_role("button", name="Stop").click()

    expect(own.element.get_by_text("It was at line ").first).to_be_visible()
    expect(own.element.get_by_text("You stopped the app.")).to_be_visible()
    expect(own.element.get_by_text("Nothing runs before")).to_be_hidden()


def test_what_is_missing_is_said_before_the_app_runs(page: Page, server: SiteServer) -> None:
    own = OwnApp(page, server).open()

    own.write("import pandas as pd\nimport streamlit as st, json\nst.dataframe(pd.x)\n")

    expect(own.missing.get_by_role("listitem")).to_have_text(
        [
            "pandas (line 1): It is not here. Hold the rows in a list of dicts, and show them with "
            "st.json. For an input that is lost, the data rarely matters.",
            "st.dataframe (line 3): It needs pandas or numpy, which are not here, for lists and "
            "dicts too. Show rows with st.json.",
        ]
    )
    own.expect_state("idle")
    own.write("import streamlit as st, json\n")
    expect(own.missing).to_be_hidden()


def test_files_are_added_renamed_deleted_and_taken_back(page: Page, server: SiteServer) -> None:
    own = OwnApp(page, server).open()
    own.press("A form")

    own.press("Add a file")
    field = page.get_by_label("Name of the new file")
    expect(field).to_be_focused()
    for wrong in ("../two.py", "/two.py", "APP.py", "two"):
        field.fill(wrong)
        field.press("Enter")
        expect(own.element.get_by_role("alert")).not_to_be_empty()
        expect(own.tabs).to_have_count(1)
    field.fill("<b>two</b>.py")
    field.press("Enter")
    expect(own.element.get_by_role("alert")).to_contain_text("cannot contain")
    field.fill("pages/two.py")
    field.press("Enter")
    expect(own.tabs).to_have_text(named("app.py", "pages/two.py"), use_inner_text=True)
    expect(own.code).to_have_accessible_name("Code of pages/two.py")

    own.write("x = 2\n")
    own.tabs.first.click()
    expect(own.code).to_contain_text("st.form(")
    own.press("Rename")
    page.get_by_label("New name").fill("main.py")
    page.keyboard.press("Enter")
    own.tabs.last.click()
    expect(own.code).to_contain_text("x = 2")
    own.press("Run this file first")
    expect(own.tabs).to_have_text(named("pages/two.py", "main.py"), use_inner_text=True)

    own.press("Delete")
    expect(own.tabs).to_have_text(["main.py"])
    own.press("Take that back")
    expect(own.code).to_contain_text("x = 2")
    own.open()
    expect(own.tabs).to_have_text(["pages/two.py runs first", "main.py"], use_inner_text=True)


def test_files_come_in_and_go_out(page: Page, server: SiteServer, tmp_path: Path) -> None:
    own = OwnApp(page, server).open()
    chosen = {"app.py": "import streamlit as st\n", "notes.txt": "ä\n", "photo.png": None}
    for name, text in chosen.items():
        (tmp_path / name).write_bytes(b"\x89PNG\xff" if text is None else text.encode())

    with page.expect_file_chooser() as choosing:
        own.press("Open files…")
    choosing.value.set_files([tmp_path / name for name in chosen])
    expect(own.said).to_contain_text("2 files are taken.")
    expect(own.said).to_contain_text("photo.png was not taken: it is not text in UTF-8.")

    drop(own, "two.py", "y = 3\n")
    expect(own.code).to_contain_text("y = 3")
    with page.expect_download() as loading:
        own.press("Download")
    archive = zipfile.ZipFile(io.BytesIO(loading.value.path().read_bytes()))
    assert archive.testzip() is None
    assert {name: archive.read(name).decode() for name in archive.namelist()} == {
        "app.py": "import streamlit as st\n",
        "notes.txt": "ä\n",
        "two.py": "y = 3\n",
    }


def drop(own: OwnApp, name: str, text: str) -> None:
    """Drop a file onto the editor, which would put its text into what is open."""
    own.code.evaluate(
        """(code, [name, text]) => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([text], name));
          for (const type of ["dragenter", "dragover", "drop"]) {
            const how = { dataTransfer, bubbles: true, cancelable: true };
            code.dispatchEvent(new DragEvent(type, how));
          }
        }""",
        [name, text],
    )


SIZES: list[ViewportSize] = [{"width": 1280, "height": 800}, {"width": 390, "height": 844}]


def test_both_are_on_one_screen_and_nothing_is_wider_than_a_phone(
    page: Page, server: SiteServer
) -> None:
    own = OwnApp(page, server)
    for size in SIZES:
        page.set_viewport_size(size)
        own.open()
        editor = page.locator(".own-app__editor").bounding_box()
        stage = own.element.locator(".demo__stage").bounding_box()
        assert editor is not None
        assert stage is not None
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
        if size["width"] > 1000:
            assert max(box["y"] + box["height"] for box in (editor, stage)) <= size["height"]
            assert editor["x"] + editor["width"] <= stage["x"]
        else:
            assert editor["y"] + editor["height"] <= stage["y"]
            assert min(box["height"] for box in (editor, stage)) > size["height"] / 3


def test_by_keyboard_the_editor_can_be_reached_and_left(page: Page, server: SiteServer) -> None:
    own = OwnApp(page, server).open()
    own.button("Rename").focus()

    page.keyboard.press("Tab")
    expect(own.code).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(own.code).not_to_be_focused()


def test_without_javascript_the_page_says_what_it_is_for(
    browser: Browser, server: SiteServer
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server.address + PAGE)

    expect(page.get_by_text("The editor and the app need JavaScript.")).to_be_visible()
    expect(page.locator("own-app").get_by_role("button")).to_have_count(0)
    context.close()


@pytest.mark.errors_expected
def test_where_the_editor_does_not_come_that_is_said(page: Page, server: SiteServer) -> None:
    server.missing.add("own-app.mjs")
    page.goto(server.address + PAGE)

    expect(page.get_by_role("alert")).to_have_text("The editor could not be loaded.")
    expect(page.get_by_role("button", name="Reload the page")).to_be_visible()


def test_the_home_page_leads_here_without_loading_the_page_anew(
    page: Page, server: SiteServer
) -> None:
    open_with_site_map(page, server)
    page.evaluate("window.same = true")

    page.get_by_role("link", name="I have my code.").click()

    expect(OwnApp(page, server).code).to_be_visible()
    assert page.evaluate("window.same")

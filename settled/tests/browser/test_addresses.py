"""Pages, the address, downloads and reloading."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest
import streamlit as st

from settled._internal.browser.actions import (
    Click,
    Download,
    Expander,
    GoToPage,
    Reload,
    SetValue,
    Target,
)
from settled._internal.browser.perform import NotPossibleError

from .conftest import OpenApp, button, shown, texts

NAME = Target("text input", "Name")
MORE = Target("expander", "More")


def pages() -> None:
    import streamlit as st

    def first() -> None:
        st.expander("More")
        st.text_input("Name", key="name")
        st.page_link(two, label="Go on")

    def second() -> None:
        st.expander("More")
        st.write(f"Here is {st.session_state.get('name')}")
        if st.button("Jump"):
            st.switch_page(one)

    one, two = st.Page(first, title="One", default=True), st.Page(second, title="Two")
    shared = st.text_input("Shared")
    st.navigation([one, two]).run()
    st.write(f"Shared: {shared}, {st.query_params.get('q')}")


def test_another_page_forgets_the_widgets_of_the_first(open_app: OpenApp) -> None:
    browser = open_app(pages, query_params={"q": "1"})
    browser.perform(SetValue(NAME, "Ada"))
    browser.perform(SetValue(Target("text input", "Shared"), "kept"))
    assert texts(browser.page) == ["Shared: kept, 1"]
    assert browser.perform(Expander(MORE)).find(MORE).open
    page = browser.perform(GoToPage("Go on"))
    assert (page.path, page.query) == ("second", ""), "the address is another one"
    assert texts(page) == ["Here is None", "Shared: kept, None"]
    assert not page.find(MORE).open, "it is another one"
    page = browser.perform(GoToPage("One"))
    assert (page.path, shown(page, "Name"), shown(page, "Shared")) == ("", "", "kept")
    with pytest.raises(NotPossibleError, match="Three"):
        browser.perform(GoToPage("Three"))


def test_the_app_changes_the_page(open_app: OpenApp) -> None:
    browser = open_app(pages)
    browser.perform(GoToPage("Two"))
    page = browser.perform(Click(button("Jump")))
    assert (page.path, shown(page, "Name")) == ("", "")


def test_pages_that_are_files(open_app: OpenApp, tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "more.py").write_text("import streamlit as st\nst.write('More')\n")
    browser = open_app("import streamlit as st\nst.write('Start')\n")
    assert [page.title for page in browser.page.pages] == ["app", "more"]
    assert texts(browser.perform(GoToPage("more"))) == ["More"]


def test_a_reload_begins_anew_with_the_same_address(open_app: OpenApp) -> None:
    def script() -> None:
        import streamlit as st

        name = st.text_input("Name", key="name")
        if st.button("Keep"):
            st.query_params["name"] = name
        st.write(f"{name}, {st.query_params.get('name')}")

    browser = open_app(script)
    browser.perform(SetValue(NAME, "Ada"))
    page = browser.perform(Click(button("Keep")))
    assert (page.query, texts(page)) == ("name=Ada", ["Ada, Ada"])
    page = browser.perform(Reload())
    assert (page.query, shown(page, "Name"), texts(page)) == ("name=Ada", "", [", Ada"])


def test_a_reload_stays_on_its_page(open_app: OpenApp) -> None:
    browser = open_app(pages)
    browser.perform(GoToPage("Two"))
    assert texts(browser.perform(Reload()))[0] == "Here is None"


@pytest.mark.skipif(
    "bind" not in inspect.signature(st.text_input).parameters, reason="this release cannot"
)
def test_a_bound_widget_writes_into_the_address(open_app: OpenApp) -> None:
    def script() -> None:
        import streamlit as st

        st.text_input("Name", key="name", bind="query-params")
        st.write(st.query_params.get("name", "-"))

    browser = open_app(script)
    page = browser.perform(SetValue(Target("text input", "Name", "name"), "Ada"))
    assert (page.query, texts(page)) == ("name=Ada", ["Ada"])
    assert shown(browser.perform(Reload()), "Name") == "Ada"
    assert browser.perform(SetValue(Target("text input", "Name", "name"), "")).query == ""


def test_a_download_reruns_unless_it_is_told_not_to(open_app: OpenApp) -> None:
    def script() -> None:
        import streamlit as st

        st.download_button("Loud", "text")
        st.download_button("Still", "text", on_click="ignore")

    browser = open_app(script)
    browser.perform(Download(Target("download button", "Loud")))
    assert len(browser.runs) == 1
    browser.perform(Download(Target("download button", "Still")))
    assert browser.runs == []

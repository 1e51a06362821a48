"""Ctrl-K finds the right page for what people type: their own words, and exact messages."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from guide.patterns import load_pages
from guide.texts import load_texts
from testing.paths import ROOT
from testing.server import SiteServer

# What is typed, and the pattern that has to be the first hit.
QUERIES = {
    # In people's own words.
    "slider only updates every second time": "value-from-state",
    "have to enter the value twice": "value-from-state",
    "st.data_editor reverts every second change": "data-editor-feedback",
    "selectbox needs to be selected twice": "index-from-state",
    "radio double click": "index-from-state",
    "button inside button does nothing": "nested-buttons",
    "value updates one click late": "read-before-write",
    "login button has to be clicked twice": "two-click-sign-in",
    "slider moves only on the second click": "nudge-too-late",
    "widget loses its value when hidden": "hidden-widget-forgets",
    "tabs jump back to first tab": "tabs-jump",
    "expander collapses when I click a button": "expander-closes",
    "session_state lost when switching pages": "pages-forget",
    "session_state lost on page refresh": "reload-forgets",
    "F5": "reload-forgets",
    "multiselect default session_state": "default-from-state",
    "dependent selectbox resets to first option": "options-change",
    "st.pills returns None": "second-click-deselects",
    "slider resets on every interaction": "moving-default",
    "key=uuid4()": "moving-default",
    "button with counter in label": "changing-label",
    "button type primary secondary": "changing-label",
    "clear text_input after submit": "clear-after-send",
    "button stays disabled until I click outside the text_input": "typed-not-sent",
    "clear file_uploader": "uploader-wont-clear",
    "form updates only after every second submission": "form-value-from-state",
    "st.rerun resets widget value": "rerun-above-widgets",
    "enum comparison False after rerun": "class-redefined",
    "custom component returns None": "component-first-none",
    "counter resets on every rerun": "plain-variable",
    "slider inside if st.button disappears": "widget-inside-button",
    "dataframe on_select selection disappears": "selection-lost",
    "st.query_params one step behind": "url-feedback",
    "text_area saved to file": "file-feedback",
    "form submit callback gets previous value": "form-callback-args",
    "on_change callback receives old value": "form-callback-args",
    "on_click lambda in loop": "loop-lambda",
    "on_click runs on page load": "callback-called",
    "two sliders synced": "linked-pair",
    "select all checkbox multiselect": "select-all",
    "deselect all button": "tick-all-buttons",
    "checkbox and session_state flag out of sync": "toggle-out-of-phase",
    "del st.session_state does not reset widget": "delete-is-not-reset",
    "session_state default not shown when widget appears later": "seeded-too-early",
    "append to session_state list": "append-to-widget-state",
    "selectbox inside st.form does not update": "form-not-live",
    "button stays disabled after checkbox is ticked": "gate-above-input",
    "chat_input last message not shown": "chat-one-behind",
    "fragment session_state updated but rest of page not": "fragment-stale-outside",
    "callback in fragment changes widget outside": "fragment-sets-outside-widget",
    "st.dialog page not updated": "dialog-needs-rerun",
    "st.rerun to fix double click": "rerun-workaround",
    "cache_data not updating after insert": "cached-read",
    "users see each other's data": "shared-default",
    "delete row in loop removes wrong row": "row-keys-by-position",
    "data_editor edit wrong row after sorting": "editor-edits-stick",
    "slider resets when max_value changes": "moving-bounds",
    "on_change not called when value is set by code": "code-change-no-callback",
    "file_uploader processes file again": "upload-processed-again",
    "long process stops when I click something else": "interrupted-work",
    "button executed twice on double click": "clicked-twice",
    "button needs two clicks after typing in text_input": "swallowed-click",
    "widget value no longer updates when dependent on another widget": "keyed-default-ignored",
}
TITLES = {
    # Titles of threads that no page links, as they are pasted.
    "selectbox does not play well with session state persistence": "index-from-state",
    "text_area updating after every second try": "value-from-state",
    "text_area updates every other update": "value-from-state",
    "Text input with value sometimes reverts input": "value-from-state",
    'selectbox not working as expected when "navigating between pages"': "pages-forget",
    "Return value of interactive Widgets break when switching page": "pages-forget",
    "Selectbox does not return the displayed value after rerun": "rerun-above-widgets",
    "`st.data_editor` doesn't return the input value unless you press Enter or click outside the "
    "editor": "typed-not-sent",
    "Text area widget value not updated in session state when directly followed by button tap": (
        "swallowed-click"
    ),
}
MESSAGES = {
    # Messages, as they are pasted, with names of the reader's own.
    "`st.session_state.x` cannot be modified after the widget with key `x` is instantiated.": (
        "write-after-draw"
    ),
    "StreamlitAPIException: `st.session_state.my_slider` cannot be modified after the widget with "
    "key `my_slider` is instantiated.": "write-after-draw",
    'The widget with key "volume" was created with a default value but also had its value set via '
    "the Session State API.": "default-plus-state",
    "Values for the widget with `key` 'go' cannot be set using `st.session_state`.": (
        "sticky-button"
    ),
    "Within a form, callbacks can only be defined on `st.form_submit_button`.": (
        "callback-inside-form"
    ),
    "Calling st.rerun() within a callback is a no-op.": "rerun-in-callback",
    "CachedWidgetWarning": "widget-in-cache",
    "Your script uses a widget command in a cached function": "widget-in-cache",
    "There are multiple `checkbox` elements with the same auto-generated ID.": (
        "duplicate-identity"
    ),
    "DuplicateWidgetID": "duplicate-identity",
    "StreamlitDuplicateElementKey": "duplicate-identity",
    "The default value 'Red' is not part of the options. Please make sure that every default "
    "values also exists in the options.": "default-not-in-options",
    "Cannot directly set query parameter 'city' - it is bound to a widget. Modify the widget value "
    "instead.": "bound-param-write",
    "ValueError: not enough values to unpack (expected 2, got 1)": "half-picked-range",
    "missing ScriptRunContext! This warning can be ignored when running in bare mode.": (
        "thread-write"
    ),
    'st.session_state has no key "name". Did you forget to initialize it?': (
        "hidden-widget-forgets"
    ),
    "The `value` 99 is greater than the `max_value` 10.": "moving-bounds",
}


PASTE = """(field, text) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  field.dispatchEvent(
    new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
  );
}"""


def open_search(page: Page, server: SiteServer) -> None:
    page.goto(server.address)
    page.wait_for_load_state("networkidle")
    page.keyboard.press("Control+k")


def hits(page: Page, query: str, *, pasted: bool = False) -> list[str]:
    """Type into the search, or paste, and give the pages that are found, the best first."""
    field = page.get_by_role("textbox", name="Search")
    results = page.locator(".md-search-result__meta")
    # The search listens to keys.
    field.fill("")
    field.press("Backspace")
    expect(results).to_have_text("Type to start searching")
    if pasted:
        field.evaluate(PASTE, query)
    else:
        field.fill(query[:-1])
        field.press_sequentially(query[-1])
    expect(results).not_to_have_text("Type to start searching")
    found: list[str] = page.locator(".md-search-result__item > a").evaluate_all(
        "links => links.map((link) => new URL(link.href).pathname)"
    )
    return [address.strip("/").removeprefix("patterns/") for address in dict.fromkeys(found)]


def wrong(
    page: Page, wanted: dict[str, str], *, pasted: bool = False, among: int = 1
) -> dict[str, list[str]]:
    """Give what does not find its page among the first, and what it finds instead."""
    found = {query: hits(page, query, pasted=pasted)[:among] for query in wanted}
    return {query: best for query, best in found.items() if wanted[query] not in best}


def test_what_people_type_finds_its_page_first(page: Page, server: SiteServer) -> None:
    open_search(page, server)

    assert wrong(page, QUERIES) == {}


def test_the_word_streamlit_does_not_mislead(page: Page, server: SiteServer) -> None:
    open_search(page, server)

    queries = {f"streamlit {query}": slug for query, slug in QUERIES.items()}
    assert wrong(page, queries, among=3) == {}


def test_a_pasted_message_finds_its_page_first(page: Page, server: SiteServer) -> None:
    open_search(page, server)

    assert wrong(page, MESSAGES, pasted=True) == {}


def test_the_title_of_a_thread_finds_its_page_among_the_first(
    page: Page, server: SiteServer
) -> None:
    open_search(page, server)

    assert wrong(page, TITLES, pasted=True, among=3) == {}


def test_every_variant_is_asked_for() -> None:
    pages = load_pages(ROOT / "docs" / "patterns", load_texts())
    asked = {*QUERIES.values(), *MESSAGES.values()}

    assert asked == {page.file.removesuffix(".md") for page in pages}


def test_a_result_shows_its_symptom_and_no_tags(page: Page, server: SiteServer) -> None:
    open_search(page, server)
    assert hits(page, "F5")[0] == "reload-forgets"

    first = page.locator(".md-search-result__item").first
    expect(first).to_contain_text("After F5, everything that was typed or chosen is gone")
    expect(page.locator(".md-search-result .md-tag:visible")).to_have_count(0)

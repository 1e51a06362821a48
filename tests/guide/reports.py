"""Reports from public trackers, and the page that answers each.

Every report was rebuilt as a small app, and seen to fail and to work. `title` has the report's own
words, shortened, with what its text says of the symptom where the title alone says nothing.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Report:
    """What somebody reported."""

    title: str
    """What they would type into the search."""
    link: str
    did: str
    """What they would answer to the finder's first question: a word of `did`, or `error`."""
    saw: str
    """What they would answer to its second question: a word of `saw`."""
    page: str
    """The pattern that is the answer."""


REPORTS = [
    Report(
        "Make sure that clicking on a download button does not reload the entire app",
        "https://github.com/streamlit/streamlit/issues/4382",
        "click",
        "gone",
        "download-clears-page",
    ),
    Report(
        "Toasts are not preserved when page is rerun",
        "https://github.com/streamlit/streamlit/issues/7740",
        "click",
        "gone",
        "message-before-rerun",
    ),
    Report(
        "Two dialog boxes try to open because table row selection does not get cleared",
        "https://github.com/streamlit/streamlit/issues/11637",
        "error",
        "error-code",
        "second-dialog",
    ),
    Report(
        "Feedback not collected",
        "https://github.com/trubrics/streamlit-feedback/issues/2",
        "click",
        "gone",
        "feedback-below-chat",
    ),
    Report(
        "Moving marker to click location: it goes to the click before this one",
        "https://github.com/randyzwitch/streamlit-folium/issues/122",
        "table",
        "behind",
        "gate-above-input",
    ),
    Report(
        "st.experimental_data_editor returns the EditingState class instead of a dataframe when "
        "using key",
        "https://github.com/streamlit/streamlit/issues/6218",
        "table",
        "wrong",
        "editor-key-holds-edits",
    ),
    Report(
        "Query parameters reset when navigating between pages",
        "https://github.com/streamlit/streamlit/issues/7982",
        "leave",
        "gone",
        "page-change-clears-url",
    ),
    Report(
        "st.switch_page does not function (throws error) within a try/except block",
        "https://github.com/streamlit/streamlit/issues/9009",
        "click",
        "wrong",
        "rerun-in-try",
    ),
    Report(
        'scope="fragment" can only be specified from `@st.fragment`-decorated functions during '
        "fragment reruns",
        "https://github.com/lsdefine/GenericAgent/pull/574",
        "error",
        "error-code",
        "fragment-scope-at-start",
    ),
    Report(
        "Custom text value for st.chat_input",
        "https://github.com/streamlit/streamlit/issues/7166",
        "click",
        "nothing",
        "chat-suggestion",
    ),
    Report(
        "Visualization page can crash with KeyError while changing settings, the callback reads "
        "the key of a widget that was not drawn",
        "https://github.com/ralforion/orionbelt-ontology-builder/issues/219",
        "error",
        "error-state",
        "callback-reads-hidden-key",
    ),
    Report(
        "Impossible to disable st.chat_input while writing the model's response",
        "https://github.com/streamlit/streamlit/issues/8323",
        "send",
        "stays",
        "chat-interrupted",
    ),
    Report(
        "Infinite loop after breaking",
        "https://github.com/streamlit/streamlit/issues/6494",
        "click",
        "nothing",
        "stop-button-in-loop",
    ),
    Report(
        "st.toggle does not update in st.form",
        "https://github.com/streamlit/streamlit/issues/10535",
        "tick",
        "nothing",
        "form-not-live",
    ),
    Report(
        "Conditionally created dialog in a fragment stops logically existing after rerun of a "
        "fragment while still existing on the website",
        "https://github.com/streamlit/streamlit/issues/17011",
        "click",
        "stays",
        "dialog-needs-rerun",
    ),
    Report(
        "file_uploader.read() returns empty bytes after app reruns",
        "https://github.com/streamlit/streamlit/issues/2168",
        "upload",
        "gone",
        "file-read-twice",
    ),
    Report(
        "St.file_uploader cannot transfer the file to the second object",
        "https://github.com/streamlit/streamlit/issues/4034",
        "error",
        "error-python",
        "file-read-twice",
    ),
    Report(
        "st.button with on_click doesn't work as expected in some cases: the boolean of the "
        "button stays at False",
        "https://github.com/streamlit/streamlit/issues/7530",
        "click",
        "part",
        "button-takes-itself-away",
    ),
    Report(
        "st.session_state is shared across browsers/sessions/connections",
        "https://github.com/streamlit/streamlit/issues/5581",
        "open",
        "wrong",
        "shared-default",
    ),
    Report(
        "st.Tabs switches to first tab if a button or an option is selected in a dropdown in a"
        " container in third tab",
        "https://github.com/streamlit/streamlit/issues/11160",
        "choose",
        "closes",
        "tabs-jump",
    ),
    Report(
        "Add callbacks to sidebar page navigation and st.page_link",
        "https://github.com/streamlit/streamlit/issues/8073",
        "leave",
        "stays",
        "page-starts-anew",
    ),
    Report(
        "Clicking left sidebar for labels will return user to last visited page",
        "https://github.com/sundeck-io/OpsCenter/issues/40",
        "leave",
        "stays",
        "page-starts-anew",
    ),
    Report(
        "defaultValue param does not work in some cases: the rating does not change for the "
        "next row",
        "https://github.com/flucas96/streamlit_star_rating/issues/4",
        "click",
        "stays",
        "keyed-default-ignored",
    ),
    Report(
        "how to implement for file_uploader: the file disappears when I switch pages",
        "https://github.com/crxi/multipage_streamlit/issues/1",
        "leave",
        "gone",
        "pages-forget",
    ),
    Report(
        "Chat input causes full app refresh and message loss",
        "https://github.com/eccentriccoder01/TalkHeal/issues/65",
        "send",
        "gone",
        "plain-variable",
    ),
    Report(
        "Fix Clear button error: st.session_state.sample_selector cannot be modified after the"
        " widget is created",
        "https://github.com/eccentriccoder01/Spamlyser/issues/38",
        "error",
        "error-state",
        "write-after-draw",
    ),
    Report(
        "Streamlit v1.50.0 introduces breaking session state changes",
        "https://github.com/open-energy-transition/openmod-tracker/issues/120",
        "click",
        "stays",
        "keyed-default-ignored",
    ),
    Report(
        "how to avoid conflicts between users",
        "https://github.com/prakharrathi25/data-storyteller/issues/9",
        "open",
        "wrong",
        "shared-default",
    ),
    Report(
        "App crashes with StreamlitValueAboveMaxError when Target Score is set to 50",
        "https://github.com/Arnav-Singh-5080/CricScope/issues/576",
        "error",
        "error-widget",
        "moving-bounds",
    ),
    Report(
        "selectbox raise ValueError when setting index and key at same time",
        "https://github.com/streamlit/streamlit/issues/4900",
        "error",
        "error-widget",
        "index-from-state",
    ),
    Report(
        'AttributeError: st.session_state has no attribute "search_option". Did you forget to '
        "initialize it?",
        "https://github.com/bangoc123/drop-rag/issues/19",
        "leave",
        "error-state",
        "page-opened-first",
    ),
    Report(
        "AttributeError when user deselects the time-window control",
        "https://github.com/streamlit/streamlit/pull/14746",
        "error",
        "error-python",
        "second-click-deselects",
    ),
    Report(
        "Sometimes all streamlit widgets get reset when adjusting a widget inside another widget",
        "https://github.com/iomega/ms2query/issues/45",
        "enter",
        "gone",
        "widget-inside-button",
    ),
    Report(
        "Error when deleting assets: DuplicateWidgetID",
        "https://github.com/vale46n1/immich_duplicate_finder/issues/5",
        "error",
        "error-widget",
        "duplicate-key",
    ),
    Report(
        "Assign unique keys to chat input widgets",
        "https://github.com/LocalSymmetry/lofn/pull/120",
        "error",
        "error-widget",
        "duplicate-identity",
    ),
    Report(
        "Concurrency issues with st.data_editor on_change callback: Using the session_state of"
        " the st.data_editor leads to multiple processing or potential data loss",
        "https://github.com/streamlit/streamlit/issues/11679",
        "table",
        "twice",
        "edits-saved-again",
    ),
    Report(
        "Setting the clear_on_submit parameter always clears, even when undesirable",
        "https://github.com/mkhorasani/Streamlit-Authenticator/issues/199",
        "send",
        "gone",
        "clear-after-send",
    ),
    Report(
        "Can't close st.expander after users open it themselves",
        "https://github.com/streamlit/streamlit/issues/6370",
        "click",
        "nothing",
        "tab-from-code",
    ),
    Report(
        "Component st.data_editor not updating",
        "https://github.com/streamlit/streamlit/issues/7873",
        "table",
        "stays",
        "editor-edits-stick",
    ),
    Report(
        "on_change not able to access text_area text on initalization and later on uses old "
        "text_area value",
        "https://github.com/streamlit/streamlit/issues/7305",
        "enter",
        "behind",
        "callback-called",
    ),
    Report(
        "Ability to clear audio from st.audio_input programmatically",
        "https://github.com/streamlit/streamlit/issues/9710",
        "upload",
        "stays",
        "uploader-wont-clear",
    ),
    Report(
        "Dynamic streamlit form",
        "https://github.com/streamlit/streamlit/issues/4077",
        "error",
        "error-code",
        "callback-inside-form",
    ),
    Report(
        "Streamlit file_uploader rerun the whole script for adding new image and removes the "
        "old outputs",
        "https://github.com/streamlit/streamlit/issues/9609",
        "upload",
        "twice",
        "upload-processed-again",
    ),
]

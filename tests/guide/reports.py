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
]

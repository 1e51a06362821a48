"""Takes down what an app shows and holds at one moment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from settled._internal.apptest import session_state_of
from settled._internal.comparable import Described, comparable

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

_MOMENTARY = ("button", "download_button", "menu_button", "chat_input")
"""Types of AppTest whose value is gone after one script run."""

_OF_ONE_RUN = frozenset(
    ["id", "set_value", "value", "values", "raw_value", "raw_values", "string_value", "default"]
)
"""Fields of an element's message that the identity or the value stand for, or that tell the
browser in this run alone to show another value."""


@dataclass(frozen=True)
class Element:
    """One element or container of a page, as plain data that can be compared and kept."""

    kind: str
    """Its type in a reader's words: `slider`, `text`, `error`, `tab`."""
    text: str
    """Its label, or what it says."""
    identity: str
    """What Streamlit recognizes it by; empty for what keeps no state."""
    value: object
    """Of a widget, the value that it shows, as plain data."""
    properties: tuple[tuple[str, str], ...]
    """All else that is sent to the browser, by the name of the field."""

    def words(self) -> str:
        """Name it in a sentence."""
        return f"the {self.kind} “{self.text}”" if self.text else f"the {self.kind}"


@dataclass(frozen=True)
class Capture:
    """A page and its session state at one moment. Later runs do not change it."""

    elements: tuple[Element, ...]
    """What is on the page, in its order."""
    session_state: Mapping[str, object]
    """What the app can read in session state, without what buttons and chat inputs put there.

    The values are plain data: equal if the app's are, and with a `repr` that serves as words.
    """


def capture(at: AppTest) -> Capture:
    """Take down what an app under test shows and holds now.

    Args:
        at: an `AppTest` that has run.
    """
    nodes = list(_on_the_page(at))
    momentary = {node.key for node in nodes if node.type in _MOMENTARY and node.key}
    state = session_state_of(at).filtered_state
    return Capture(
        elements=tuple(_element(node) for node in nodes),
        session_state={
            key: comparable(state[key]) for key in sorted(state) if key not in momentary
        },
    )


def _on_the_page(at: AppTest) -> Iterator[Any]:
    # AppTest has no public way to go through everything in the order of the page.
    return (node for node in at._tree if getattr(node, "proto", None) is not None)


def _element(node: Any) -> Element:
    is_widget = hasattr(node, "_widget_state")
    text = _text(node.proto)
    fields = node.proto.ListFields() if hasattr(node.proto, "ListFields") else []
    sent = sorted((one.name, str(what)) for one, what in fields if one.name not in _OF_ONE_RUN)
    return Element(
        kind={"markdown": "text"}.get(node.type, node.type.replace("_", " ")),
        text=text,
        identity=str(getattr(node.proto, "id", "") or ""),
        value=_value(node) if is_widget and node.type not in _MOMENTARY else None,
        properties=tuple((name, what) for name, what in sent if what != text),
    )


def _text(proto: Any) -> str:
    """Give the label or the text of an element's message."""
    for name in ("label", "body", "message", "placeholder"):
        if isinstance(text := getattr(proto, name, None), str) and text:
            return text
    return ""


def _value(widget: Any) -> object:
    try:
        return comparable(widget.value)
    except (KeyError, ValueError):
        # A widget that a cached function drew has none in a run that replays it.
        return Described("unknown")

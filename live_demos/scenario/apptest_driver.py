"""Drives an app with a scenario's inputs under Streamlit's own AppTest.

AppTest is not a browser: it sees all tabs, knows no text that is typed and not sent, and runs
the whole script where a browser runs a fragment. A scenario says where that matters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, assert_never

import streamlit as st
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Element, Widget

from live_demos.catalog import App
from live_demos.scenario.compare import matches
from live_demos.scenario.installed_components import scan_for_components_once
from live_demos.scenario.model import (
    LINES,
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
)

_TEXT_TYPES = ("markdown", "text", "caption")
_ALERTS = ("error", "warning", "info", "success")
_BUTTONS = ("button", "download_button")
_TIMEOUT_SECONDS = 30


class InputError(LookupError):
    """An input that cannot be made: no such widget, several, or another kind of input is due."""


class TestedApp:
    """One app under AppTest, from its first run on. What it raises is part of what is seen."""

    __test__ = False  # pytest takes the name for a class of tests

    def __init__(self, app: App) -> None:
        scan_for_components_once()
        # What lives longer than a session must not reach from one test into the next.
        st.cache_data.clear()
        st.cache_resource.clear()
        self.app = app
        self.at = self._open({})
        self.fields: dict[str, Any] = {}
        """What was filled into forms and not sent yet, by the identity of the widget."""

    def perform_step(self, step: Step) -> None:
        """Make a scenario's input, and the one meanwhile after it: AppTest has no "while"."""
        for action in (step.action, step.meanwhile):
            if action is not None:
                self.perform(action)

    def perform(self, action: Action) -> None:
        """Make one input and run the script if a browser would.

        Raises:
            InputError: the page has no such widget, or none that takes this input.
            RuntimeError: the script did not finish in time.
        """
        match action:
            case Click():
                self._click(action)
            case Set():
                widget = self.widget(action.label, action.nth)
                if _form(widget):
                    raise InputError(f"{action.label!r} is in a form: use fill, then click")
                self._set(widget, action.value)
            case Fill():
                widget = self.widget(action.label, action.nth)
                if not _form(widget):
                    raise InputError(f"{action.label!r} is in no form: use set")
                self.fields[widget.id] = _given(widget, action.value)
            case Type():
                # As near as AppTest comes: the text is sent with the next input.
                self.widget(action.label, action.nth).set_value(action.value)
            case Upload():
                content = action.content.encode()
                widget = self.widget(action.label)
                widget.set_value((action.file, content, "text/plain"))
                self._run()
            case Go():
                self._go(action.label)
            case Reload():
                self.at = self._open(self._address())
                self.fields = {}
            case Open():
                if action.label not in self._labels():
                    raise InputError(f"nothing to open is labeled {action.label!r}")
            case _:
                assert_never(action)

    def seen(self, topics: Topics) -> Seen:
        """Give what the app shows now: all lines, and the widgets that are spoken of.

        What is open is never told: AppTest does not know it.
        """
        labels = self._labels()
        shown = {asked: self._shown(asked) for asked in topics.widgets}
        return Seen(
            widgets={asked: value for asked, value in shown.items() if value is not None},
            missing=frozenset(
                asked for asked in topics.missing if not any(matches(asked, la) for la in labels)
            ),
            disabled=frozenset(
                asked
                for asked in topics.disabled
                if any(matches(asked, _label(w)) and w.disabled for w in self.widgets())
            ),
            **{kind: tuple(self._lines(kind)) for kind in LINES},  # type: ignore[arg-type]
        )

    def widgets(self) -> Iterator[Any]:
        """Go through the widgets on the page, in its order."""
        return (element for element in self._elements() if isinstance(element, Widget))

    def page_links(self) -> Iterator[Any]:
        """Go through the links to the app's other pages."""
        return (element for element in self._elements() if element.type == "page_link")

    def widget(self, label: str, nth: int = 1) -> Any:
        """Give the widget with this label that is no button; the `nth` if several have it.

        Raises:
            InputError: there is none, or there are fewer.
        """
        found = [w for w in self.widgets() if w.type not in _BUTTONS and matches(label, _label(w))]
        if len(found) < nth:
            raise InputError(f"{len(found)} widgets are labeled {label!r}")
        return found[nth - 1]

    def _click(self, action: Click) -> None:
        buttons = [
            widget
            for widget in self.widgets()
            if widget.type in _BUTTONS and matches(action.label, widget.label)
        ]
        if len(buttons) < action.nth:
            raise InputError(f"{len(buttons)} buttons are labeled {action.label!r}")
        button = buttons[action.nth - 1]
        if button.disabled:
            raise InputError(f"the button {action.label!r} is disabled")
        if form := _form(button):
            # A browser keeps what is in a form until its own button is pressed.
            for widget in self.widgets():
                if _form(widget) == form and widget.id in self.fields:
                    widget.set_value(self.fields.pop(widget.id))
        button.click()
        self._run()

    def _set(self, widget: Any, value: Value) -> None:
        given = _given(widget, value)
        if widget.type == "button_group" and widget._is_single_select:
            chosen = given in [*widget.formatted_values, ""]
            if chosen and not widget.proto.required:
                # AppTest cannot take a choice back, so it sends what the browser would send.
                self._run(lambda states: _clear(states, widget.id))
            if chosen:
                return
        widget.set_value(given)
        self._run()

    def _go(self, label: str) -> None:
        links = [link for link in self.page_links() if matches(label, link.proto.label)]
        if len(links) != 1:
            raise InputError(f"{len(links)} page links are labeled {label!r}; an input needs one")
        # AppTest's own way to another page knows only pages that are files.
        self.at._page_hash = links[0].proto.page_script_hash
        self._run()

    def _run(self, change: Callable[[WidgetStates], None] | None = None) -> None:
        if change is None:
            self.at.run()
            return
        states = self.at._tree.get_widget_states()
        change(states)
        self.at._run(states)

    def _open(self, query: dict[str, Any]) -> AppTest:
        at = AppTest.from_file(self.app.path.resolve(), default_timeout=_TIMEOUT_SECONDS)
        at.query_params.update(query)
        return at.run()

    def _address(self) -> dict[str, Any]:
        """Give the query in the address. A browser writes bound widgets there, AppTest does not."""
        query = dict(self.at.query_params)
        for widget in self.widgets():
            if key := getattr(widget.proto, "query_param_key", ""):
                query[key] = str(widget.value)
        return query

    def _elements(self) -> Iterator[Any]:
        # AppTest has no public way to go through all elements in the order of the page.
        return (node for node in self.at._tree if isinstance(node, Element))

    def _labels(self) -> set[str]:
        """Give the labels of all that can be used: widgets, links, tabs, expanders."""
        found = {_label(widget) for widget in self.widgets()}
        found |= {link.proto.label for link in self.page_links()}
        for node in self.at._tree:
            proto = getattr(node, "proto", None)
            if node.type in ("tab", "expander", "popover") and proto is not None:
                found.add(getattr(proto, "popover", proto).label)
        return found

    def _lines(self, kind: str) -> Iterator[str]:
        for element in self._elements():
            if kind == "text" and element.type in _TEXT_TYPES:
                yield element.value
            elif kind == "exception" and element.type == "exception":
                yield f"{element.proto.type.rpartition('.')[2]}: {element.message}"
            elif kind in _ALERTS and element.type == kind:
                yield element.value

    def _shown(self, label: str) -> Value | None:
        found = [w for w in self.widgets() if matches(label, _label(w)) and w.type not in _BUTTONS]
        if len(found) > 1:
            raise InputError(f"{len(found)} widgets are labeled {label!r}: say which is meant")
        if not found:
            return None
        widget = found[0]
        if widget.id in self.fields:
            return _plain(self.fields[widget.id])
        return _value(widget)


def _label(widget: Any) -> str:
    """Give a widget's label; a chat input has only the words that stand in it."""
    return str(getattr(widget.proto, "label", "") or getattr(widget.proto, "placeholder", ""))


def _form(widget: Any) -> str:
    return str(getattr(widget.proto, "form_id", ""))


def _given(widget: Any, value: Value) -> Any:
    """Give a scenario's value as AppTest wants it for this widget."""
    many = isinstance(value, tuple)
    if widget.type in ("multiselect", "slider", "select_slider", "button_group") and many:
        return list(value)  # type: ignore[arg-type]
    can_be_empty = ("selectbox", "radio", "number_input", "date_input", "time_input")
    return None if widget.type in can_be_empty and value in ("", ()) else value


def _value(widget: Any) -> Value:
    """Give what a widget shows: of a choice, the words of the options."""
    shown = widget.value
    if widget.type == "multiselect":
        shown = widget.values
    elif widget.type == "button_group":
        shown = widget.formatted_values
        shown = "".join(shown) if widget._is_single_select else shown
    elif widget.type in ("radio", "selectbox", "select_slider"):
        several = isinstance(shown, list | tuple)
        shown = [_option(widget, one) for one in shown] if several else _option(widget, shown)
    elif widget.type == "chat_input":
        shown = ""  # it is emptied as it is sent
    return _plain(shown)


def _option(widget: Any, option: Any) -> str | None:
    """Give the words of an option of the app's, which may be any object."""
    return None if option is None else str(widget.format_func(option))


def _plain(value: Any) -> Value:
    if value is None:
        return ""
    if hasattr(value, "file_id"):
        return str(value.name)
    if isinstance(value, list | tuple):
        many: tuple[Any, ...] = tuple(_plain(one) for one in value)
        return many
    return value  # type: ignore[no-any-return]


def _clear(states: WidgetStates, identity: str) -> None:
    for state in states.widgets:
        if state.id == identity:
            del state.string_array_value.data[:]

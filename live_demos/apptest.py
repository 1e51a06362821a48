"""Drives an app with a scenario's inputs under Streamlit's own AppTest."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Element, Widget

from live_demos.catalog import App
from live_demos.scenario import Action, Click, Scenario, Seen

_TEXT_ELEMENTS = ("markdown", "text")


class NoSuchWidgetError(LookupError):
    """The app has no widget, or more than one, with the label that an input names."""


def start(app: App) -> AppTest:
    """Run the app for the first time. What it raises is in the result's `exception`.

    Raises:
        RuntimeError: the app did not finish in time.
    """
    return AppTest.from_file(app.path.resolve(), default_timeout=30).run()


def perform(at: AppTest, action: Action) -> None:
    """Make one input and run the script once.

    Raises:
        NoSuchWidgetError: the input names a widget that is not there exactly once.
    """
    widget = _widget(at, action.label)
    if isinstance(action, Click):
        widget.click()
    else:
        widget.set_value(action.value)
    at.run()


def seen(at: AppTest, scenario: Scenario) -> Seen:
    """Give what the app shows now: its text, and the widgets that the scenario speaks of."""
    labels = scenario.labels()
    widgets = {w.label: w.value for w in _widgets(at) if w.label in labels}
    lines = [e.value for e in _elements(at) if e.type in _TEXT_ELEMENTS]
    return Seen(widgets=widgets, text=tuple(lines))


def _elements(at: AppTest) -> Iterator[Any]:
    # AppTest has no public way to go through all elements in the order of the page.
    return (node for node in at._tree if isinstance(node, Element))


def _widgets(at: AppTest) -> Iterator[Any]:
    return (element for element in _elements(at) if isinstance(element, Widget))


def _widget(at: AppTest, label: str) -> Any:
    found = [widget for widget in _widgets(at) if widget.label == label]
    if len(found) != 1:
        raise NoSuchWidgetError(f"{len(found)} widgets are labeled {label!r}; an input needs one")
    return found[0]

"""Drives an app with a scenario's inputs under Streamlit's own AppTest."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Element, Widget

from live_demos.catalogue import App
from live_demos.scenario import Action, Click, Scenario, Seen

_TEXT_ELEMENTS = ("markdown", "text")


class NoSuchWidgetError(LookupError):
    """The app has no widget, or more than one, with the label that an input names."""


def start(app: App) -> AppTest:
    """Run the app for the first time.

    Raises:
        AssertionError: the app ended with an exception or did not finish in time.
    """
    return AppTest.from_file(app.path.resolve(), default_timeout=30).run()


def perform(at: AppTest, action: Action) -> None:
    """Make one input and run the script once.

    Raises:
        NoSuchWidgetError: the input names a widget that is not there exactly once.
    """
    widget = _widget(at, action.label)
    if isinstance(action, Click):
        widget.click()  # type: ignore[attr-defined]
    else:
        widget.set_value(action.value)  # type: ignore[attr-defined]
    at.run()


def seen(at: AppTest, scenario: Scenario) -> Seen:
    """Give what the app shows now, for the widgets that the scenario speaks of."""
    labels = {label for step in scenario.steps() for label in step.fixed.widgets}
    labels |= {label for step in scenario.steps() for label in step.broken.widgets}
    widgets = {w.label: w.value for w in _widgets(at) if w.label in labels}  # type: ignore[attr-defined]
    lines = tuple(str(e.value) for kind in _TEXT_ELEMENTS for e in at.get(kind))  # type: ignore[attr-defined]
    return Seen(widgets=widgets, text=lines)


def _widgets(at: AppTest) -> list[Widget]:
    return [element for element in _elements(at) if isinstance(element, Widget)]


def _elements(at: AppTest) -> list[Element]:
    return [node for node in at._tree if isinstance(node, Element)]


def _widget(at: AppTest, label: str) -> Widget:
    found = [w for w in _widgets(at) if getattr(w, "label", None) == label]
    if len(found) != 1:
        raise NoSuchWidgetError(f"{len(found)} widgets are labeled {label!r}; an input needs one")
    return found[0]

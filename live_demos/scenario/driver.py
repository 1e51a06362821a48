"""Drives an app with a scenario's inputs in `settled`'s model of a browser.

The model holds what a browser holds, so it shows what a reader sees: `tests/demos/` compares it
with every scenario, which Chromium has confirmed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, assert_never

from live_demos.catalog import App
from live_demos.scenario.compare import matches
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
from settled._internal.browser import actions
from settled._internal.browser.page import Item, Page
from settled._internal.browser.perform import NotPossibleError
from settled._internal.browser.session import Browser, forget_caches
from settled._internal.browser.surroundings import Clock
from settled._internal.browser.wire import File, NoSuchValueError

_TEXTS = ("text", "caption")
_BUTTONS = ("button", "download_button", "link_button", "menu_button")
_SENT_BY_ENTER = ("text_input", "text_area", "number_input")
_OPENERS = ("tab", "expandable", "popover")


class InputError(LookupError):
    """An input that cannot be made: no such widget, several, or another kind of input is due."""


class TestedApp:
    """One app in the model of a browser, from its first run on."""

    __test__ = False  # pytest takes the name for a class of tests

    def __init__(self, app: App, *, clock: Clock | None = None, seed: int | None = None) -> None:
        """Open the app.

        Args:
            app: what is opened.
            clock: what it reads as the time; None for the real one.
            seed: of its chance; None for real chance.
        """
        # What lives longer than a session must not reach from one test into the next.
        forget_caches()
        self.app = app
        # Who records is told of its runs.
        self.browser = Browser(app.path.resolve(), clock=clock, seed=seed, recorded=False)
        self.browser.open()

    def perform_step(self, step: Step) -> None:
        """Make a scenario's input, and the one meanwhile after it: the model has no "while"."""
        for action in (step.action, step.meanwhile):
            if action is not None:
                self.perform(action)

    def perform(self, action: Action) -> None:
        """Make one input and every script run that it causes.

        Raises:
            InputError: the page has no such widget, or none that takes this input.
            TimeoutError: the script did not finish in time.
        """
        try:
            self._perform(action)
        except (NotPossibleError, NoSuchValueError) as error:
            raise InputError(str(error)) from error

    def _perform(self, action: Action) -> None:
        do = self.browser.perform
        match action:
            case Click():
                do(actions.Click(self._button(action.label, action.nth).target))
            case Set():
                widget = self.widget(action.label, action.nth)
                if widget.form and widget.name in _SENT_BY_ENTER:
                    raise InputError(f"{action.label!r} is in a form: use fill, then click")
                self._set(widget, action.value)
            case Fill():
                widget = self.widget(action.label, action.nth)
                if not widget.form:
                    raise InputError(f"{action.label!r} is in no form: use set")
                self._set(widget, action.value)
            case Type():
                do(actions.Type(self.widget(action.label, action.nth).target, action.value))
            case Upload():
                file = File(action.file, action.content.encode())
                do(actions.Upload(self.widget(action.label).target, (file,)))
            case Go():
                do(actions.GoToPage(self._label_of_link(action.label)))
            case Reload():
                do(actions.Reload())
            case Open():
                self._open(action.label)
            case _:
                assert_never(action)

    def seen(self, topics: Topics) -> Seen:
        """Give what the app shows now: all lines, and the widgets that are spoken of."""
        page = self.browser.page
        there = [item for item in page.items if item.visible and _is_used(item)]
        shown = {asked: self._shown(asked) for asked in topics.widgets}
        return Seen(
            widgets={asked: value for asked, value in shown.items() if value is not None},
            missing=frozenset(
                asked
                for asked in topics.missing
                if not any(matches(asked, one.text) for one in there)
            ),
            disabled=frozenset(
                asked
                for asked in topics.disabled
                if any(matches(asked, one.text) and one.disabled for one in there)
            ),
            open=frozenset(
                asked
                for asked in topics.open
                if any(matches(asked, one.text) and one.open for one in there)
            ),
            **{kind: tuple(_lines(page, kind)) for kind in LINES},
        )

    def widgets(self) -> Iterator[Item]:
        """Go through the widgets that are seen, in the order of the page."""
        return (item for item in self.browser.page.widgets if item.visible)

    def page_links(self) -> Iterator[Item]:
        """Go through the links to the app's other pages."""
        return (one for one in self.browser.page.items if one.name == "page_link" and one.visible)

    def widget(self, label: str, nth: int = 1) -> Item:
        """Give the widget with this label that is no button; the `nth` if several have it.

        Raises:
            InputError: there is none, or there are fewer.
        """
        found = [w for w in self.widgets() if w.name not in _BUTTONS and matches(label, w.text)]
        if len(found) < nth:
            raise InputError(f"{len(found)} widgets are labeled {label!r}")
        return found[nth - 1]

    def _button(self, label: str, nth: int) -> Item:
        found = [w for w in self.widgets() if w.name in _BUTTONS and matches(label, w.text)]
        if len(found) < nth:
            raise InputError(f"{len(found)} buttons are labeled {label!r}")
        return found[nth - 1]

    def _label_of_link(self, label: str) -> str:
        links = [link for link in self.page_links() if matches(label, link.text)]
        if len(links) != 1:
            raise InputError(f"{len(links)} page links are labeled {label!r}; an input needs one")
        return links[0].text

    def _open(self, label: str) -> None:
        for item in self.browser.page.items:
            if item.name in _OPENERS and item.visible and matches(label, item.text):
                kind = actions.SelectTab if item.name == "tab" else actions.Expander
                self.browser.perform(kind(item.target))
                return
        raise InputError(f"nothing to open is labeled {label!r}")

    def _set(self, widget: Item, value: Value) -> None:
        """Make one gesture after another, as many as it takes."""
        if widget.kind == "chat input":
            self.browser.perform(actions.Send(widget.target, str(value)))
            return
        target = widget.target
        for one in _gestures(widget, value):
            if isinstance(widget.value, bool):
                self.browser.perform(actions.Tick(target, bool(one)))
            else:
                self.browser.perform(actions.SetValue(target, one))

    def _shown(self, label: str) -> Value | None:
        found = [w for w in self.widgets() if matches(label, w.text) and w.name not in _BUTTONS]
        if len(found) > 1:
            raise InputError(f"{len(found)} widgets are labeled {label!r}: say which is meant")
        value: Value | None = found[0].value if found else None  # type: ignore[assignment]
        return value


def _gestures(widget: Item, value: Value) -> Iterator[object]:
    """Give the values that the widget has in turn, as a person presses one thing after another."""
    shown = widget.value
    if widget.name == "button_group" and not isinstance(value, tuple):
        # Pressing what is chosen takes it back.
        yield "" if value in ("", shown) and not getattr(widget.proto, "required", False) else value
    elif widget.name in ("multiselect", "button_group") and isinstance(shown, tuple):
        wanted = value if isinstance(value, tuple) else (value,) if value else ()
        chosen = list(shown)
        for option in [one for one in shown if one not in wanted]:
            chosen.remove(option)
            yield tuple(chosen)
        for option in [one for one in wanted if one not in shown]:
            chosen.append(option)
            yield tuple(chosen)
    elif isinstance(shown, tuple) and isinstance(value, tuple) and widget.name == "date_input":
        half = len(shown) == 1 and len(value) == 2 and value[:1] == shown
        for place in range(1 if half else 0, len(value)):
            yield value[: place + 1]
    elif isinstance(shown, tuple) and isinstance(value, tuple) and widget.name == "slider":
        ends: list[Any] = list(shown)
        for place, end in enumerate(value):
            if ends[place] != end:
                ends[place] = end
                yield tuple(ends)
    else:
        yield value


def _is_used(item: Item) -> bool:
    return item.is_widget or item.name in ("page_link", "link_button", *_OPENERS)


def _lines(page: Page, kind: str) -> Iterator[str]:
    for item in page.items:
        if not item.visible:
            continue
        if kind == "text" and item.kind in _TEXTS:
            yield item.text
        elif kind == "exception" and item.kind == "exception":
            yield f"{item.proto.type.rpartition('.')[2]}: {item.text}"
        elif kind == item.kind and kind not in ("text", "exception"):
            yield item.text
    if kind == "exception" and page.compile_error:
        yield ": ".join(page.compile_error)

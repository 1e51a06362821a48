"""Any input that the widgets on a page allow, drawn by Hypothesis."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

from hypothesis import strategies as st

from live_demos.scenario import Action, Click, Fill, Go, Open, Set, Upload, Value
from live_demos.scenario.driver import TestedApp
from settled._internal.browser import wire
from settled._internal.browser.page import Item

_BUTTONS = ("button", "download_button")
_OPENERS = ("tab", "expandable", "popover")
_TEXTS = ("", "Ada", "Bea", "two words")
_DAYS_AROUND = 20
_NUMBERS_AROUND = 5


def inputs(tested: TestedApp) -> st.SearchStrategy[Action] | None:
    """Give a strategy for the next input in this app, or `None` if nothing can be done in it."""
    possible: list[st.SearchStrategy[Action]] = []
    counts: dict[str, int] = {}
    page = tested.browser.page
    for widget in tested.widgets():
        kind = f"{widget.name in _BUTTONS} {widget.text}"
        counts[kind] = nth = counts.get(kind, 0) + 1
        behind = page.dialog is not None and not any(
            one.startswith("dialog") for one in widget.path
        )
        if not widget.disabled and not behind:
            possible.append(_inputs_of(widget, widget.text, nth))
    if page.dialog is None:
        possible += [st.just(Go(link.text)) for link in tested.page_links()]
        possible += [
            st.just(Open(item.text))
            for item in page.items
            if item.name in _OPENERS and item.visible and not item.open
        ]
    return st.one_of(possible) if possible else None


def _inputs_of(widget: Item, label: str, nth: int) -> st.SearchStrategy[Action]:
    if widget.name in _BUTTONS:
        return st.just(Click(label, nth))
    if widget.name == "file_uploader":
        names = st.sampled_from(["a.txt", "b.txt"])
        return names.map(lambda name: Upload(label, name, f"This is {name}"))
    kind = Fill if widget.form else Set
    return _VALUES[widget.name](widget).map(lambda value: kind(label, value, nth))


def _texts(_: Item) -> st.SearchStrategy[Value]:
    return st.sampled_from(_TEXTS)


def _said(_: Item) -> st.SearchStrategy[Value]:
    return st.sampled_from(_TEXTS[1:])  # a chat input sends nothing empty


def _switched(widget: Item) -> st.SearchStrategy[Value]:
    return st.just(not widget.value)


def _one_option(widget: Item) -> st.SearchStrategy[Value]:
    return st.sampled_from(list(widget.options))


def _options(widget: Item) -> st.SearchStrategy[Value]:
    if not isinstance(widget.value, tuple):
        return _one_option(widget)
    return st.lists(st.sampled_from(list(widget.options)), unique=True).map(tuple)


def _slider(widget: Item) -> st.SearchStrategy[Value]:
    proto = widget.proto
    if proto.options:
        return _select_slider(widget)
    numbers = st.integers(round(proto.min), round(proto.max))
    if isinstance(widget.value, tuple):
        return st.lists(numbers, min_size=2, max_size=2).map(lambda ends: tuple(sorted(ends)))
    return numbers.map(lambda number: _as_shown(widget, number))


def _as_shown(widget: Item, number: int) -> Any:
    return wire.shown(widget.name, widget.proto, [number])


def _select_slider(widget: Item) -> st.SearchStrategy[Value]:
    places = st.integers(0, len(widget.options) - 1)
    if isinstance(widget.value, tuple):
        pairs = st.lists(places, min_size=2, max_size=2).map(sorted)
        return pairs.map(lambda ends: tuple(widget.options[place] for place in ends))
    return places.map(lambda place: widget.options[place])


def _number(widget: Item) -> st.SearchStrategy[Value]:
    proto = widget.proto
    now: Any = widget.value or 0
    least = max(proto.min, now - _NUMBERS_AROUND) if proto.has_min else now - _NUMBERS_AROUND
    most = min(proto.max, now + _NUMBERS_AROUND) if proto.has_max else now + _NUMBERS_AROUND
    return st.integers(round(least), round(most)).map(type(now))


def _days(widget: Item) -> st.SearchStrategy[Value]:
    shown: Any = widget.value
    least, most = (date.fromisoformat(one) for one in (widget.proto.min, widget.proto.max))
    many = isinstance(shown, tuple)
    now = (shown[0] if shown else least) if many else shown or date.today()
    around = timedelta(days=_DAYS_AROUND)
    days = st.dates(max(least, now - around), min(most, now + around))
    if many:
        return st.lists(days, min_size=1, max_size=2).map(lambda ends: tuple(sorted(ends)))
    return days


def _times(_: Item) -> st.SearchStrategy[Value]:
    return st.sampled_from([time(9, 30), time(12), time(18, 45)])


def _colors(_: Item) -> st.SearchStrategy[Value]:
    return st.sampled_from(["#ff0000", "#00ff00", "#123456"])


_VALUES: dict[str, Callable[[Item], st.SearchStrategy[Value]]] = {
    "slider": _slider,
    "number_input": _number,
    "text_input": _texts,
    "text_area": _texts,
    "chat_input": _said,
    "checkbox": _switched,
    "radio": _one_option,
    "selectbox": _one_option,
    "multiselect": _options,
    "button_group": _options,
    "date_input": _days,
    "time_input": _times,
    "color_picker": _colors,
}

"""Any input that the widgets on a page allow, drawn by Hypothesis."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

from hypothesis import strategies as st

from live_demos.scenario import Action, Click, Fill, Go, Set, Upload, Value
from live_demos.scenario.apptest_driver import TestedApp

_BUTTONS = ("button", "download_button")
_TEXTS = ("", "Ada", "Bea", "two words")
_DAYS_AROUND = 20
_NUMBERS_AROUND = 5


def inputs(tested: TestedApp) -> st.SearchStrategy[Action] | None:
    """Give a strategy for the next input in this app, or `None` if nothing can be done in it."""
    possible: list[st.SearchStrategy[Action]] = []
    counts: dict[str, int] = {}
    for widget in tested.widgets():
        label = widget.proto.label if hasattr(widget.proto, "label") else widget.proto.placeholder
        kind = f"{widget.type in _BUTTONS} {label}"
        counts[kind] = nth = counts.get(kind, 0) + 1
        if not widget.disabled:
            possible.append(_inputs_of(widget, label, nth))
    possible += [st.just(Go(link.proto.label)) for link in tested.page_links()]
    return st.one_of(possible) if possible else None


def _inputs_of(widget: Any, label: str, nth: int) -> st.SearchStrategy[Action]:
    if widget.type in _BUTTONS:
        return st.just(Click(label, nth))
    if widget.type == "file_uploader":
        names = st.sampled_from(["a.txt", "b.txt"])
        return names.map(lambda name: Upload(label, name, f"This is {name}"))
    kind = Fill if getattr(widget.proto, "form_id", "") else Set  # a chat input has none
    return _VALUES[widget.type](widget).map(lambda value: kind(label, value, nth))


def _texts(widget: Any) -> st.SearchStrategy[Value]:
    return st.sampled_from(_TEXTS)


def _said(widget: Any) -> st.SearchStrategy[Value]:
    return st.sampled_from(_TEXTS[1:])  # a chat input sends nothing empty


def _switched(widget: Any) -> st.SearchStrategy[Value]:
    return st.just(not widget.value)


def _one_option(widget: Any) -> st.SearchStrategy[Value]:
    return st.sampled_from(list(widget.options))


def _options(widget: Any) -> st.SearchStrategy[Value]:
    if widget.type == "button_group" and widget._is_single_select:
        return _one_option(widget)
    return st.lists(st.sampled_from(list(widget.options)), unique=True).map(tuple)


def _slider(widget: Any) -> st.SearchStrategy[Value]:
    least, most = round(widget.min), round(widget.max)
    numbers = st.integers(least, most)
    if isinstance(widget.value, list | tuple):
        return st.lists(numbers, min_size=2, max_size=2).map(lambda ends: tuple(sorted(ends)))
    return numbers.map(type(widget.value))


def _select_slider(widget: Any) -> st.SearchStrategy[Value]:
    places = st.integers(0, len(widget.options) - 1)
    if isinstance(widget.value, list | tuple):
        pairs = st.lists(places, min_size=2, max_size=2).map(sorted)
        return pairs.map(lambda ends: tuple(widget.options[place] for place in ends))
    return places.map(lambda place: widget.options[place])


def _number(widget: Any) -> st.SearchStrategy[Value]:
    now = widget.value or 0
    least = now - _NUMBERS_AROUND if widget.min is None else max(widget.min, now - _NUMBERS_AROUND)
    most = now + _NUMBERS_AROUND if widget.max is None else min(widget.max, now + _NUMBERS_AROUND)
    return st.integers(round(least), round(most)).map(type(widget.value or 0))


def _days(widget: Any) -> st.SearchStrategy[Value]:
    many = isinstance(widget.value, list | tuple)
    now = (
        (widget.value[0] if widget.value else widget.min) if many else widget.value or date.today()
    )
    around = timedelta(days=_DAYS_AROUND)
    days = st.dates(max(widget.min, now - around), min(widget.max, now + around))
    if many:
        return st.lists(days, min_size=1, max_size=2).map(lambda ends: tuple(sorted(ends)))
    return days


def _times(widget: Any) -> st.SearchStrategy[Value]:
    return st.sampled_from([time(9, 30), time(12), time(18, 45)])


def _colors(widget: Any) -> st.SearchStrategy[Value]:
    return st.sampled_from(["#ff0000", "#00ff00", "#123456"])


_VALUES: dict[str, Callable[[Any], st.SearchStrategy[Value]]] = {
    "slider": _slider,
    "select_slider": _select_slider,
    "number_input": _number,
    "text_input": _texts,
    "text_area": _texts,
    "chat_input": _said,
    "checkbox": _switched,
    "toggle": _switched,
    "radio": _one_option,
    "selectbox": _one_option,
    "multiselect": _options,
    "button_group": _options,
    "date_input": _days,
    "time_input": _times,
    "color_picker": _colors,
}

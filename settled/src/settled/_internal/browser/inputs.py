"""What a person could do now with what is on the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from settled._internal.browser import actions, table, wire
from settled._internal.browser.actions import Action
from settled._internal.browser.page import Item, Page
from settled._internal.browser.wire import File

TEXTS = ("Ada", "two words", "")
"""What is typed into a field, in this order."""

_MOST = 3
"""How many values a widget is given."""


def possible(page: Page) -> list[Action]:
    """Give the inputs that a person could make now: several for each widget, in the page's order.

    A widget's values come in an order that makes the first one differ from what it shows.
    Reloading and reruns without an input are possible always, and are not listed.
    """
    found = [action for item in _usable(page) for action in _inputs(item)]
    if page.dialog is not None:
        return [*found, *([actions.CloseDialog()] if page.dialog.proto.dismissible else [])]
    linked = {action.title for action in found if isinstance(action, actions.GoToPage)}
    here = page.path
    found += [
        actions.GoToPage(one.title)
        for one in page.pages
        if one.path != here and one.title not in linked
    ]
    return [*found, *(actions.Wait(fragment) for fragment in page.timers)]


def _usable(page: Page) -> Iterator[Item]:
    for item in page.items:
        behind = page.dialog is not None and not any(one.startswith("dialog ") for one in item.path)
        if item.visible and not item.disabled and not behind:
            yield item


def _inputs(item: Item) -> Iterator[Action]:
    make = _MAKE.get(item.name)
    if make is not None:
        yield from make(item)
    elif item.is_widget:
        yield from _values(item)


def _button(item: Item) -> Iterator[Action]:
    is_submit = getattr(item.proto, "is_form_submitter", False)
    yield actions.Submit(item.target) if is_submit else actions.Click(item.target)


def _chat(item: Item) -> Iterator[Action]:
    for text in TEXTS[:2]:
        yield actions.Send(item.target, text)


def _menu(item: Item) -> Iterator[Action]:
    for option in item.options[:_MOST]:
        yield actions.Choose(item.target, option)


def _uploader(item: Item) -> Iterator[Action]:
    kinds = list(getattr(item.proto, "type", ())) or [".txt"]
    for name in ("first", "second"):
        file = File(f"{name}{kinds[0]}", f"This is the {name} file.\n".encode())
        yield actions.Upload(item.target, (file,))
    if item.value:
        yield actions.Upload(item.target, ())


def _tab(item: Item) -> Iterator[Action]:
    if not item.open:
        yield actions.SelectTab(item.target)


def _expander(item: Item) -> Iterator[Action]:
    yield actions.Expander(item.target, open=not item.open)


def _link(item: Item) -> Iterator[Action]:
    if not item.proto.external:
        yield actions.GoToPage(item.text)


def _table(item: Item) -> Iterator[Action]:
    proto = item.proto
    if not proto.id:
        return
    columns, rows = table.columns_and_rows(proto)
    if table.is_editor(proto):
        yield from _edits(item, columns, rows)
        return
    can, many = table.selects_rows(proto)
    if can and rows:
        yield actions.SelectRows(item.target, (0,))
        if len(rows) > 1:
            yield actions.SelectRows(item.target, (0, 1) if many else (1,))
        yield actions.SelectRows(item.target, ())


def _edits(item: Item, columns: list[str], rows: list[dict[str, Any]]) -> Iterator[Action]:
    adds, deletes = table.takes_rows(item.proto)
    if rows and table.edits_cells(item.proto):
        for column in columns[:2]:
            for row in (0, len(rows) - 1):
                value = _other_cell(rows[row].get(column))
                yield actions.EditCell(item.target, row, column, value)
                if len(rows) == 1:
                    break
    if adds and columns:
        first = rows[0].get(columns[0]) if rows else ""
        yield actions.AddRow(item.target, {columns[0]: _other_cell(first)})
    if deletes and rows:
        yield actions.DeleteRow(item.target, (0,))


def _other_cell(value: object) -> object:
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | float):
        return value + 1
    return "Ada" if value != "Ada" else "Bea"


_MAKE: dict[str, Callable[[Item], Iterator[Action]]] = {
    "button": _button,
    "download_button": lambda item: iter([actions.Download(item.target)]),
    "chat_input": _chat,
    "menu_button": _menu,
    "file_uploader": _uploader,
    "camera_input": lambda _: iter([]),
    "audio_input": lambda _: iter([]),
    "tab": _tab,
    "expandable": _expander,
    "popover": _expander,
    "page_link": _link,
    "dataframe": _table,
}


def _values(item: Item) -> Iterator[Action]:
    """Give a widget values that it does not show now."""
    kind: type[actions.SetValue] = actions.SetValue
    if item.name in wire.CHOICES:
        kind = actions.Choose
    elif item.name == "checkbox":
        kind = actions.Tick
    if item.form:
        kind = actions.Fill
    given: list[object] = []
    for value in _OF[item.name](item):
        if value != item.value and value not in given and len(given) < _MOST:
            given.append(value)
            yield kind(item.target, value)


def _options(item: Item) -> Iterator[object]:
    options = item.options
    if isinstance(item.value, tuple):
        # One more and one less, as a person presses one after another.
        for option in options:
            chosen = item.value
            if option in chosen:
                yield tuple(one for one in chosen if one != option)
            elif not getattr(item.proto, "max_selections", 0) or (
                len(chosen) < item.proto.max_selections
            ):
                yield (*chosen, option)
        return
    place = options.index(item.value) if item.value in options else -1
    # The next one first, and then the one after: a list may have a default in its middle.
    yield from (options[(place + step) % len(options)] for step in range(1, len(options)))
    if item.name == "button_group" and not getattr(item.proto, "required", False):
        yield ""


def _slider(item: Item) -> Iterator[object]:
    proto = item.proto
    if proto.options:
        ends = [proto.options[-1], proto.options[0], proto.options[len(proto.options) // 2]]
        yield from (_as_range(item, one) for one in ends)
        return
    least, most, step = proto.min, proto.max, proto.step or 1
    middle = least + round((most - least) / 2 / step) * step
    around = least + round((most - least) / 4 / step) * step
    for number in (middle, most, around, least):
        shown = wire.shown("slider", proto, [number] * max(1, len(proto.default)))
        yield _as_range(item, shown[0] if isinstance(shown, tuple) else shown)


def _as_range(item: Item, end: Any) -> object:
    if not isinstance(item.value, tuple):
        return end
    first = item.value[0]
    try:
        return (first, end) if not item.proto.options and first <= end else (end, item.value[1])
    except TypeError:
        return item.value


def _number(item: Item) -> Iterator[object]:
    proto = item.proto
    now: Any = 0 if item.value in ("", None) else item.value
    step = proto.step or 1
    is_whole = proto.data_type == proto.INT
    for value in (now + step, now + 3 * step, now - step, 0):
        fits = (not proto.has_min or value >= proto.min) and (
            not proto.has_max or value <= proto.max
        )
        if fits:
            yield int(value) if is_whole else float(value)


def _text(item: Item) -> Iterator[object]:
    for text in ("7", *TEXTS) if _looks_numeric(item.value) else TEXTS:
        if not item.proto.max_chars or len(text) <= item.proto.max_chars:
            yield text


def _looks_numeric(value: object) -> bool:
    return isinstance(value, str) and value.strip().isdigit()


def _days(item: Item) -> Iterator[object]:
    proto = item.proto
    least, most = (_day(text) for text in (proto.min, proto.max))
    shown = item.value
    if isinstance(shown, tuple):
        first = shown[0] if shown else max(least, min(most, date(2024, 1, 10)))
        for days in (1, 5):
            last = min(most, first + timedelta(days=days))
            yield (first, last)
        yield (first,)
        return
    now = shown if isinstance(shown, date) else max(least, min(most, date(2024, 1, 10)))
    for days in (1, -1, 10):
        day = now + timedelta(days=days)
        if least <= day <= most:
            yield day


def _moments(item: Item) -> Iterator[object]:
    shown = item.value
    if isinstance(shown, tuple):
        return
    now = shown if isinstance(shown, datetime) else datetime(2024, 1, 10, 12, 0)
    for days in (1, -1):
        yield now + timedelta(days=days)


def _day(text: str) -> date:
    return date.fromisoformat(text.replace("/", "-"))


def _times(_: Item) -> Iterator[object]:
    yield from (time(9, 30), time(12), time(18, 45))


def _colors(_: Item) -> Iterator[object]:
    yield from ("#ff0000", "#00ff00", "#123456")


def _pages(item: Item) -> Iterator[object]:
    yield from (item.proto.num_pages, 1, 2)


_OF: dict[str, Callable[[Item], Iterator[object]]] = {
    "checkbox": lambda item: iter([not item.value]),
    "selectbox": _options,
    "multiselect": _options,
    "radio": _options,
    "button_group": _options,
    "feedback": _options,
    "slider": _slider,
    "number_input": _number,
    "text_input": _text,
    "text_area": _text,
    "date_input": _days,
    "date_time_input": _moments,
    "time_input": _times,
    "color_picker": _colors,
    "pagination": _pages,
}

"""Streamlit's widgets in a real page: found by their labels, used and read by their roles.

Every gesture is one that a reader makes with mouse or keyboard. Where a gesture takes several
(the first of two days of a range), the app gets as many inputs as it would from a reader.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, time
from typing import Any

from playwright.sync_api import Frame, Locator

from live_demos.scenario import REST, Value

_LABEL = "[data-testid=stWidgetLabel]"
_KINDS = {
    "stSlider": "slider",
    "stNumberInput": "number",
    "stTextInput": "text",
    "stTextArea": "text",
    "stCheckbox": "checkbox",
    "stRadio": "radio",
    "stSelectbox": "selectbox",
    "stMultiSelect": "multiselect",
    "stButtonGroup": "buttons",
    "stDateInput": "date",
    "stTimeInput": "time",
    "stColorPicker": "color",
    "stFileUploader": "file",
    "stChatInput": "chat",
}
"""Streamlit's name for each kind of widget in the page, and which of the ways below is its own."""

_DAY = re.compile(r"(\d{4})/(\d\d)/(\d\d)")

IS_DARK = """() => {
  const color = getComputedStyle(document.querySelector("[data-testid=stApp]")).backgroundColor;
  const parts = color.match(/\\d+/g).slice(0, 3).map(Number);
  return Math.max(...parts) < 128;
}"""

"""Whether an app shows the dark palette."""


def exactly(label: str) -> re.Pattern[str]:
    """Give what finds a label, or whatever begins with it if it ends in "…"."""
    if label.endswith(REST):
        return re.compile("^" + re.escape(label.removesuffix(REST)))
    return re.compile("^" + re.escape(label) + "$")


def find_widget(frame: Frame, label: str) -> Locator:
    """Give every visible widget with this label, from its outermost element on."""
    every = frame.locator(", ".join(f"[data-testid={kind}]" for kind in _KINDS))
    labeled = every.filter(has=frame.locator(_LABEL).get_by_text(exactly(label)))
    chat = every.filter(has=frame.get_by_placeholder(exactly(label)))
    return labeled.or_(chat).locator("visible=true")


def kind_of(widget: Locator) -> str:
    """Give the kind of a widget, as in the names of the ways below."""
    return _KINDS[widget.get_attribute("data-testid") or ""]


def read(widget: Locator) -> Value:
    """Give the value that a widget shows."""
    return _READ[kind_of(widget)](widget)


def change(widget: Locator, value: Value, *, send: bool) -> None:
    """Set a widget to a value; a text is sent, or left as it was typed."""
    kind = kind_of(widget)
    if kind in ("text", "chat", "number"):
        write(widget, str(value))
        if send:
            area = widget.get_attribute("data-testid") == "stTextArea"
            widget.page.keyboard.press("Control+Enter" if area else "Enter")
    else:
        _CHANGE[kind](widget, value)


def write(widget: Locator, text: str) -> None:
    """Type a text in place of what is in the field, key by key."""
    field = _role(widget, "textbox").or_(_role(widget, "spinbutton"))
    field.click()
    keyboard = widget.page.keyboard
    keyboard.press("Control+a")
    keyboard.press("Delete")
    keyboard.type(text)


def give_file(widget: Locator, name: str, content: str) -> None:
    """Give a file to an uploader, as its dialog does."""
    file = {"name": name, "mimeType": "text/plain", "buffer": content.encode()}
    widget.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type]


def close_lists(frame: Frame, *, except_of: Locator | None = None) -> bool:
    """Close an open list of options, as a reader does who goes on; tell whether there was one."""
    opened = frame.locator("[role=combobox][aria-expanded=true]")
    if opened.count() == 0:
        return False
    if except_of is not None and except_of.locator(opened).count():
        return False
    frame.page.keyboard.press("Escape")
    return True


def _role(widget: Locator, role: Any, **options: Any) -> Locator:
    """Give parts of a widget by their role, and while a list is open too, which hides the rest."""
    return widget.get_by_role(role, include_hidden=True, **options)


def _number(text: str) -> int | float:
    number = float(text)
    return int(number) if number.is_integer() else number


def _read_slider(widget: Locator) -> Value:
    handles = _role(widget, "slider").all()
    shown = [_slider_value(handle) for handle in handles]
    return shown[0] if len(shown) == 1 else tuple(shown)


def _slider_value(handle: Locator) -> int | float | str:
    text = handle.get_attribute("aria-valuetext") or ""
    try:
        return _number(text)
    except ValueError:
        return text


def _read_text(widget: Locator) -> Value:
    return _role(widget, "textbox").input_value()


def _read_number(widget: Locator) -> Value:
    text = _role(widget, "spinbutton").input_value()
    return _number(text) if text else ""


def _read_checkbox(widget: Locator) -> Value:
    return widget.locator("input[type=checkbox]").is_checked()


def _read_radio(widget: Locator) -> Value:
    chosen = widget.locator("label:has(input:checked)")
    return chosen.inner_text().strip() if chosen.count() else ""


def _read_selectbox(widget: Locator) -> Value:
    return _role(widget, "combobox").input_value()


def _read_multiselect(widget: Locator) -> Value:
    chosen = _role(widget, "group", name="Selected values").locator("[data-tag]").all()
    return tuple(tag.get_attribute("aria-label") or "" for tag in chosen)


def _read_buttons(widget: Locator) -> Value:
    if _role(widget, "radiogroup").count():
        chosen = widget.locator("[role=radio][aria-checked=true]")
        return chosen.inner_text().strip() if chosen.count() else ""
    return tuple(b.inner_text().strip() for b in widget.locator("[aria-pressed=true]").all())


def _read_date(widget: Locator) -> Value:
    text = "".join(widget.locator("[data-testid=stDateInputField]").inner_text().split())
    days = tuple(date(*map(int, found)) for found in _DAY.findall(text))
    if widget.locator("[data-range-field]").count():
        return days
    return days[0] if days else ""


def _read_time(widget: Locator) -> Value:
    shown = [part.inner_text() for part in _role(widget, "spinbutton").all()]
    return time.fromisoformat(":".join(shown)) if all(s.isdigit() for s in shown) else ""


def _read_color(widget: Locator) -> Value:
    color = widget.locator("[data-testid=stColorPickerBlock]").evaluate(
        "block => getComputedStyle(block).backgroundColor"
    )
    red, green, blue = (int(part) for part in re.findall(r"\d+", color)[:3])
    return f"#{red:02x}{green:02x}{blue:02x}"


def _read_file(widget: Locator) -> Value:
    names = widget.locator("[data-testid=stFileChipName]").all_inner_texts()
    several = widget.locator("input[type=file][multiple]").count()
    return tuple(names) if several else "".join(names)


def _change_slider(widget: Locator, value: Value) -> None:
    """Press the track where the value is, or pull the handle to where the words are."""
    wanted = value if isinstance(value, tuple) else (value,)
    handles = _role(widget, "slider").all()
    least = float(handles[0].get_attribute("min") or "")
    most = float(handles[-1].get_attribute("max") or "")
    track = _role(widget, "group").locator("> div")
    for handle, to in zip(handles, wanted, strict=True):
        if _slider_value(handle) == to:
            continue
        if isinstance(to, int | float):
            box = track.bounding_box()
            assert box is not None
            share = (float(to) - least) / (most - least)
            # The handle lies over the track, and a press on it would move nothing.
            at = {"x": box["width"] * share, "y": box["height"] / 2}
            track.click(position=at, force=True)  # type: ignore[arg-type]
        else:
            _pull(handle, track, int(most - least), str(to))


def _pull(handle: Locator, track: Locator, steps: int, text: str) -> None:
    """Pull a handle along its track until it shows this text: one input, as it is let go."""
    box = track.bounding_box()
    grip = handle.locator("xpath=../..").bounding_box()
    assert box is not None
    assert grip is not None
    mouse = handle.page.mouse
    middle = grip["y"] + grip["height"] / 2
    mouse.move(grip["x"] + grip["width"] / 2, middle)
    mouse.down()
    for step in range(steps + 1):
        mouse.move(box["x"] + box["width"] * step / steps, middle)
        if handle.get_attribute("aria-valuetext") == text:
            break
    else:
        raise AssertionError(f"the slider has no {text!r}")
    mouse.up()


def _change_checkbox(widget: Locator, value: Value) -> None:
    box = widget.locator("input[type=checkbox]")
    assert box.is_checked() is not value, f"the checkbox is {'on' if value else 'off'} already"
    widget.locator("label").click()


def _change_radio(widget: Locator, value: Value) -> None:
    widget.get_by_text(str(value), exact=True).click()


def _change_selectbox(widget: Locator, value: Value) -> None:
    _open_list(widget)
    _option(widget, str(value)).click()


def _change_multiselect(widget: Locator, value: Value) -> None:
    """Press each option that is to come, and the cross of each that is to go.

    The list stays open, as it does for a reader: closing it is an input of its own.
    """
    chosen, wanted = _read_multiselect(widget), value
    assert isinstance(chosen, tuple)
    assert isinstance(wanted, tuple)
    for option in chosen:
        if option not in wanted:
            _role(widget, "button", name=f"Remove {option}", exact=True).click()
    for option in wanted:
        if option not in chosen:
            _open_list(widget)
            _option(widget, str(option)).click()


def _open_list(widget: Locator) -> None:
    if _role(widget, "combobox").get_attribute("aria-expanded") != "true":
        # A reader scrolls to see the list, which Playwright cannot do once it is open.
        widget.evaluate("(it) => it.scrollIntoView({ block: 'center' })")
        _role(widget, "button", name="Open", exact=True).click()


def _option(widget: Locator, text: str) -> Locator:
    return _body(widget).get_by_role("option", name=text, exact=True)


def _body(widget: Locator) -> Locator:
    """Give the body of the widget's own document: lists and calendars are at its end."""
    return widget.locator("xpath=ancestor::body")


def _change_buttons(widget: Locator, value: Value) -> None:
    shown = _read_buttons(widget)
    if isinstance(value, tuple):
        assert isinstance(shown, tuple)
        every = (*shown, *value)
        pressed = tuple(option for option in every if (option in shown) != (option in value))
    else:
        # Pressing what is chosen takes it back.
        pressed = (value or str(shown),)
    for option in pressed:
        widget.locator("button").filter(has_text=exactly(str(option))).click()


def _change_date(widget: Locator, value: Value) -> None:
    """Choose days in the calendar; of a range whose first day was just chosen, the second."""
    days = value if isinstance(value, tuple) else (value,)
    shown = _read_date(widget)
    half = isinstance(shown, tuple) and len(shown) == 1
    for day in days[1:] if half and len(days) == 2 and days[:1] == shown else days:
        assert isinstance(day, date)
        _choose_day(widget, day)


def _choose_day(widget: Locator, day: date) -> None:
    calendar = _body(widget).get_by_test_id("stDateInputCalendar")
    if calendar.count() == 0:
        _role(widget, "spinbutton").first.click()
    _bring_into_view(calendar)
    month = calendar.get_by_role("grid")
    words = f"{day:%B} {day.year}"
    for _ in range(24):
        if words in (month.get_attribute("aria-label") or ""):
            break
        shown = month.get_by_role("button").nth(10).get_attribute("aria-label") or ""
        later = (day.year, day.month) > _month_of(shown)
        calendar.get_by_role("button", name=f"{'Next' if later else 'Previous'} month").click()
    name = re.compile(rf"{day:%B} {day.day}, {day.year}")
    month.get_by_role("button", name=name).click()


def _bring_into_view(floating: Locator) -> None:
    """Scroll the page to what floats in a frame, which scrolling inside the frame cannot move."""
    element = floating.element_handle()
    frame = element.owner_frame() if element else None
    assert frame is not None
    # The frame grows for it first.
    frame.wait_for_function("(e) => e.getBoundingClientRect().bottom <= innerHeight", arg=element)
    if frame.parent_frame is not None:
        frame.frame_element().scroll_into_view_if_needed()


_MONTHS = [f"{date(2000, month, 1):%B}" for month in range(1, 13)]


def _month_of(words: str) -> tuple[int, int]:
    """Give year and month of a day in words, such as "Thursday, January 10, 2030"."""
    found = re.search(rf"({'|'.join(_MONTHS)}) \d+, (\d+)", words)
    assert found, words
    return int(found[2]), _MONTHS.index(found[1]) + 1


def _change_time(widget: Locator, value: Value) -> None:
    assert isinstance(value, time)
    _role(widget, "spinbutton").first.click()
    widget.page.keyboard.type(f"{value:%H%M}")
    widget.page.keyboard.press("Enter")


def _change_color(widget: Locator, value: Value) -> None:
    _role(widget, "button").click()
    field = _body(widget).get_by_test_id("stColorPickerPopover").locator("input")
    field.fill(str(value))
    field.press("Enter")
    widget.page.keyboard.press("Escape")


_READ: dict[str, Callable[[Locator], Value]] = {
    "slider": _read_slider,
    "number": _read_number,
    "text": _read_text,
    "chat": _read_text,
    "checkbox": _read_checkbox,
    "radio": _read_radio,
    "selectbox": _read_selectbox,
    "multiselect": _read_multiselect,
    "buttons": _read_buttons,
    "date": _read_date,
    "time": _read_time,
    "color": _read_color,
    "file": _read_file,
}

_CHANGE: dict[str, Callable[[Locator, Value], None]] = {
    "slider": _change_slider,
    "checkbox": _change_checkbox,
    "radio": _change_radio,
    "selectbox": _change_selectbox,
    "multiselect": _change_multiselect,
    "buttons": _change_buttons,
    "date": _change_date,
    "time": _change_time,
    "color": _change_color,
}

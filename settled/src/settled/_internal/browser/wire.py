"""The values of widgets: as a browser sends them, and as a person reads them.

What a browser sends is called *wire* here: the field of `WidgetState` and what is in it. The rules
are those of Streamlit's front end, one file for each kind of widget in
`frontend/lib/src/components/widgets/`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone
from typing import Any, TypeAlias

Wire: TypeAlias = Any
"""None, a bool, number or text, or a list of numbers or texts; of an uploader, a list of `File`."""

_UTC = timezone.utc  # noqa: UP017 (Python 3.10 has no other name for it)
_EPOCH = datetime(1970, 1, 1, tzinfo=_UTC)
_DAY_FORMATS = ("%Y-%m-%d", "%Y/%m/%d")
_MOMENT_FORMATS = ("%Y-%m-%dT%H:%M", "%Y/%m/%d, %H:%M")


@dataclass(frozen=True)
class File:
    """A file that a person gave to an uploader."""

    name: str
    content: bytes = field(repr=False)
    media_type: str = "text/plain"
    identity: str = ""
    """The server's name for it, once it is there."""
    size: int | None = None
    """How many bytes it has, if the content is not known."""


class NoSuchValueError(ValueError):
    """A value that a person cannot give to this widget."""


TRIGGERS = frozenset(["button", "download_button", "menu_button", "chat_input"])
"""Widgets whose value lasts for one run, and which the browser forgets as it sends it."""

VALUES = frozenset(
    [
        "checkbox",
        "slider",
        "number_input",
        "text_input",
        "text_area",
        "selectbox",
        "multiselect",
        "radio",
        "button_group",
        "feedback",
        "date_input",
        "date_time_input",
        "time_input",
        "color_picker",
        "file_uploader",
        "camera_input",
        "audio_input",
        "dataframe",
        "pagination",
    ]
)
"""Widgets whose value the browser holds."""

CHOICES = frozenset(["selectbox", "multiselect", "radio", "button_group"])
"""Those with a list of options."""

UPLOADERS = frozenset(["file_uploader", "camera_input", "audio_input"])


def is_widget(name: str, proto: Any) -> bool:
    """Whether an element is one that a person can use and the server hears of."""
    if name == "dataframe":
        return bool(proto.id)
    return name in VALUES or name in TRIGGERS


# As the browser holds them.


def default(name: str, proto: Any) -> Wire:
    """Give the value with which a new widget begins."""
    make = _DEFAULT.get(name)
    return make(proto) if make else _plain(proto, "default")


def told(name: str, proto: Any) -> Wire:
    """Give the value that the server tells the browser to show (`set_value`)."""
    make = _TOLD.get(name)
    return make(proto) if make else _plain(proto, "value")


def is_told(name: str, proto: Any) -> bool:
    """Whether the server tells the browser to show another value."""
    if name == "dataframe":
        return _of(proto, "selection_state") is not None
    return bool(getattr(proto, "set_value", False))


def into_state(state: Any, name: str, proto: Any, wire: Wire) -> None:
    """Write a value into a message of the type `WidgetState`, as the front end does."""
    if name in UPLOADERS:
        files = state.file_uploader_state_value
        files.SetInParent()
        for one in wire:
            info = files.uploaded_file_info.add()
            info.file_id, info.name = one.identity, one.name
            info.size = len(one.content) if one.size is None else one.size
            info.file_urls.file_id = one.identity
        return
    if wire is None:
        return
    where = _field(name, proto)
    if where.endswith("array_value"):
        holder = getattr(state, where)
        holder.SetInParent()
        holder.data.extend(wire)
    else:
        setattr(state, where, wire)


def _field(name: str, proto: Any) -> str:
    by_text = not _by_place(proto)
    if name == "slider":
        return "string_array_value" if _has_option_texts(proto) else "double_array_value"
    if name == "number_input":
        return "int_value" if proto.data_type == proto.INT else "double_value"
    if name in ("radio", "selectbox") and not by_text:
        return "int_value"
    if name in ("multiselect", "button_group") and not by_text:
        return "int_array_value"
    return _FIELDS.get(name, "string_value")


def is_trigger(state: Any) -> bool:
    """Whether a message of the type `WidgetState` is about what lasts for one run."""
    where = state.WhichOneof("value") or ""
    return "trigger" in where or where == "chat_input_value"


def message_field() -> str:
    """Give the field of `WidgetState` in which a chat's message is sent."""
    from streamlit.proto.WidgetStates_pb2 import WidgetState  # noqa: PLC0415 (imported late)

    known = WidgetState.DESCRIPTOR.fields_by_name
    return "chat_input_value" if "chat_input_value" in known else "string_trigger_value"


def from_state(state: Any) -> Wire:
    """Read the value out of a message of the type `WidgetState`."""
    where = state.WhichOneof("value")
    if where is None:
        return None
    value = getattr(state, where)
    if where == "file_uploader_state_value":
        return [
            File(info.name, b"", identity=info.file_id, size=info.size)
            for info in value.uploaded_file_info
        ]
    return list(value.data) if where.endswith("array_value") else value


_FIELDS = {
    "checkbox": "bool_value",
    "expandable": "bool_value",
    "popover": "bool_value",
    "pagination": "int_value",
    "button_group": "string_array_value",
    "multiselect": "string_array_value",
    "date_input": "string_array_value",
    "date_time_input": "string_array_value",
}


def _has(proto: Any, name: str) -> bool:
    """Whether this release's message has a field."""
    return name in proto.DESCRIPTOR.fields_by_name


def _by_place(proto: Any) -> bool:
    """Whether the places of the options are sent, as older releases do, not their words."""
    return not (_has(proto, "raw_value") or _has(proto, "raw_values"))


def _of(proto: Any, name: str) -> Any:
    """Give a field that may be unset; None then, and in releases that do not have it."""
    return getattr(proto, name) if _has(proto, name) and proto.HasField(name) else None


def _plain(proto: Any, name: str) -> Wire:
    described = proto.DESCRIPTOR.fields_by_name[name]
    value = getattr(proto, name)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return list(value)
    if described.has_presence and not proto.HasField(name):
        return None
    return int(value) if isinstance(value, float) and _counts(proto) else value


def _counts(proto: Any) -> bool:
    return hasattr(proto, "data_type") and proto.data_type == proto.INT


def _has_option_texts(proto: Any) -> bool:
    """Whether a slider is one of options whose texts are sent, not their places."""
    return bool(proto.options) and _has(proto, "raw_value")


def _option(proto: Any, place: int | None) -> Wire:
    return None if place is None or not proto.options else proto.options[place]


def _chosen(proto: Any, place: int | None) -> Wire:
    return place if _by_place(proto) else _option(proto, place)


def _all_chosen(proto: Any, places: Sequence[int]) -> Wire:
    return list(places) if _by_place(proto) else [proto.options[place] for place in places]


def _buttons(proto: Any, places: Sequence[int]) -> Wire:
    if _by_place(proto):
        return list(places)
    return [_contents(proto)[place] for place in places]


def _contents(proto: Any) -> list[str]:
    """Give the words of the buttons of a group. Stars look all the same, so they are counted."""
    found = [str(one.content or one.content_icon) for one in proto.options]
    if len(set(found)) < len(found):
        return [str(place) for place in range(len(found))]
    return found


def _slider_default(proto: Any) -> Wire:
    if _has_option_texts(proto):
        return [proto.options[round(place)] for place in proto.default]
    return list(proto.default)


def _feedback(value: int | None, nothing: str | None) -> Wire:
    return nothing if value is None else str(value)


_DEFAULT: dict[str, Callable[[Any], Wire]] = {
    "dataframe": lambda proto: _of(proto, "selection_default"),
    "file_uploader": lambda _: [],
    "camera_input": lambda _: [],
    "audio_input": lambda _: [],
    "selectbox": lambda proto: _chosen(proto, _of(proto, "default")),
    "radio": lambda proto: _chosen(proto, _of(proto, "default")),
    "multiselect": lambda proto: _all_chosen(proto, proto.default),
    "button_group": lambda proto: _buttons(proto, proto.default),
    "slider": _slider_default,
    "feedback": lambda proto: _feedback(_of(proto, "default"), None),
}
_TOLD: dict[str, Callable[[Any], Wire]] = {
    "dataframe": lambda proto: proto.selection_state,
    "selectbox": lambda proto: _of(proto, "value" if _by_place(proto) else "raw_value"),
    "radio": lambda proto: _of(proto, "value" if _by_place(proto) else "raw_value"),
    "multiselect": lambda proto: list(proto.value if _by_place(proto) else proto.raw_values),
    "button_group": lambda proto: list(proto.value if _by_place(proto) else proto.raw_values),
    "slider": lambda proto: list(proto.raw_value if _has_option_texts(proto) else proto.value),
    "feedback": lambda proto: _feedback(_of(proto, "value"), ""),
}


# As a person reads and gives them.


def shown(name: str, proto: Any, wire: Wire) -> object:
    """Give what a widget shows, in the words of a person: of a choice, the words of the options.

    Returns:
        Empty text for nothing; of several values, a tuple.
    """
    if name in TRIGGERS:
        return ""
    if name in UPLOADERS:
        names = tuple(one.name for one in wire or [])
        several = getattr(proto, "multiple_files", False)
        return names if several else "".join(names[:1])
    if name == "dataframe":
        return json.loads(wire) if wire else ""
    if wire is None:
        return ""
    show = _SHOW.get(name)
    return show(proto, wire) if show else wire


def given(name: str, proto: Any, value: object) -> Wire:
    """Give what the browser holds when a person gives a widget this value.

    Raises:
        NoSuchValueError: the widget does not take it.
    """
    take = _TAKE.get(name)
    try:
        return take(proto, value) if take else value
    except (AttributeError, IndexError, TypeError, ValueError) as error:
        raise NoSuchValueError(f"{proto.label!r} has no {value!r}") from error


def options_of(name: str, proto: Any) -> tuple[str, ...]:
    """Give the words of the options that a person can choose."""
    if name == "button_group":
        return tuple(_contents(proto))
    if name == "feedback":
        return tuple(str(place) for place in range(2 if proto.type == 0 else 5))
    return tuple(getattr(proto, "options", ()))


def takes_many(name: str, proto: Any) -> bool:
    """Whether several options can be chosen."""
    if name == "button_group":
        return bool(proto.click_mode == proto.MULTI_SELECT)
    return name == "multiselect"


def _one_or_all(many: list[Any], is_range: bool) -> object:
    return tuple(many) if is_range else (many[0] if many else "")


def _show_slider(proto: Any, wire: Wire) -> object:
    is_range = len(proto.default) > 1
    if proto.options:
        by_text = _has_option_texts(proto)
        words = [one if by_text else proto.options[round(one)] for one in wire]
        return _one_or_all(words, is_range)
    return _one_or_all([_from_number(proto, one) for one in wire], is_range)


def _from_number(proto: Any, number: float) -> object:
    kind = proto.data_type
    if kind == proto.INT:
        return int(number)
    if kind == proto.FLOAT:
        return number
    moment = _EPOCH + timedelta(microseconds=number)
    if kind == proto.DATE:
        return moment.date()
    if kind == proto.TIME:
        return moment.time()
    return moment.replace(tzinfo=None)


def _to_number(proto: Any, value: Any) -> float:
    if isinstance(value, datetime):
        return (value.replace(tzinfo=_UTC) - _EPOCH) / timedelta(microseconds=1)
    if isinstance(value, date):
        return _to_number(proto, datetime(value.year, value.month, value.day))
    if isinstance(value, time):
        # Of a time, the day is one that Streamlit chose (slider.py).
        day = (_EPOCH + timedelta(microseconds=proto.min)).date()
        return _to_number(proto, datetime.combine(day, value))
    return float(value)


def _take_slider(proto: Any, value: Any) -> Wire:
    values = list(value) if isinstance(value, list | tuple) else [value]
    if len(values) != len(proto.default):
        raise ValueError(value)
    if proto.options:
        places = [list(proto.options).index(str(one)) for one in values]
        if _has_option_texts(proto):
            return [proto.options[place] for place in places]
        return [float(place) for place in places]
    numbers = [_to_number(proto, one) for one in values]
    if any(not proto.min <= one <= proto.max for one in numbers):
        raise ValueError(value)
    return numbers


def _take_number(proto: Any, value: Any) -> Wire:
    if value in (None, ""):
        return None
    number = int(value) if proto.data_type == proto.INT else float(value)
    if (proto.has_min and number < proto.min) or (proto.has_max and number > proto.max):
        raise ValueError(value)
    return number


def _take_text(proto: Any, value: Any) -> Wire:
    text = str(value)
    if proto.max_chars and len(text) > proto.max_chars:
        raise ValueError(value)
    return text


def _show_option(proto: Any, wire: Wire) -> object:
    return proto.options[wire] if isinstance(wire, int) else wire


def _take_radio(proto: Any, value: Any) -> Wire:
    place = list(proto.options).index(str(value))
    return _chosen(proto, place)


def _take_option(proto: Any, value: Any) -> Wire:
    if value in (None, "", ()):
        return None
    if getattr(proto, "accept_new_options", False):
        return str(value)
    return _chosen(proto, list(proto.options).index(str(value)))


def _take_options(proto: Any, value: Any) -> Wire:
    values = [str(one) for one in (value or ())]
    if not getattr(proto, "accept_new_options", False):
        for one in values:
            list(proto.options).index(one)
    if proto.max_selections and len(values) > proto.max_selections:
        raise ValueError(value)
    return [list(proto.options).index(one) for one in values] if _by_place(proto) else values


def _show_buttons(proto: Any, wire: Wire) -> object:
    contents = _contents(proto)
    words = [contents[one] if _by_place(proto) else one for one in wire]
    return tuple(words) if takes_many("button_group", proto) else "".join(words)


def _take_buttons(proto: Any, value: Any) -> Wire:
    nothing = value is None or value in ("", (), [])
    words = [] if nothing else list(value) if isinstance(value, list | tuple) else [value]
    contents = _contents(proto)
    places = [contents.index(str(one)) for one in words]
    return places if _by_place(proto) else [contents[place] for place in places]


def _read(text: str, formats: Sequence[str]) -> datetime:
    for one in formats:
        try:
            return datetime.strptime(text, one)
        except ValueError:
            continue
    raise ValueError(text)


def _like(proto: Any, formats: Sequence[str]) -> str:
    """Give the format in which this release of Streamlit sends days or moments."""
    return formats[1] if "/" in proto.min else formats[0]


def _show_days(proto: Any, wire: Wire) -> object:
    return _one_or_all([_read(one, _DAY_FORMATS).date() for one in wire], proto.is_range)


def _take_days(proto: Any, value: Any) -> Wire:
    days = list(value) if isinstance(value, list | tuple) else [value] if value else []
    least, most = (_read(one, _DAY_FORMATS).date() for one in (proto.min, proto.max))
    if any(not least <= day <= most for day in days):
        raise ValueError(value)
    return [day.strftime(_like(proto, _DAY_FORMATS)) for day in days]


def _show_moments(proto: Any, wire: Wire) -> object:
    is_range = bool(getattr(proto, "is_range", False))
    return _one_or_all([_read(one, _MOMENT_FORMATS) for one in wire], is_range)


def _take_moments(proto: Any, value: Any) -> Wire:
    moments = list(value) if isinstance(value, list | tuple) else [value] if value else []
    return [one.strftime(_like(proto, _MOMENT_FORMATS)) for one in moments]


def _show_time(_: Any, wire: Wire) -> object:
    return _read(wire, ("%H:%M", "%H:%M:%S")).time()


def _take_time(_: Any, value: Any) -> Wire:
    return value.strftime("%H:%M:%S" if value.second else "%H:%M") if value else None


_SHOW: dict[str, Callable[[Any, Wire], object]] = {
    "slider": _show_slider,
    "selectbox": _show_option,
    "radio": _show_option,
    "button_group": _show_buttons,
    "date_input": _show_days,
    "date_time_input": _show_moments,
    "time_input": _show_time,
    "multiselect": lambda proto, wire: tuple(_show_option(proto, one) for one in wire),
}
_TAKE: dict[str, Callable[[Any, Any], Wire]] = {
    "checkbox": lambda _, value: bool(value),
    "slider": _take_slider,
    "number_input": _take_number,
    "text_input": _take_text,
    "text_area": _take_text,
    "radio": _take_radio,
    "selectbox": _take_option,
    "multiselect": _take_options,
    "button_group": _take_buttons,
    "date_input": _take_days,
    "date_time_input": _take_moments,
    "time_input": _take_time,
    "color_picker": lambda _, value: str(value).lower(),
    "feedback": lambda _, value: str(value),
    "pagination": lambda _, value: int(value),
}

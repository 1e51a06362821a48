"""Finds out of what a widget's identity is made, in the release of Streamlit that runs this.

`python -m versions.widget_identity` prints JSON: for each widget, without a key and with one, what
became of its identity when one argument alone was another ("new", "same"), or that the call raised.
Arguments and widgets that the release does not have are left out.
"""

from __future__ import annotations

import datetime
import inspect
import itertools
import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from typing import Any, NamedTuple

import pandas as pd
import streamlit as st
from streamlit.elements.lib import utils
from streamlit.testing.v1 import AppTest

DAY, LATER = datetime.date(2030, 1, 10), datetime.date(2030, 1, 20)
MORNING, NOON = datetime.time(9), datetime.time(12)
TABLE = pd.DataFrame({"a": [1, 2]})


class Widget(NamedTuple):
    """A widget as it is called, and what is changed, one at a time."""

    base: dict[str, Any]
    others: dict[str, Any]
    """Other values for arguments. What follows a space is no part of the argument's name."""
    function: str = ""
    """The name in `st`, if the widget has another one here."""


_ANY = {
    "label": "B",
    "help": "Help",
    "disabled": True,
    "label_visibility": "collapsed",
    "width": 200,
    "on_change": print,
    "args": (1,),
    "kwargs": {"end": ""},
    "required": True,
}
_BUTTON = _ANY | {
    "on_click": print,
    "type": "primary",
    "icon": ":material/mail:",
    "icon_position": "right",
    "shortcut": "Ctrl+K",
}
_OPTIONS = {"options": ["x", "y", "z"], "format_func": str.upper}
_LIST = _ANY | _OPTIONS | {"placeholder": "P", "accept_new_options": True, "filter_mode": "prefix"}
_PILLS = _ANY | _OPTIONS | {"default": "x", "selection_mode": "multi", "wrap": False}
_TEXT = _ANY | {"value": "v", "max_chars": 9, "placeholder": "P", "live": True}
_LIMITS = {"min_value": -1, "max_value": 9, "value": 3, "step": 2}
_TABLE = _ANY | {
    "data (the values)": TABLE + 1,
    "data (more rows)": pd.DataFrame({"a": [1, 2, 3]}),
    "data (another column)": pd.DataFrame({"b": [1, 2]}),
    "data (another index)": TABLE.set_index(pd.Index(["u", "v"])),
    "hide_index": True,
    "column_order": ["a"],
    "column_config": {"a": "Name"},
    "row_height": 40,
    "height": 300,
}
_TWO = {"label": "A", "options": ["x", "y"]}
_RERUNS = {"on_change": "rerun"}

WIDGETS = {
    "button": Widget({"label": "A"}, _BUTTON),
    "download_button": Widget(
        {"label": "A", "data": "x", "file_name": "a.txt"},
        _BUTTON | {"data": "y", "file_name": "b.txt", "mime": "text/csv", "on_click": "ignore"},
    ),
    "checkbox": Widget({"label": "A"}, _ANY | {"value": True}),
    "toggle": Widget({"label": "A"}, _ANY | {"value": True}),
    "radio": Widget(
        _TWO, _ANY | _OPTIONS | {"index": 1, "horizontal": True, "captions": ["1", "2"]}
    ),
    "selectbox": Widget(_TWO, _LIST | {"index": 1, "icon": ":material/mail:"}),
    "multiselect": Widget(_TWO, _LIST | {"default": ["x"], "max_selections": 2, "select_all": 3}),
    "pills": Widget(_TWO, _PILLS),
    "segmented_control": Widget(_TWO, _PILLS),
    "select_slider": Widget(_TWO, _ANY | _OPTIONS | {"value": "y"}),
    "slider": Widget(
        {"label": "A", "min_value": 0, "max_value": 10}, _ANY | _LIMITS | {"format": "%d km"}
    ),
    "number_input": Widget(
        {"label": "A", "min_value": 0, "max_value": 10},
        _ANY | _LIMITS | {"format": "%d", "placeholder": "P", "icon": ":material/mail:"},
    ),
    "text_input": Widget(
        {"label": "A"},
        _TEXT
        | {"type": "password", "autocomplete": "off", "icon": ":material/mail:", "validate": "^a"},
    ),
    "text_area": Widget({"label": "A"}, _TEXT | {"height": 200}),
    "date_input": Widget(
        {"label": "A", "value": DAY},
        _ANY | {"value": LATER, "min_value": DAY, "max_value": LATER, "format": "DD/MM/YYYY"},
    ),
    "time_input": Widget(
        {"label": "A", "value": MORNING}, _ANY | {"value": NOON, "step": 600, "format": "12h"}
    ),
    "datetime_input": Widget(
        {"label": "A", "value": datetime.datetime.combine(DAY, MORNING)},
        _ANY
        | {
            "value": datetime.datetime.combine(DAY, NOON),
            "min_value": datetime.datetime.combine(DAY, MORNING),
            "max_value": datetime.datetime.combine(LATER, NOON),
            "step": 600,
            "format": "DD/MM/YYYY",
        },
    ),
    "color_picker": Widget({"label": "A"}, _ANY | {"value": "#ff0000"}),
    "feedback": Widget({"options": "stars"}, _ANY | {"options": "faces", "default": 1}),
    "chat_input": Widget(
        {},
        _ANY
        | {"placeholder": "P", "max_chars": 9, "accept_file": True, "file_type": ["csv"]}
        | {"max_upload_size": 1, "accept_audio": True, "height": 200, "on_submit": print}
        | {"submit_mode": "disable"},
    ),
    "file_uploader": Widget(
        {"label": "A"},
        _ANY | {"type": ["csv"], "accept_multiple_files": True, "max_upload_size": 1},
    ),
    "audio_input": Widget({"label": "A"}, _ANY | {"sample_rate": 8000}),
    "camera_input": Widget({"label": "A"}, _ANY | {"facing_mode": "user"}),
    "pagination": Widget({"num_pages": 5}, _ANY | {"num_pages": 6, "default": 2}),
    "menu_button": Widget(_TWO, _BUTTON | _OPTIONS),
    "data_editor": Widget({"data": TABLE}, _TABLE | {"num_rows": "dynamic"}),
    "data_editor, rows can be added": Widget(
        {"data": TABLE, "num_rows": "dynamic"}, _TABLE | {"num_rows": "fixed"}, "data_editor"
    ),
    "dataframe with on_select": Widget(
        {"data": TABLE, "on_select": "rerun"},
        _TABLE | {"selection_mode": "single-row"},
        "dataframe",
    ),
    "tabs with on_change": Widget(
        {"tabs": ["x", "y"]} | _RERUNS, _ANY | {"tabs": ["x", "z"], "default": "y"}, "tabs"
    ),
    "expander with on_change": Widget(
        {"label": "A"} | _RERUNS,
        _ANY | {"expanded": True, "icon": ":material/mail:", "type": "compact"},
        "expander",
    ),
    "popover with on_change": Widget(
        {"label": "A"} | _RERUNS, _ANY | {"icon": ":material/mail:", "type": "primary"}, "popover"
    ),
}
"""The widgets, in the order in which they are told of."""

_counted = itertools.count()

PLACES: dict[str, Callable[[], AbstractContextManager[Any]]] = {
    "in a form": lambda: st.form(f"form {next(_counted)}"),
    "in the sidebar": lambda: st.sidebar,
    "in a column": lambda: st.columns(2)[1],
    "in a container": lambda: st.container(border=True),
}

_drawn: list[str] = []


def identities() -> Iterator[tuple[str, dict[str, dict[str, str]]]]:
    """Give what is found of each widget, in a script that runs."""
    # The one place through which all identities go, from 1.40 to 1.67:
    # streamlit/elements/lib/utils.py, compute_and_register_element_id
    setattr(utils, "_register_element_id", _note)  # noqa: B010 - not to be typed as its own
    for name, widget in WIDGETS.items():
        function = widget.function or name
        known = inspect.signature(getattr(st, function, print)).parameters
        if not known.keys() >= widget.base.keys():
            continue
        rows = {}
        for keyed in (False, True):
            if keyed and "key" not in known:
                continue
            base = widget.base | ({"key": "k"} if keyed else {})
            first = _identity(function, base)
            others = {
                what: base | {what.split()[0]: value}
                for what, value in widget.others.items()
                if what.split()[0] in known
            }
            told = {what: _identity(function, other) for what, other in others.items()}
            for where, place in PLACES.items():
                told[where] = _identity(function, base, place)
            rows["key" if keyed else "no key"] = {
                what: _compared(first, identity) for what, identity in told.items()
            }
        yield name, rows


def _identity(
    function: str,
    arguments: dict[str, Any],
    place: Callable[[], AbstractContextManager[Any]] | None = None,
) -> str | None:
    """Call a widget, and give its identity; `None` if it cannot be called so."""
    _drawn.clear()
    draw = partial(getattr(st, function), **arguments)
    try:
        if place:
            with place():
                draw()
        else:
            draw()
    except Exception:  # Each release has its own reasons.
        return None
    return _drawn[-1] if _drawn else None


def _compared(first: str | None, other: str | None) -> str:
    if first is None or other is None:
        return "raises"
    return "same" if first == other else "new"


def _note(*arguments: Any) -> None:
    """Stand for Streamlit's own look for two equal widgets, which one run of ours is full of."""
    _drawn.append(arguments[-1])


_SCRIPT = """
import json
import streamlit as st
from versions.widget_identity import identities

st.text(json.dumps(dict(identities())))
"""


def main() -> None:
    """Print what is found.

    Raises:
        SystemExit: the script raised something.
    """
    logging.disable(logging.CRITICAL)
    app = AppTest.from_string(_SCRIPT).run(timeout=120)
    if app.exception:
        sys.exit(app.exception[0].value)
    print(app.text[0].value)


if __name__ == "__main__":
    main()

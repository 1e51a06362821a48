"""Calls that draw widgets, as an app's code writes them: where each argument stands."""

from __future__ import annotations

import ast
from dataclasses import dataclass

BUTTONS = frozenset(["button", "download_button", "form_submit_button"])

_DEFAULTS: dict[str, tuple[str, int | None]] = {
    "slider": ("value", 3),
    "number_input": ("value", 3),
    "select_slider": ("value", 2),
    "text_input": ("value", 1),
    "text_area": ("value", 1),
    "checkbox": ("value", 1),
    "toggle": ("value", 1),
    "date_input": ("value", 1),
    "time_input": ("value", 1),
    "datetime_input": ("value", 1),
    "color_picker": ("value", 1),
    "selectbox": ("index", 2),
    "radio": ("index", 2),
    "multiselect": ("default", 2),
    "pills": ("default", None),
    "segmented_control": ("default", None),
    "feedback": ("default", None),
    "data_editor": ("data", 0),
}
"""The argument that says what a widget shows at first: its name, and its place if it has one."""

_OTHERS = frozenset(["chat_input", "file_uploader", "camera_input", "audio_input"])

ALL_KINDS = BUTTONS | _OTHERS | set(_DEFAULTS)


@dataclass(frozen=True, eq=False)
class WidgetCall:
    """One call that draws a widget."""

    kind: str
    node: ast.Call
    label: str | None
    """None if it is computed."""
    target: ast.expr | None
    """What the widget's value is assigned to."""
    in_form: bool

    @property
    def line(self) -> int:
        """The call's first line."""
        return self.node.lineno

    @property
    def lines(self) -> tuple[int, ...]:
        """All lines of the call."""
        return tuple(range(self.node.lineno, (self.node.end_lineno or self.node.lineno) + 1))

    @property
    def variable(self) -> str | None:
        """The variable that the value is assigned to."""
        return self.target.id if isinstance(self.target, ast.Name) else None

    def keyword(self, name: str) -> ast.keyword | None:
        """Give a named argument."""
        return next((one for one in self.node.keywords if one.arg == name), None)

    def argument(self, name: str) -> ast.expr | None:
        """Give the value of a named argument."""
        found = self.keyword(name)
        return found.value if found else None

    @property
    def key(self) -> ast.expr | None:
        """The expression that is its key."""
        return self.argument("key")

    @property
    def constant_key(self) -> str | None:
        """Its key, if that is written as it is."""
        key = self.key
        return key.value if isinstance(key, ast.Constant) and isinstance(key.value, str) else None

    @property
    def default_name(self) -> str:
        """The name of the argument that says what it shows at first."""
        return _DEFAULTS.get(self.kind, ("", None))[0]

    @property
    def default(self) -> ast.expr | None:
        """The expression that says what it shows at first."""
        if self.kind not in _DEFAULTS:
            return None
        name, place = _DEFAULTS[self.kind]
        if (named := self.argument(name)) is not None:
            return named
        plain = not any(isinstance(one, ast.Starred) for one in self.node.args)
        if place is not None and plain and len(self.node.args) > place:
            return self.node.args[place]
        return None

    @property
    def callback(self) -> ast.expr | None:
        """What is given to be called."""
        found = self.argument("on_click") or self.argument("on_change")
        return None if isinstance(found, ast.Constant) else found


def widget_call(node: ast.Call, target: ast.expr | None, in_form: bool) -> WidgetCall | None:
    """Read a call by whose name a widget is drawn; None if its arguments say that it is none."""
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    if name not in ALL_KINDS:
        return None
    label: str | None = None
    place = node.args[0] if node.args else None
    for one in node.keywords:
        if one.arg in ("label", "placeholder") and place is None:
            place = one.value
    if isinstance(place, ast.Constant) and isinstance(place.value, str):
        label = place.value
    return WidgetCall(name, node, label, target, in_form)

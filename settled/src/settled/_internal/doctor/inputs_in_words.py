"""Inputs in the words of the guide, and as its scenarios write them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from settled._internal.browser.actions import (
    Action,
    Click,
    CloseDialog,
    Download,
    Expander,
    Fill,
    GoToPage,
    Reload,
    Rerun,
    SelectTab,
    Send,
    SetValue,
    Submit,
    Target,
    Type,
    Upload,
    Wait,
)
from settled._internal.doctor.finding import Input


def inputs(actions: Iterable[Action]) -> tuple[Input, ...]:
    """Give inputs for a finding. A rerun at the end, which nobody makes, is left out."""
    made = list(actions)
    while made and isinstance(made[-1], Rerun):
        made.pop()
    return tuple(Input(_words(one), _data(one)) for one in made)


def _words(action: Action) -> str:  # noqa: PLR0911, PLR0912 - one sentence for each kind
    match action:
        case Click() | Submit() | Download():
            return f"Click {_which(action.target)}"
        case Fill(value=bool(on)):
            return f"In the form, switch {'on' if on else 'off'} {_which(action.target)}"
        case Fill():
            return f"In the form, set {_which(action.target)} to {_value(action.value)}"
        case SetValue(value=bool(on)):
            return f"Switch {'on' if on else 'off'} {_which(action.target)}"
        case SetValue():
            return f"Set {_which(action.target)} to {_value(action.value)}"
        case Type():
            return f"Type {action.text} into {_which(action.target)}, without Enter"
        case Send():
            return f"Send {action.text} in {_which(action.target)}"
        case Upload(files=()):
            return f"Remove the file from {_which(action.target)}"
        case Upload():
            return f"Upload the file {action.files[0].name} to {_which(action.target)}"
        case SelectTab():
            return f"Open {_which(action.target)}"
        case Expander():
            return f"{'Open' if action.open else 'Close'} {_which(action.target)}"
        case GoToPage():
            return f"Go to the page {action.title}"
        case CloseDialog():
            return "Close the dialog"
        case Reload():
            return "Reload the app"
        case Rerun():
            return "Rerun the app"
        case Wait():
            return "Wait until the app runs by itself"
        case _:
            words = action.words()
            return words[0].upper() + words[1:]


def _data(action: Action) -> dict[str, Any]:
    data: dict[str, Any] = {}
    match action:
        case Click() | Submit() | Download():
            data = {"click": action.target.label}
        case Fill():
            data = {"fill": action.target.label, "to": _plain(action.value)}
        case SetValue():
            data = {"set": action.target.label, "to": _plain(action.value)}
        case Send():
            data = {"set": action.target.label, "to": action.text}
        case Type():
            data = {"type": action.target.label, "to": action.text}
        case Upload(files=(file, *_)):
            content = file.content.decode("utf-8", "replace")
            data = {"upload": action.target.label, "file": file.name, "content": content}
        case SelectTab() | Expander():
            data = {"open": action.target.label}
        case GoToPage():
            data = {"go": action.title}
        case Reload():
            data = {"reload": True}
    target = getattr(action, "target", None)
    if data and target is not None and target.nth > 1:
        data["nth"] = target.nth
    return data


def _which(target: Target) -> str:
    name = target.label or f"the {target.kind}"
    return name if target.nth == 1 else f"{name} (number {target.nth})"


def _value(value: object) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(_value(one) for one in value) or "nothing"
    if value is None or value == "":
        return "nothing"
    if isinstance(value, date | time | datetime):
        return value.isoformat()
    return str(value)


def _plain(value: object) -> Any:
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, date | time | datetime):
        return value.isoformat()
    return "" if value is None else value

"""Notes what widget calls return, which identities the widgets have, and what else is drawn."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from streamlit.runtime.state.session_state import SessionState

from settled._internal.display import display, shorten
from settled._internal.record_shape import MAX_DRAWN, Record
from settled._internal.session import changes, current, current_run, safely


def on_identity(original: Callable[..., str], *args: Any, **arguments: Any) -> str:
    """Stand around `_compute_element_id`, which makes an identity of a widget's arguments."""
    identity = original(*args, **arguments)
    _note_identity(identity, arguments)
    return identity


@safely
def _note_identity(identity: str, arguments: dict[str, Any]) -> None:
    if here := current():
        here[1].arguments[identity] = {
            name: shorten(str(value))
            for name, value in arguments.items()
            if name != "active_script_hash"
        }


def on_widget(
    original: Callable[..., Any], state: Any, metadata: Any, *more: Any, **kw: Any
) -> Any:
    """Stand around `SessionState.register_widget`, which gives what a widget call returns."""
    result = original(state, metadata, *more, **kw)
    _note_widget(state, metadata.id, kw.get("user_key", more[0] if more else None), result.value)
    return result


@safely
def _note_widget(state: SessionState, identity: str, key: str | None, value: object) -> None:
    found = current_run(state)
    if found is None:
        return
    session, run = found
    known = session.widgets.get(identity)
    widget: Record = {"kind": "", "label": "", "identity": 1, "value": display(value)}
    if key is not None:
        widget["key"] = shorten(key)
    if known is None:
        widget["new"] = True
    else:
        widget |= {name: known[name] for name in ("kind", "label", "identity")}
    run.widgets[identity] = widget
    if (step := run.step()) is None:
        return
    drawn = step.setdefault("widgets", [])
    if len(drawn) == MAX_DRAWN:
        run.record["more"] = True
        return
    place = step.get("file", ""), step["line"], len(drawn)
    drawn.append(widget)
    before = session.places.get(place)
    run.places[place] = identity
    if known is None and before is not None:
        old, new = (session.arguments.get(one, {}) for one in (before, identity))
        if differs := changes(old, new):
            widget["differs"] = differs


def on_message(state: SessionState, message: Any) -> None:
    """Note what a message to the browser draws, and as whom a widget is drawn."""
    found = current_run(state)
    if found is None:
        return
    session, run = found
    session.add_to_page(message)
    if message.WhichOneof("type") != "delta":
        return
    part = message.delta.WhichOneof("type")
    holder = getattr(message.delta, part, None) if part in ("new_element", "add_block") else None
    name = holder.WhichOneof("type") if holder is not None else None
    if holder is None or name is None:
        return
    element = getattr(holder, name)
    kind = _kind(name, element)
    identity = getattr(element, "id", "")
    if widget := run.widgets.get(identity):
        label = str(getattr(element, "label", "") or getattr(element, "placeholder", ""))
        known = session.identities.setdefault((kind, label, widget.get("key")), [])
        if identity not in known:
            known.append(identity)
        widget |= {"kind": kind, "label": shorten(label), "identity": known.index(identity) + 1}
    elif (step := run.step()) is not None and (text := _text(element)):
        drawn = step.setdefault("drawn", [])
        if len(drawn) < MAX_DRAWN:
            drawn.append([kind, shorten(text)])
        else:
            run.record["more"] = True


def _kind(name: str, element: Any) -> str:
    if name == "alert":
        return str(type(element).Format.Name(element.format)).lower()
    if name == "checkbox" and element.type == type(element).StyleType.Value("TOGGLE"):
        return "toggle"
    return {"markdown": "text", "button_group": "pills"}.get(name, name.replace("_", " "))


def _text(element: Any) -> str:
    for name in ("label", "body", "message", "text"):
        if isinstance(said := getattr(element, name, None), str) and said:
            return said
    return ""

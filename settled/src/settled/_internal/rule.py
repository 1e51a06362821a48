"""Settled: the rule behind every widget that updates only on every second input.

After an input, an app is *settled* if a further rerun without any input would change nothing:
the same elements with the same values, the same widget identities, the same session state. Two
things may differ, because they last for one script run by design: that a button was pressed,
and what was just said in a chat input. What an app *draws* because of them counts.

This file stands alone, because it also runs inside the browser, where `AppTest.run` is a
coroutine. `picture` and `differences` only look and compare. The drivers are `unsettled`,
`unsettled_async` and, for a yes or no, `settled`: they make one more rerun. `would_change` makes
it with a copy and leaves the app as it is.
"""

from __future__ import annotations

import copy
import inspect
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from typing import Any

_MOMENTARY = ("button", "download_button", "menu_button", "chat_input")
"""Types of AppTest whose value is gone after one script run."""

_OF_ONE_RUN = frozenset(
    ["id", "set_value", "value", "values", "raw_value", "raw_values", "string_value", "default"]
)
"""Fields of an element's message that the identity or the value stand for, or that tell the
browser in this run alone to show another value."""


@dataclass(frozen=True)
class Item:
    """One element or container of a page, as plain data that can be compared and kept."""

    kind: str
    """Its type in a reader's words: `slider`, `text`, `error`, `tab`."""
    says: str
    """Its label or its text."""
    identity: str
    """What Streamlit recognizes it by; empty for what keeps no state."""
    value: object
    looks: tuple[tuple[str, object], ...]
    """All else that is sent to the browser, by the name of the field."""

    def words(self) -> str:
        """Name it in a sentence."""
        return f"the {self.kind} “{self.says}”" if self.says else f"the {self.kind}"


@dataclass(frozen=True)
class Picture:
    """A page and its session state at one moment."""

    items: tuple[Item, ...]
    """What is on the page, in its order."""
    state: Mapping[str, object]
    """What the app can read in session state, without what buttons and chat inputs put there."""


def picture(at: Any) -> Picture:
    """Take down what an `AppTest` shows and holds now, as data that later runs do not change."""
    # AppTest has no public way to go through everything in the order of the page.
    nodes = list(at._tree)
    momentary = {node.key for node in nodes if node.type in _MOMENTARY and node.key}
    state = at.session_state.filtered_state
    return Picture(
        items=tuple(_item(node) for node in nodes if getattr(node, "proto", None) is not None),
        state={key: _still(state[key]) for key in sorted(state) if key not in momentary},
    )


def differences(before: Picture, after: Picture) -> list[str]:
    """Say what a rerun that led from one picture to the other has changed; nothing if settled."""
    return [
        *_differing_widgets(before.items, after.items),
        *_differing_rest(before.items, after.items),
        *_differing_state(before.state, after.state),
    ]


def unsettled(at: Any) -> list[str]:
    """Rerun the app without an input and say what that changed; nothing if it was settled.

    Raises:
        RuntimeError: the script did not finish in time.
    """
    before = picture(at)
    at.run()
    return differences(before, picture(at))


def settled(at: Any) -> bool:
    """Whether a rerun without an input changes nothing."""
    return not unsettled(at)


async def unsettled_async(at: Any) -> list[str]:
    """Do what `unsettled` does, where `AppTest.run` may be a coroutine: in the browser."""
    before = picture(at)
    running = at.run()
    if inspect.isawaitable(running):
        await running
    return differences(before, picture(at))


async def would_change_async(at: Any) -> list[str]:
    """Do what `would_change` does, where `AppTest.run` may be a coroutine: in the browser."""
    return await unsettled_async(_twin(at))


def would_change(at: Any) -> list[str]:
    """Say what a rerun without an input would change, and make none in this app.

    What lives outside a session is shared: files, caches, the variables of modules.

    Raises:
        RuntimeError: the script did not finish in time.
        TypeError: something in session state cannot be copied.
    """
    return unsettled(_twin(at))


def _twin(at: Any) -> Any:
    twin = copy.copy(at)
    state = copy.deepcopy(at.session_state._state)
    twin.session_state = type(at.session_state)(state, lambda: None)
    # A tree runs the app it belongs to (element_tree.py, ElementTree.run).
    twin._tree = copy.copy(at._tree)
    twin._tree._runner = twin
    return twin


def _item(node: Any) -> Item:
    identity = str(getattr(node.proto, "id", "") or "")
    is_widget = hasattr(node, "_widget_state")
    value = _value(node) if is_widget and node.type not in _MOMENTARY else None
    fields = node.proto.ListFields() if hasattr(node.proto, "ListFields") else []
    looks = {field.name: str(content) for field, content in fields if field.name not in _OF_ONE_RUN}
    says = _says(node.proto)
    return Item(
        kind={"markdown": "text"}.get(node.type, node.type.replace("_", " ")),
        says=says,
        identity=identity,
        value=value,
        looks=tuple(sorted((name, look) for name, look in looks.items() if look != says)),
    )


def _says(proto: Any) -> str:
    """Give the label or the text of an element's message."""
    for name in ("label", "body", "message", "placeholder"):
        if isinstance(said := getattr(proto, name, None), str) and said:
            return said
    return ""


def _value(widget: Any) -> object:
    try:
        return _still(widget.value)
    except (KeyError, ValueError):
        # A widget that a cached function drew has none in a run that replays it.
        return "unknown"


def _differing_widgets(before: Iterable[Item], after: Iterable[Item]) -> list[str]:
    """Compare what has an identity, matched by it, else by type and label in their order."""
    old, new = [[item for item in items if item.identity] for items in (before, after)]
    kept = {item.identity for item in new}
    known = {item.identity: item for item in old}
    free = [item for item in old if item.identity not in kept]
    said = []
    for item in new:
        was = known.get(item.identity)
        if was is None:
            was = next((o for o in free if (o.kind, o.says) == (item.kind, item.says)), None)
            if was is None:
                said.append(f"{item.words()} would appear")
                continue
            free.remove(was)
            said.append(f"{item.words()} would be replaced by a new one")
        if was.value != item.value:
            said.append(f"{item.words()} would show {_say(item.value)}, not {_say(was.value)}")
        if was.says != item.says:
            said.append(f"{was.words()} would be called “{item.says}”")
        for name in _differing_keys(dict(was.looks), dict(item.looks)):
            if name == "disabled":
                now = "disabled" if dict(item.looks).get(name) else "enabled"
                said.append(f"{item.words()} would be {now}")
            else:
                said.append(f"{item.words()} would have another {name.replace('_', ' ')}")
    return said + [f"{item.words()} would go away" for item in free]


def _differing_rest(before: Iterable[Item], after: Iterable[Item]) -> list[str]:
    """Compare everything in its order; of what has an identity, only where it is."""
    old, new = [
        [(item.kind, item.says, item.looks if not item.identity else ()) for item in items]
        for items in (before, after)
    ]
    said = []
    for change, i, j, k, m in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        gone = [_name(*entry[:2]) for entry in old[i:j]]
        come = [_name(*entry[:2]) for entry in new[k:m]]
        if change == "replace" and len(gone) == len(come):
            said += [
                f"{one} would become {other}" if one != other else f"{one} would look different"
                for one, other in zip(gone, come, strict=True)
            ]
        elif change != "equal":
            said += [f"{one} would go away" for one in gone]
            said += [f"{one} would appear" for one in come]
    # What has an identity was told already, with what matters about it.
    told = {_name(i.kind, i.says) for items in (before, after) for i in items if i.identity}
    return [line for line in said if not any(line.startswith(name) for name in told)]


def _differing_state(before: Mapping[str, object], after: Mapping[str, object]) -> list[str]:
    said = []
    for key in _differing_keys(before, after):
        if key not in after:
            said.append(f"session state “{key}” would be gone")
        elif key not in before:
            said.append(f"session state “{key}” would be new: {_say(after[key])}")
        else:
            said.append(
                f"session state “{key}” would be {_say(after[key])}, not {_say(before[key])}"
            )
    return said


def _differing_keys(before: Mapping[str, object], after: Mapping[str, object]) -> list[str]:
    absent = object()
    keys = dict.fromkeys([*before, *after])
    return [key for key in keys if before.get(key, absent) != after.get(key, absent)]


def _name(kind: str, says: str) -> str:
    return Item(kind, says, "", None, ()).words()


def _say(value: object) -> str:
    return repr(value)


_DEPTH = 6
"""How deep a value is looked into. Deeper, its `repr` has to do."""


def _still(value: object, depth: int = 0) -> object:
    """Give a copy of a value that can be compared and that nobody changes later."""
    if value is None or isinstance(value, bool | int | float | str | bytes):
        return value
    still: object = repr(value)
    if depth > _DEPTH:
        pass
    elif isinstance(value, Mapping):
        still = {str(key): _still(one, depth + 1) for key, one in value.items()}
    elif isinstance(value, list | tuple):
        still = [_still(one, depth + 1) for one in value]
    elif isinstance(value, set | frozenset):
        still = sorted(repr(_still(one, depth + 1)) for one in value)
    elif isinstance(value, Enum):
        still = f"{type(value).__name__}.{value.name}"
    elif hasattr(value, "file_id"):
        still = f"file {getattr(value, 'name', '')}"
    elif hasattr(value, "__dict__"):
        fields = {name: _still(one, depth + 1) for name, one in vars(value).items()}
        still = {"type": type(value).__name__} | fields
    return still

"""Says in words what is not the same in two captures of an app."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher

from settled._internal.capture import Capture, Element
from settled._internal.tabular import Tabular


def differences(before: Capture, after: Capture) -> list[str]:
    """Say what a rerun that led from one capture to the other has changed.

    Returns:
        One sentence's part each, as “the slider “N” would show 2, not 1”; nothing if it changed
        nothing.
    """
    return [
        *_differing_widgets(before.elements, after.elements),
        *_differing_rest(before.elements, after.elements),
        *_differing_state(before.session_state, after.session_state),
    ]


def _differing_widgets(before: Iterable[Element], after: Iterable[Element]) -> list[str]:
    """Compare what has an identity, matched by it, else by type and label in their order."""
    old, new = [[one for one in elements if one.identity] for elements in (before, after)]
    kept = {one.identity for one in new}
    known = {one.identity: one for one in old}
    free = [one for one in old if one.identity not in kept]
    said = []
    for one in new:
        was = known.get(one.identity)
        if was is None:
            was = next((o for o in free if (o.kind, o.text) == (one.kind, one.text)), None)
            if was is None:
                said.append(f"{one.words()} would appear")
                continue
            free.remove(was)
            said.append(f"{one.words()} would be replaced by a new one")
        if was.value != one.value:
            said.append(f"{one.words()} would show {_instead(was.value, one.value)}")
        if was.text != one.text:
            said.append(f"{was.words()} would be called “{one.text}”")
        for name in _differing_keys(dict(was.properties), dict(one.properties)):
            if name == "disabled":
                now = "disabled" if dict(one.properties).get(name) else "enabled"
                said.append(f"{one.words()} would be {now}")
            else:
                said.append(f"{one.words()} would have another {name.replace('_', ' ')}")
    return said + [f"{one.words()} would go away" for one in free]


def _differing_rest(before: Iterable[Element], after: Iterable[Element]) -> list[str]:
    """Compare everything in its order; of what has an identity, only where it is."""
    old, new = [
        [(one.kind, one.text, one.properties if not one.identity else ()) for one in elements]
        for elements in (before, after)
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
    told = {one.words() for elements in (before, after) for one in elements if one.identity}
    return [line for line in said if not any(line.startswith(name) for name in told)]


def _differing_state(before: Mapping[str, object], after: Mapping[str, object]) -> list[str]:
    said = []
    for key in _differing_keys(before, after):
        if key not in after:
            said.append(f"session state “{key}” would be gone")
        elif key not in before:
            said.append(f"session state “{key}” would be new: {after[key]!r}")
        else:
            said.append(f"session state “{key}” would be {_instead(before[key], after[key])}")
    return said


def _instead(before: object, after: object) -> str:
    """Say what a value is now, and what it was or where it differs."""
    if repr(before) != repr(after):
        return f"{after!r}, not {before!r}"
    parts: list[str] = []
    if isinstance(before, Tabular) and isinstance(after, Tabular):
        parts = before.differing_parts(after)
    where = f" in {_listed(parts)}" if parts else ""
    return f"{after!r} with other contents{where}"


def _differing_keys(before: Mapping[str, object], after: Mapping[str, object]) -> list[str]:
    absent = object()
    keys = dict.fromkeys([*before, *after])
    return [key for key in keys if before.get(key, absent) != after.get(key, absent)]


def _listed(words: list[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if words[1:] else words)


def _name(kind: str, text: str) -> str:
    return Element(kind, text, "", None, ()).words()

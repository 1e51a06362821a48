"""Compares what is seen with what a scenario says of it.

`browser/page/player/compare.mjs` does the same for the reader who plays a scenario.
"""

from __future__ import annotations

from live_demos.scenario.model import LINES, MARKS, Seen, Value
from live_demos.scenario.wording import say_shown

REST = "…"
"""At the end of a label or a line, it stands for whatever follows."""


def matches(pattern: str, actual: str) -> bool:
    """Whether a label or a line is meant by what a scenario says of it."""
    if pattern.endswith(REST):
        return actual.startswith(pattern.removesuffix(REST))
    return pattern == actual


def differences(expected: Seen, actual: Seen) -> list[str]:
    """Say how what is seen differs from what is expected; nothing if it does not."""
    found = [
        f"{label} {say_shown(actual.widgets.get(label))}, expected: {say_shown(value)}"
        for label, value in expected.widgets.items()
        if not _same(value, actual.widgets.get(label))
    ]
    found += [
        f"{label} {say_shown(value)}, expected: not on the page"
        for label, value in actual.widgets.items()
        if label not in expected.widgets
    ]
    for kind in LINES:
        wanted, there = getattr(expected, kind), getattr(actual, kind)
        if len(wanted) != len(there) or not all(
            _same_line(kind, *both) for both in zip(wanted, there, strict=True)
        ):
            found.append(f"{kind} is {list(there)}, expected: {list(wanted)}")
    for mark in MARKS:
        wanted, there = getattr(expected, mark), getattr(actual, mark)
        if wanted != there:
            found.append(f"{mark} is {sorted(there)}, expected: {sorted(wanted)}")
    return found


def common(never: Seen, actual: Seen) -> list[str]:
    """Say what of the things that must never be seen is seen."""
    found = [
        f"{label} {say_shown(value)}"
        for label, value in never.widgets.items()
        if label in actual.widgets and _same(value, actual.widgets[label])
    ]
    for kind in LINES:
        found += [
            f"{kind} “{there}”"
            for line in getattr(never, kind)
            for there in getattr(actual, kind)
            if _same_line(kind, line, there)
        ]
    for mark in MARKS:
        found += [f"{label} is {mark}" for label in getattr(never, mark) & getattr(actual, mark)]
    return found


def _same(expected: Value, actual: Value | None) -> bool:
    if isinstance(expected, bool) or isinstance(actual, bool):
        return expected is actual
    if isinstance(expected, str) and isinstance(actual, str):
        return matches(expected, actual)
    nothing: tuple[Value, ...] = ("", ())
    return expected == actual or (expected in nothing and actual in nothing)


def _same_line(kind: str, expected: str, actual: str) -> bool:
    if kind != "exception":
        return matches(expected, actual)
    # Markdown's marks for code are on the page as another font, and in settled's model as they are.
    bare = [" ".join(line.replace("`", "").split()) for line in (expected, actual)]
    return bare[1].startswith(bare[0].removesuffix(REST))

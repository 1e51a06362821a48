"""What comes one rerun late, and where the browser and Python have different values."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator

from settled._internal.browser import wire
from settled._internal.browser.actions import Rerun
from settled._internal.browser.page import Item, Page
from settled._internal.doctor.context import Context, masked, without_zeros
from settled._internal.doctor.detect.lost import fails, is_told, renamed, said
from settled._internal.doctor.symptom import Symptom
from settled._internal.doctor.walk import Walk

Shown = tuple[str, str, str, bool, str]
"""Kind, text, value, whether it is disabled, and what else is sent."""


def late(walk: Walk, context: Context) -> Iterator[Symptom]:
    """A rerun without input shows what no page before it had.

    Innocent: a message of one run, which that rerun takes away; what changes in every rerun; what a
    further rerun changes again; a widget that has lost its input, which is told as that. Session
    state alone does not count: nobody sees it.
    """
    steps = walk.steps
    if len(steps) < 3 or not isinstance(steps[-1].action, Rerun):
        return
    step, caused = steps[-1], steps[-2]
    if caused.action is None or caused.before is None or isinstance(caused.action, Rerun):
        return
    if fails(step) or step.page.exceptions or caused.page.exceptions:
        return
    after, now = shown_items(caused.page, context), shown_items(step.page, context)
    known = after
    for earlier in steps[:-2]:
        # The page before the input may hold a message of one run itself.
        known = known | shown_items(earlier.page, context)
    new = now - known
    if not new:
        return
    item, is_widget = _first_new(step.page, context, new)
    if item is None or any(renamed(walk, context)):
        return
    old = after - now
    gone = [one for one in old if one[0] == item.kind]
    yield Symptom(
        "late",
        item.target if is_widget else caused.target,
        _words_before(item, gone, is_widget),
        _words_now(item, is_widget),
        facts={
            "item": item,
            "new": list(new),
            "old": list(old),
            "caused": caused.action,
        },
    )


def differs(walk: Walk, context: Context) -> Iterator[Symptom]:
    """A rerun without input gives Python another value of a widget: the browser had that all along.

    Innocent: buttons and chat inputs, whose value lasts for one run; values that code assigns in
    each run; uploads; what changes in every rerun.
    """
    steps = walk.steps
    if len(steps) < 2 or not isinstance(steps[-1].action, Rerun):
        return
    step, caused = steps[-1], steps[-2]
    if fails(step) or caused.page.exceptions or isinstance(caused.action, Rerun):
        return
    before, now = _values(walk, caused), step.notes.last()
    for identity, given in now.items():
        item = next((o for o in step.page.widgets if o.identity == identity), None)
        if item is None or item.name in wire.TRIGGERS or item.name in wire.UPLOADERS:
            continue
        if identity not in before or before[identity] == given.value or given.assigned:
            continue
        if is_told(item) or item.key in context.restless_state:
            continue
        yield Symptom(
            "differs",
            item.target,
            f"Python has {said(before[identity])}, and {item.words()} shows {said(item.value)}",
            "both have the same",
            facts={"python": before[identity], "browser": item.value},
        )


def _values(walk: Walk, caused: object) -> dict[str, object]:
    """Give what Python had of each widget before the last step, by its identity."""
    values: dict[str, object] = {}
    for step in walk.steps[:-1]:
        for identity, given in step.notes.last().items():
            values[identity] = given.value
        # What code has set since the widget was drawn is what Python has.
        keyed = {one.key: one.identity for one in step.page.widgets if one.key}
        for key, identity in keyed.items():
            if key in step.state and identity in values:
                values[identity] = step.state[key]
    return values


def shown_items(page: Page, context: Context) -> Counter[Shown]:
    """Count what a person sees on a page, without what changes by itself."""
    return Counter(
        _as_shown(item)
        for item in page.items
        if (item.text or item.is_widget or item.properties) and not context.is_restless(item)
    )


def _as_shown(item: Item) -> Shown:
    value = repr(item.value) if item.is_widget and item.name not in wire.TRIGGERS else ""
    # Of a container, whether it is open is told elsewhere.
    is_plain = item.open is not None or (item.text and not item.properties)
    more = "" if item.is_widget or is_plain else repr(item.properties)
    options = repr(item.options) if item.is_widget else more
    return item.kind, without_zeros(item.text), without_zeros(value), item.disabled, options


def _first_new(page: Page, context: Context, new: Counter[Shown]) -> tuple[Item | None, bool]:
    items = [one for one in page.items if _as_shown(one) in new and not context.is_restless(one)]
    texts = [one for one in items if not one.is_widget and one.text]
    widgets = [one for one in items if one.is_widget]
    if widgets:
        return widgets[0], True
    return next(iter(texts or items), None), False


def _words_before(item: Item, gone: list[Shown], is_widget: bool) -> str:
    alike = [one for one in gone if one[1] == item.text or masked(one[1]) == masked(item.text)]
    if is_widget:
        if alike and alike[0][3] != item.disabled:
            return f"{item.words()} is {'enabled' if item.disabled else 'disabled'}"
        if alike and alike[0][2]:
            return f"{item.words()} shows {said(_value(alike[0][2]))}"
        return f"{item.words()} is not there"
    was = next(iter(alike or gone), None)
    if not item.text:
        return f"the {item.kind} is as before" if was else f"the {item.kind} is not there"
    if was and was[1]:
        return f"the {item.kind} “{was[1]}” is still there"
    return f"the {item.kind} “{item.text}” is not there"


def _value(text: str) -> object:
    """Give a value from its `repr`, or the text if it is none of a plain value."""
    try:
        return ast.literal_eval(text)
    except (SyntaxError, ValueError):
        return text


def _words_now(item: Item, is_widget: bool) -> str:
    after = "as after one more rerun"
    if is_widget and item.disabled:
        return f"{item.words()} is disabled, {after}"
    if is_widget and item.value not in (None, ""):
        return f"{item.words()} shows {said(item.value)}, {after}"
    if not is_widget and not item.text:
        return f"the {item.kind} has changed, {after}"
    words = item.words() if is_widget else f"the {item.kind} “{item.text}”"
    return f"{words} is there, {after}"

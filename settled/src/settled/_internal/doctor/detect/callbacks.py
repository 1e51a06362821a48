"""Callbacks that get a value from before the input."""

from __future__ import annotations

from collections.abc import Iterator

from settled._internal.browser.actions import Click, Fill, SetValue, Submit, Target
from settled._internal.comparable import comparable
from settled._internal.doctor.context import Context
from settled._internal.doctor.detect.lost import said
from settled._internal.doctor.origins import origins
from settled._internal.doctor.symptom import Symptom
from settled._internal.doctor.walk import Step, Walk, found


def old_arguments(walk: Walk, context: Context) -> Iterator[Symptom]:
    """A callback's argument comes from a widget that this input has changed, and has the old value.

    Innocent: an argument that comes from something else, and one that has the new value.
    """
    step = walk.last
    if step.before is None or not step.notes.called:
        return
    for called in step.notes.called:
        item = next((o for o in step.before.widgets if o.identity == called.identity), None)
        drawn = context.call(item.kind, item.text, item.key) if item else None
        if item is None or drawn is None or not called.arguments:
            continue
        name, call = drawn
        source = context.sources[name]
        given = call.argument("args") or call.argument("kwargs")
        if given is None:
            continue
        read = origins(source, given)
        keys = {one.name for one in read if one.kind == "state"}
        labels = {o.widget.label for o in read if o.widget is not None}
        for target, value in _changed(walk, step):
            changed = found(step.before, target)
            if changed is None:
                continue
            if changed.key not in keys and changed.text not in labels:
                continue
            new, old = comparable(value), comparable(changed.value)
            before = _value_before(walk, changed.identity)
            stale = [a for a in called.arguments if a in (old, before) and a != new]
            if stale:
                yield Symptom(
                    "old arguments",
                    item.target,
                    f"the callback “{called.name}” gets {said(stale[0])}",
                    f"it gets {said(value)}",
                    "form-callback-args",
                )
                break


def _changed(walk: Walk, step: Step) -> Iterator[tuple[Target, object]]:
    """Go through the widgets that the input has changed, with their new values."""
    if isinstance(step.action, SetValue):
        yield step.action.target, step.action.value
    if isinstance(step.action, Submit | Click):
        for earlier in reversed(walk.steps[:-1]):
            if not isinstance(earlier.action, Fill):
                break
            yield earlier.action.target, earlier.action.value


def _value_before(walk: Walk, identity: str) -> object:
    for step in reversed(walk.steps[:-1]):
        if (given := step.notes.last().get(identity)) is not None:
            return given.value
    return None

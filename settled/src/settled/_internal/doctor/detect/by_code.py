"""Widgets that should follow what code says, and do not because a person has used them."""

from __future__ import annotations

from collections.abc import Iterator

from settled._internal.browser.actions import Click
from settled._internal.doctor.context import Context
from settled._internal.doctor.detect.lost import fails, is_told, said, same_value, shown_default
from settled._internal.doctor.detect.others import touched
from settled._internal.doctor.origins import origins
from settled._internal.doctor.symptom import Symptom
from settled._internal.doctor.walk import Walk, found


def untouched_default(walk: Walk, context: Context) -> Iterator[Symptom]:
    """A button's callback sets what a widget's default reads, and the widget shows another value.

    It has a new default only if that is another one than before, so a widget that was used keeps
    its value. Innocent: a default that the callback does not set, or sets to what is shown.
    """
    step = walk.last
    if step.before is None or not isinstance(step.action, Click) or fails(step):
        return
    button = found(step.before, step.target)
    drawn = context.call(button.kind, button.text, button.key) if button else None
    if drawn is None or button is None:
        return
    name, call = drawn
    source = context.sources[name]
    function = source.functions.get(getattr(call.callback, "id", ""))
    if function is None or not any(o.identity == button.identity for o in step.notes.called):
        return
    sets = {w.key for w in source.state_writes if source.function(w.node) is function}
    for target in touched(walk):
        before, after = found(step.before, target), found(step.page, target)
        if before is None or after is None or before.identity != after.identity or target.key:
            continue
        default = shown_default(after)
        if is_told(after) or same_value(after.value, default) or after.form:
            continue
        widget = context.call(after.kind, after.text, after.key)
        if widget is None or widget[0] != name or widget[1].default is None:
            continue
        read = {one.name for one in origins(source, widget[1].default) if one.kind == "state"}
        if read & sets and not any(
            one.kind == "widget" for one in origins(source, widget[1].default)
        ):
            boxes = after.kind in ("checkbox", "toggle")
            yield Symptom(
                "untouched default",
                after.target,
                f"{after.words()} still shows {said(after.value)}",
                f"it shows {said(default)}, which the button has set",
                "tick-all-buttons" if boxes else "nudge-too-late",
                {"keys": sorted(read & sets)},
            )

"""A value that is gone once its widget was not drawn."""

from __future__ import annotations

from collections.abc import Iterator

from settled._internal.browser.actions import Click, Fill, GoToPage, Reload, SetValue, Submit
from settled._internal.doctor.context import Context
from settled._internal.doctor.detect.lost import fails, is_told, said, same_value
from settled._internal.doctor.symptom import Symptom
from settled._internal.doctor.walk import Walk, found


def forgotten_when_hidden(walk: Walk, context: Context) -> Iterator[Symptom]:
    """A widget that was set, hidden and shown again begins anew, though its key is counted on.

    Counted on: another line reads the key, or both pages draw a widget with it. Innocent: a widget
    without a key, of which nobody reads the value while it is hidden; dialogs, which begin anew
    by design; what code has assigned.
    """
    step = walk.last
    if step.before is None or fails(step) or isinstance(step.action, Fill | Reload):
        return
    for place, earlier in enumerate(walk.steps[:-1]):
        action = earlier.action
        if not isinstance(action, SetValue) or isinstance(action, Fill) or not action.target.key:
            continue
        target = action.target
        shown = found(earlier.page, target)
        after = found(step.page, target)
        if shown is None or after is None or not same_value(shown.value, action.value):
            continue
        between = walk.steps[place + 1 : -1]
        if any(isinstance(one.action, Reload) or one.target == target for one in between):
            continue
        by_page = isinstance(step.action, GoToPage)
        hidden = [one for one in between if found(one.page, target) is None]
        if not hidden and not by_page:
            continue
        if step.target == target or same_value(after.value, action.value) or is_told(after):
            continue
        if any(words.startswith("dialog") for words in after.path):
            continue
        if by_page and not hidden and after.identity == shown.identity:
            continue
        if not _counted_on(context, target.key or "", by_page):
            continue
        if not by_page and any(isinstance(o.action, Submit | Click) for o in [*between, step]):
            continue
        pages = by_page or any(isinstance(one.action, GoToPage) for one in between)
        yield Symptom(
            "forgotten",
            after.target,
            f"{after.words()} shows {said(after.value)}",
            f"it still shows {said(action.value)}",
            "pages-forget" if pages else "hidden-widget-forgets",
        )


def _counted_on(context: Context, key: str, by_page: bool) -> bool:
    drawn = sum(
        one.constant_key == key for source in context.sources.values() for one in source.widgets
    )
    return context.reads_key(key) or by_page or drawn > 1

"""Another widget than the one that was used has lost its value, or another row has it."""

from __future__ import annotations

from collections.abc import Iterator

from settled._internal.browser.actions import (
    Click,
    Fill,
    GoToPage,
    Reload,
    Rerun,
    SetValue,
    Submit,
    Target,
)
from settled._internal.browser.page import Item, Page
from settled._internal.doctor.context import Context
from settled._internal.doctor.detect.lost import (
    default_sent,
    fails,
    is_told,
    said,
    same_value,
    shown_default,
)
from settled._internal.doctor.symptom import Symptom
from settled._internal.doctor.walk import Walk, found


def touched(walk: Walk) -> dict[Target, object]:
    """Give what a person has set in this session and that was kept, by the widget.

    The last step is left out: it is the one that is looked at.
    """
    kept: dict[Target, object] = {}
    for step in walk.steps[:-1]:
        if isinstance(step.action, Reload):
            kept.clear()
        elif isinstance(step.action, SetValue) and not isinstance(step.action, Fill):
            item = found(step.page, step.action.target)
            if item is not None and same_value(item.value, step.action.value):
                kept[step.action.target] = step.action.value
            else:
                kept.pop(step.action.target, None)
        elif step.action is not None:
            for target in list(kept):
                item = found(step.page, target)
                if item is not None and not same_value(item.value, kept[target]):
                    del kept[target]
    return kept


def other_lost(walk: Walk, context: Context) -> Iterator[Symptom]:
    """A widget that a person has set is a new one after an input that was made elsewhere.

    Innocent: a value that code has assigned; a choice that is no option any more, or a number
    outside the new limits; a default that was computed anew, which is what it is computed for;
    a form that was sent; a widget with another key.
    """
    step = walk.last
    if step.before is None or step.action is None or fails(step):
        return
    if isinstance(step.action, Fill | Reload | GoToPage):
        return
    for target, value in touched(walk).items():
        if target == step.target:
            continue
        before, after = found(step.before, target), found(step.page, target)
        if before is None or after is None or before.identity == after.identity:
            continue
        if same_value(after.value, value) or is_told(after) or before.form:
            continue
        if not same_value(before.value, value) or not _possible(after, value):
            continue
        restless = isinstance(step.action, Rerun)
        if not restless and default_sent(before) != default_sent(after):
            continue
        yield Symptom(
            "new in each run" if restless else "other lost",
            before.target,
            f"{after.words()} shows {said(after.value)}",
            f"it still shows {said(value)}",
            facts={"identities": (before.identity, after.identity)},
        )
    yield from _lost_in_form(walk)


def other_row(walk: Walk, context: Context) -> Iterator[Symptom]:
    """What was set in one row is shown in another one.

    Innocent: a widget that is renamed, while no other one goes away.
    """
    step = walk.last
    if step.before is None or not isinstance(step.action, Click) or fails(step):
        return
    for target, value in touched(walk).items():
        before = found(step.before, target)
        if before is None or target.key is None or is_told(before):
            continue
        same = next((one for one in step.page.items if one.identity == before.identity), None)
        gone = len(step.page.widgets) < len(step.before.widgets)
        if same is None or same.text == before.text or not gone or not same.text:
            continue
        was = next((o for o in step.before.widgets if o.text == same.text), None)
        if (
            was is not None
            and not same_value(was.value, same.value)
            and same_value(same.value, value)
        ):
            yield Symptom(
                "other row",
                same.target,
                f"{same.words()} shows {said(same.value)}, which was set in “{before.text}”",
                f"it still shows {said(was.value)}",
                "row-keys-by-position",
            )


def default_ignored(walk: Walk, context: Context) -> Iterator[Symptom]:
    """A widget with a key has got another default, and goes on showing the old one.

    Innocent: a widget that a person has set, or code has; a default that is the widget's own value.
    """
    step = walk.last
    if step.before is None or step.action is None or fails(step):
        return
    set_by_person = touched(walk)
    for after in step.page.widgets:
        before = next((o for o in step.before.widgets if o.identity == after.identity), None)
        if before is None or after.key is None or after.value is None or after.form:
            continue
        if before.target in set_by_person or after.target == step.target:
            continue
        old, new = shown_default(before), shown_default(after)
        if (
            default_sent(before) == default_sent(after)
            or same_value(old, new)
            or not same_value(before.value, old)
            or same_value(after.value, new)
        ):
            continue
        if is_told(after) or isinstance(step.action, Rerun) or not _possible(after, new):
            continue
        yield Symptom(
            "default ignored",
            after.target,
            f"{after.words()} still shows {said(after.value)}",
            f"it shows its new default, {said(new)}",
            "keyed-default-ignored",
        )


def _lost_in_form(walk: Walk) -> Iterator[Symptom]:
    """A field of a form has become another one by what another field of it has sent."""
    step = walk.last
    if not isinstance(step.action, Submit):
        return
    button = found(step.before, step.target)
    filled = [one.action.target for one in walk.steps if isinstance(one.action, Fill)]
    if button is None or step.before is None or not filled:
        return
    for before in step.before.widgets:
        if before.form != button.form or before.target in filled or before.value is None:
            continue
        after = found(step.page, before.target)
        if after is None or not after.options or after.options == before.options:
            continue
        yield Symptom(
            "options after sending",
            before.target,
            f"{after.words()} offers other options only after the form was sent",
            "it offers them as soon as the field that decides about them is changed",
            "form-not-live",
        )


def _possible(item: Item, value: object) -> bool:
    """Whether the widget could show a value: an option that is there, a number in its limits."""
    if item.options:
        many = value if isinstance(value, list | tuple) else (value,)
        return all(str(one) in item.options or one == "" for one in many)
    least, most = getattr(item.proto, "min", None), getattr(item.proto, "max", None)
    if isinstance(value, int | float) and isinstance(least, int | float):
        bounded = getattr(item.proto, "has_max", True)
        return not bounded or least <= value <= (most or 0)
    return True


def page_without(page: Page, target: Target | None) -> list[Item]:
    """Give what is on a page but for one widget."""
    return [one for one in page.items if one.target != target]

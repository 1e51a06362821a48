"""The input itself was lost: what was set is not shown, or nobody heard of it."""

from __future__ import annotations

from collections.abc import Iterator

from settled._internal.browser import wire
from settled._internal.browser.actions import Click, Download, Fill, Rerun, Send, SetValue, Submit
from settled._internal.browser.page import Item, Page
from settled._internal.comparable import comparable
from settled._internal.doctor.context import Context
from settled._internal.doctor.symptom import Symptom
from settled._internal.doctor.walk import Step, Walk, found


def lost_input(walk: Walk, context: Context) -> Iterator[Symptom]:
    """The widget shows something else than what was set, or no line of the rerun has drawn it.

    Innocent: a value that code has assigned since (the browser was told); a widget whose callback
    was called, or whose key the code reads; an input after which the script failed; a form that
    empties itself; what a run has drawn before it asked for another one.
    """
    step = walk.last
    if step.action is None or step.before is None or fails(step):
        return
    if isinstance(step.action, Submit):
        yield from _unheard(walk, context)
        yield from _lost_fields(walk)
    elif isinstance(step.action, Fill):
        return
    elif isinstance(step.action, SetValue):
        yield from _unheard(walk, context)
        before, after = found(step.before, step.target), found(step.page, step.target)
        if before is not None and after is not None:
            yield from _not_kept(before, after, step.action.value, step)
    elif isinstance(step.action, Click | Send):
        yield from _unheard(walk, context)
    elif isinstance(step.action, Download):
        yield from _gone_by_download(step, context)


def replaced_by_itself(walk: Walk, context: Context) -> Iterator[Symptom]:
    """The widget's own value makes it another widget, and only a second run hides that.

    Innocent: a widget whose key is changed on purpose, to empty it.
    """
    step = walk.last
    if not isinstance(step.action, SetValue) or isinstance(step.action, Fill) or fails(step):
        return
    before, after = found(step.before, step.target), found(step.page, step.target)
    if before is None or after is None or before.key or before.identity == after.identity:
        return
    drew_both = step.notes.drew(before.identity) and step.notes.drew(after.identity)
    if drew_both and same_value(after.value, step.action.value):
        yield Symptom(
            "replaced by itself",
            before.target,
            f"each input runs the script twice and puts a new widget in the place of "
            f"{before.words()}",
            f"{before.words()} stays the same widget",
            "rerun-workaround",
        )


def renamed(walk: Walk, context: Context) -> Iterator[Symptom]:
    """A rerun puts a widget with another label in the place of the one that was just set.

    Its own value decides about its label, say. Innocent: a widget that shows what was set; one
    with other options, which is another question; one with a key.
    """
    if len(walk.steps) < 3 or not isinstance(walk.last.action, Rerun) or fails(walk.last):
        return
    caused, step = walk.steps[-2], walk.last
    if not isinstance(caused.action, SetValue) or isinstance(caused.action, Fill):
        return
    before = found(caused.page, caused.target)
    if before is None or before.key or found(step.page, caused.target) is not None:
        return
    old, new = (_of_kind(page, before.kind) for page in (caused.page, step.page))
    after = new[old.index(before)] if len(old) == len(new) else before
    if after.identity == before.identity or after.key or after.options != before.options:
        return
    if same_value(before.value, caused.action.value) and not same_value(after.value, before.value):
        yield Symptom(
            "renamed",
            before.target,
            f"after one more rerun, {after.words()} is in the place of {before.words()}, and shows "
            f"{said(after.value)}",
            f"it still shows {said(before.value)}",
            "changing-label",
        )


def _of_kind(page: Page, kind: str) -> list[Item]:
    return [one for one in page.widgets if one.kind == kind]


def _gone_by_download(step: Step, context: Context) -> Iterator[Symptom]:
    """A download reruns the script, and in that run nothing draws its button, nor what is around.

    Innocent: a download that asks for no rerun; a button that is drawn in no other button's branch,
    which may be meant for one download.
    """
    before = found(step.before, step.target)
    if before is None or not step.notes.given or step.notes.drew(before.identity):
        return
    drawn = context.call(before.kind, before.text, before.key)
    if drawn is None or context.sources[drawn[0]].pressed(drawn[1].node) is None:
        return
    yield Symptom(
        "unheard",
        before.target,
        f"{before.words()} is gone, and so is what was drawn with it",
        "both stay on the page",
        facts={"identities": (before.identity, "")},
    )


def _not_kept(before: Item, after: Item, value: object, step: Step) -> Iterator[Symptom]:
    if same_value(after.value, value) or is_told(after) or before.identity == after.identity:
        return
    if before.key is not None and before.key != after.key:
        return
    yield Symptom(
        "lost",
        before.target,
        f"{after.words()} shows {said(after.value)}",
        f"it shows {said(value)}",
        facts={"identities": (before.identity, after.identity)},
    )


def _lost_fields(walk: Walk) -> Iterator[Symptom]:
    """Look at the fields that were filled before the form was sent."""
    step = walk.last
    filled: dict[object, Fill] = {}
    for earlier in reversed(walk.steps[:-1]):
        if isinstance(earlier.action, Fill):
            filled.setdefault(earlier.action.target, earlier.action)
        else:
            break
    button = found(step.before, step.target)
    for target, action in filled.items():
        before, after = found(step.before, target), found(step.page, target)  # type: ignore[arg-type]
        if before is None or after is None or button is None or before.form != button.form:
            continue
        if before.identity != after.identity:
            yield from _not_kept(before, after, action.value, step)


def _unheard(walk: Walk, context: Context) -> Iterator[Symptom]:
    step = walk.last
    before = found(step.before, step.target)
    if before is None or (not step.notes.given and not step.notes.called and not _ran(step)):
        return
    if step.notes.drew(before.identity):
        return
    if any(one.identity == before.identity for one in step.notes.called):
        return
    if before.key is not None and context.reads_key(before.key):
        return
    if before.kind in ("button", "download button") and _does_nothing(context, before):
        return
    after = found(step.page, step.target)
    there = after is not None and after.identity != before.identity
    if there and before.kind not in ("button", "chat input"):
        return  # told by `_not_kept`
    yield Symptom(
        "unheard",
        before.target,
        f"nothing happens: no line of the rerun draws {before.words()}"
        if not there
        else f"nothing happens: another widget has taken the place of {before.words()}",
        f"the app does what {before.words()} is for",
        facts={"identities": (before.identity, after.identity if after else "")},
    )


def _does_nothing(context: Context, item: Item) -> bool:
    """Whether nobody asks for a button's value, and it has no callback: a mere rerun."""
    call = context.call(item.kind, item.text, item.key)
    if call is None:
        return False
    name, widget = call
    source = context.sources[name]
    statement = source.statement(widget.node)
    alone = getattr(statement, "value", None) is widget.node and widget.target is None
    return alone and widget.callback is None


def _ran(step: Step) -> bool:
    return step.page != step.before


def fails(step: Step) -> bool:
    """Whether an exception ended the run, so that what is below was not drawn."""
    before = set(step.before.exceptions) if step.before else set()
    return bool(set(step.page.exceptions) - before)


def is_told(item: Item) -> bool:
    """Whether the server has told the browser what to show."""
    return item.name in wire.VALUES and wire.is_told(item.name, item.proto)


def shown_default(item: Item) -> object:
    """Give what a new widget with these arguments shows."""
    return wire.shown(item.name, item.proto, wire.default(item.name, item.proto))


def default_sent(item: Item) -> object:
    """Give the default as the app has given it: of a choice, the place of the option."""
    return str(getattr(item.proto, "default", ""))


def same_value(shown: object, value: object) -> bool:
    """Whether a widget shows a value, however the two are written."""
    if comparable(shown) == comparable(value):
        return True
    if isinstance(value, list | tuple) and isinstance(shown, list | tuple):
        return [str(one) for one in shown] == [str(one) for one in value]
    nothing: tuple[object, ...] = ("", (), [], None)
    if shown in nothing and value in nothing:
        return True
    return str(shown).strip() == str(value).strip()


def said(value: object) -> str:
    """Say a value in a sentence."""
    if isinstance(value, bool):
        return "on" if value else "off"
    if value is None or value in ("", (), []):
        return "nothing"
    if isinstance(value, list | tuple):
        return ", ".join(str(one) for one in value)
    return str(value)

"""Exceptions and warnings that belong to the family, by their exact text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from settled._internal.browser.actions import SetValue, Target
from settled._internal.doctor.context import Context
from settled._internal.doctor.symptom import Symptom
from settled._internal.doctor.walk import Walk

_TEXTS: tuple[tuple[str, str], ...] = (
    (
        r"callbacks can only be defined on|InvalidFormCallback",
        "callback-inside-form",
    ),
    (
        r"query parameter.*bound to|is bound to a widget|[Cc]annot directly set query param",
        "bound-param-write",
    ),
    (r"multiple elements with the same `?key=|DuplicateElementKey", "duplicate-key"),
    (r"scope=.fragment. can only be specified", "fragment-scope-at-start"),
    (r"multiple .*elements with the same|DuplicateElement|DuplicateWidgetID", "duplicate-identity"),
    (
        r"default value.* (is|are) not part of the options|[Dd]efault value.*exist in.* options",
        "default-not-in-options",
    ),
    (r"[Oo]nly one dialog", "second-dialog"),
    (r"CachedWidgetWarning|uses a widget command in a cached function", "widget-in-cache"),
    (
        r"st\.rerun\(\)` within a callback is a no-op|rerun\(\) within a callback",
        "rerun-in-callback",
    ),
)
_SET = re.compile(r"cannot be modified after|AlreadyInstantiated")
_NOT_ALLOWED = re.compile(r"[Vv]alues? for .*cannot be set using|ValueAssignmentNotAllowed")
_KEY = re.compile(r"key`? [`'\"]+([^`'\"]+)[`'\"]")
_STATE_KEY = re.compile(r"session_state\.?\[?['\"]?(\w+)['\"]?\]?")
_ADVICE = re.compile(r"\s*(Did you forget|More info:|See https?:|To learn more).*", re.DOTALL)
_MISSING_KEY = re.compile(r"st\.session_state has no (?:attribute|key) \"(\w+)\"")
_FEW = re.compile(r"not enough values to unpack|tuple index out of range")
_MOMENTARY = ("button", "file uploader", "data editor", "form", "chat input")


def exceptions(walk: Walk, context: Context) -> Iterator[Symptom]:
    """An exception or a warning whose text says which pattern it is.

    An exception that was there before the input is told once, at the start. Innocent: what an app
    shows with `st.exception` and that is none of the family.
    """
    step = walk.last
    before = set(step.before.exceptions) if step.before else set()
    said = [(kind, text) for kind, text in step.page.exceptions if (kind, text) not in before]
    old = {one.text for one in step.before.items} if step.before else set()
    said += [
        (one.kind, one.text)
        for one in step.page.items
        if one.kind == "warning" and one.text not in old
    ]
    for kind, text in said:
        pattern, target = _known(walk, context, kind, text)
        if pattern:
            yield Symptom(
                "exception",
                target,
                f"the app shows {_short_name(kind)}: {in_short(text) or kind}",
                "the app goes on",
                pattern,
                {"text": text, "type": kind},
            )


def ignored_default(walk: Walk, context: Context) -> Iterator[Symptom]:
    """A default that a value in session state takes the place of, from the widget's first run on.

    Innocent: a default that is the same as that value, and a key that a callback sets later.
    """
    step = walk.last
    seen_before = {one.key for earlier in walk.steps[:-1] for one in earlier.notes.given if one.key}
    for given in step.notes.last().values():
        if not given.assigned or given.key is None or given.key in seen_before:
            continue
        item = next((one for one in step.page.widgets if one.identity == given.identity), None)
        if item is None or given.default is None or given.value == given.default:
            continue
        found = context.call(item.kind, item.text, item.key)
        if found is None or found[1].default is None:
            continue
        if step.page.exceptions:
            continue
        yield Symptom(
            "ignored default",
            item.target,
            f"{item.words()} shows {given.value!r}, and its default {given.default!r} is ignored",
            "one place says what it shows at first",
            "default-plus-state",
        )


def in_short(text: str) -> str:
    """Give the first line of what an exception says, without the advice at its end."""
    line = next(iter(text.strip().splitlines()), "")
    return _ADVICE.sub("", line).strip().rstrip(".")


def missing_key(text: str) -> str | None:
    """Give the key that an exception says is not in session state; None if it says nothing of one.

    In Streamlit: `_missing_attr_error_message` and `_missing_key_error_message` in
    `runtime/state/session_state_proxy.py` and `session_state.py`.
    """
    found = _MISSING_KEY.search(text)
    return found.group(1) if found else None


def _known(  # noqa: PLR0911 - one for each pattern
    walk: Walk, context: Context, kind: str, text: str
) -> tuple[str, Target | None]:
    whole = f"{kind} {text}"
    for expression, pattern in _TEXTS:
        if re.search(expression, whole, re.DOTALL):
            return pattern, walk.last.target
    if _NOT_ALLOWED.search(whole) or _SET.search(whole):
        named = _KEY.search(text) or _STATE_KEY.search(text)
        target = _widget_of(walk, named.group(1) if named else "")
        kinds = _kinds(context, named.group(1) if named else "")
        if "file_uploader" in kinds:
            return "uploader-wont-clear", target
        momentary = kinds & {"button", "download_button", "form_submit_button", "chat_input"}
        if momentary or (_NOT_ALLOWED.search(whole) and not kinds):
            return "sticky-button", target
        if "data_editor" in kinds:
            return "editor-edits-stick", target
        return "write-after-draw", target
    action = walk.last.action
    if walk.last.before is not None and walk.last.notes.called and (key := missing_key(text)):
        drawn = {given.key for given in walk.steps[-2].notes.given}
        if key not in drawn and _kinds(context, key):
            return "callback-reads-hidden-key", walk.last.target
    if isinstance(action, SetValue):
        if action.target.kind == "date input" and _FEW.search(text):
            return "half-picked-range", action.target
        if action.target.kind in ("pills",) and action.value in ("", ()):
            return "second-click-deselects", action.target
    return "", None


def _kinds(context: Context, key: str) -> set[str]:
    """Give the kinds of the widgets that have a key."""
    return {
        one.kind
        for source in context.sources.values()
        for one in source.widgets
        if one.constant_key == key
    }


def _widget_of(walk: Walk, key: str) -> Target | None:
    for page in (walk.last.page, walk.last.before):
        for item in page.items if page else ():
            if item.key == key:
                return item.target
    return walk.last.target


def _short_name(kind: str) -> str:
    return kind.rpartition(".")[2]

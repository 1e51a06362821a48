"""What only shows beyond a session: old results of a cache, and objects that sessions share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import FunctionType, ModuleType
from typing import Any

import streamlit as st

from settled._internal.browser.actions import Action, Click, Fill, Rerun, Send, SetValue
from settled._internal.comparable import comparable
from settled._internal.doctor.context import Context, masked
from settled._internal.doctor.detect.late import Shown, shown_items
from settled._internal.doctor.detect.lost import is_told, said
from settled._internal.doctor.symptom import Case, Symptom
from settled._internal.doctor.walk import Sessions, Walk
from settled._internal.doctor.widget_calls import BUTTONS

_PLAIN = (type(None), bool, int, float, str, bytes, tuple, frozenset, FunctionType, ModuleType)


def at_the_end(
    sessions: Sessions, context: Context, widgets: Sequence[Sequence[Action]]
) -> Iterator[Case]:
    """Make each input once and look at what it has left to others."""
    yield from _callback_skipped(sessions, context, widgets)
    caches = any(source.cached for source in context.sources.values())
    names = {n for source in context.sources.values() for n in source.cached.values()}
    if not caches:
        return
    for actions in widgets:
        if not isinstance(actions[0], Click | SetValue | Send) or isinstance(actions[0], Fill):
            continue
        if "cache_data" in names:
            yield from _stale_cache(sessions, context, actions[0])
        if "cache_resource" in names:
            yield from _shared(sessions, context, actions[0])


def _callback_skipped(
    sessions: Sessions, context: Context, widgets: Sequence[Sequence[Action]]
) -> Iterator[Case]:
    """Code sets a widget whose callback would have done more, had a person set it.

    Innocent: code that sets what the callback would have set, too.
    """
    with_callbacks = [
        one
        for source in context.sources.values()
        for one in source.widgets
        if one.callback is not None and one.kind not in BUTTONS and one.key is not None
    ]
    if not with_callbacks:
        return
    for actions in widgets:
        if not isinstance(actions[0], Click | SetValue) or isinstance(actions[0], Fill):
            continue
        by_code = sessions.begin()
        before = by_code.last.state
        if sessions.make(by_code, actions[0]) is None:
            continue
        done = by_code.last.state
        for item in by_code.page.widgets:
            known = context.call(item.kind, item.text, item.key)
            if known is None or known[1] not in with_callbacks or not is_told(item):
                continue
            if any(one.identity == item.identity for one in by_code.last.notes.called):
                continue
            by_hand = sessions.begin()
            if sessions.make(by_hand, SetValue(item.target, item.value)) is None:
                continue
            if not by_hand.last.notes.called:
                continue
            more = [
                key
                for key, value in by_hand.last.state.items()
                if key != item.key and value != before.get(key) and done.get(key) == before.get(key)
            ]
            if more:
                yield Case(
                    Symptom(
                        "callback skipped",
                        item.target,
                        f"{item.words()} shows {said(item.value)}, and its callback was not called",
                        f"“{more[0]}” is {by_hand.last.state[more[0]]!r}, as when a person sets it",
                        "code-change-no-callback",
                    ),
                    (actions[0],),
                )


def _stale_cache(sessions: Sessions, context: Context, action: Action) -> Iterator[Case]:
    """After an input and a rerun, an emptied cache shows something else.

    Innocent: what an emptied cache changes without the input too, as a random or timed result; and
    what another rerun changes with the cache as it is, as a text that tells the time.
    """
    shown = []
    for actions in ((action, Rerun()), (Rerun(), Rerun())):
        walk = sessions.begin()
        for one in actions:
            if sessions.make(walk, one) is None:
                return
        before = shown_items(walk.page, context)
        st.cache_data.clear()
        if sessions.make(walk, Rerun()) is None:
            return
        shown.append((before, shown_items(walk.page, context), walk))
    (before, after, walk), (calm, calm_after, _) = shown
    if calm != calm_after or before == after or walk.page.exceptions:
        return
    restless = _changed_by_reruns(sessions, context, action)
    new = [one for one in after - before if not one[2] and _alike(one) not in restless]
    old = [one for one in before - after if not one[2] and _alike(one) not in restless]
    if not new or not old:
        return
    yield Case(
        Symptom(
            "stale cache",
            getattr(action, "target", None),
            f"the {old[0][0]} “{old[0][1]}” stays",
            f"it becomes “{new[0][1]}”",
            "cached-read",
            {"old": old, "new": new},
        ),
        (action,),
    )


def _changed_by_reruns(
    sessions: Sessions, context: Context, action: Action
) -> set[tuple[str, str]]:
    """Give what changes from one rerun to the next after an input, with nothing done between."""
    walk = sessions.play((action, Rerun(), Rerun()))
    if walk.is_over:
        return set()
    one, other = (shown_items(step.page, context) for step in walk.steps[-2:])
    return {_alike(item) for item in other - one}


def _alike(item: Shown) -> tuple[str, str]:
    return item[0], masked(item[1])


def _shared(sessions: Sessions, context: Context, action: Action) -> Iterator[Case]:
    """An object in session state is another session's too, and an input has changed it there.

    Innocent: connections and models, which are shared on purpose and do not change; what cannot
    change at all.
    """
    walk = sessions.begin()
    first = {key: comparable(value) for key, value in walk.browser.session_state.items()}
    if sessions.make(walk, action) is None:
        return
    mine = walk.browser.session_state
    other = sessions.begin(fresh=False)
    theirs = other.browser.session_state
    for key, value in theirs.items():
        if not _same_object(mine.get(key), value) or comparable(value) == first.get(key):
            continue
        yield Case(
            Symptom(
                "shared",
                _target(walk),
                f"the next visitor begins with “{key}” as this one has left it: "
                f"{comparable(value)!r}",
                f"each visitor begins with “{key}” as {first.get(key)!r}",
                "shared-default",
                {"key": key},
            ),
            (action,),
        )
        return


def _same_object(one: Any, other: Any) -> bool:
    return one is other and not isinstance(one, _PLAIN)


def _target(walk: Walk) -> Any:
    return walk.last.target

"""Sees each symptom once more in a fresh session, with as few inputs as it takes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from settled._internal.browser.actions import Action, GoToPage, Rerun
from settled._internal.browser.page import Item
from settled._internal.doctor.causes import finding_of
from settled._internal.doctor.context import Context, masked
from settled._internal.doctor.detect.late import shown_items
from settled._internal.doctor.explore import Explorer, reproduce
from settled._internal.doctor.finding import Finding
from settled._internal.doctor.symptom import Case
from settled._internal.doctor.walk import CapReachedError, Sessions

_FIRST = {
    kind: place
    for place, kind in enumerate(
        [
            "exception",
            "opened first",
            "ignored default",
            "old arguments",
            "closed",
            "other row",
            "default ignored",
            "untouched default",
            "callback skipped",
            "forgotten",
            "options after sending",
            "shared",
            "stale cache",
            "replaced by itself",
            "lost",
            "renamed",
            "unheard",
            "differs",
            "other lost",
            "late",
            "new in each run",
        ]
    )
}
"""Which of two symptoms after as many inputs is told first."""

_CONSEQUENCES = ("late", "differs", "lost", "unheard", "other lost", "new in each run")


_WHOLE = ("stale cache", "shared", "callback skipped", "opened first")
"""Symptoms that are not of one step: who sees them has compared sessions already."""


@dataclass
class Confirmation:
    """What came again."""

    found: list[tuple[Case, Finding]] = field(default_factory=list)
    left: int = 0
    """How many cases the limit of reruns left untried."""
    stopped: bool = False
    """Whether a person ended it before all were tried."""


def confirm(explorer: Explorer, finds: Callable[[Finding], None]) -> Confirmation:
    """Shrink each case, see it once more in a fresh session, and name its cause.

    Args:
        explorer: what was seen.
        finds: is given each finding as soon as it is confirmed.
    """
    sessions, context = explorer.sessions, explorer.context

    confirmation = Confirmation()
    confirmed = confirmation.found
    cases = sorted(explorer.cases.values(), key=_rank)
    for case in cases:
        if confirmed and not confirmed[0][0].actions:
            break  # An app that fails at its start has to be mended there first.
        if any(_contains(case, other) for other, _ in confirmed):
            continue
        try:
            shrunk = _shrunk(sessions, context, case)
            if shrunk is None or any(_contains(shrunk, other) for other, _ in confirmed):
                continue
            walk = sessions.play(shrunk.actions, recorded=True)
            finding = finding_of(shrunk, walk, context)
            if finding is None or _goes_on(sessions, context, shrunk, finding):
                continue
        except CapReachedError:
            confirmation.left += 1
            continue
        except TimeoutError:
            continue
        except KeyboardInterrupt:
            confirmation.stopped = True
            break
        confirmed.append((shrunk, finding))
        finds(finding)
    return confirmation


def _shrunk(sessions: Sessions, context: Context, case: Case) -> Case | None:
    """Leave out one input after the other, as long as the symptom comes again."""
    if case.symptom.kind in _WHOLE:
        return case
    if case.symptom.kind == "new in each run" and len(case.actions) == 2:
        return case
    again = reproduce(sessions, context, case.actions, case.symptom)
    if again is None:
        return None
    best = Case(again, case.actions)
    place = len(best.actions) - 2
    while place >= 0:
        fewer = (*best.actions[:place], *best.actions[place + 1 :])
        shorter = reproduce(sessions, context, fewer, case.symptom)
        if shorter is not None:
            best = Case(shorter, fewer)
        place -= 1
    if best.symptom.kind == "late" and _changes_anyway(sessions, context, best):
        return None
    return best


def _changes_anyway(sessions: Sessions, context: Context, case: Case) -> bool:
    """Whether reruns change the same without the input: on a page that tells the time, say."""
    item, *before, caused = case.symptom.facts["item"], *case.actions[:-1]
    if isinstance(caused, GoToPage):
        before.append(caused)
    elif not before:
        return False  # What changes by itself on the first page is known.
    return _changes_at_last(sessions, context, item, (*before, Rerun(), Rerun()))


def _goes_on(sessions: Sessions, context: Context, case: Case, finding: Finding) -> bool:
    """Whether what seems to be late changes in each further rerun too: what tells the time does.

    What an input does again in each rerun has patterns of its own.
    """
    if case.symptom.kind != "late" or finding.pattern not in ("read-before-write", "cached-read"):
        return False
    more = (*case.actions, Rerun(), Rerun())
    return _changes_at_last(sessions, context, case.symptom.facts["item"], more)


def _changes_at_last(
    sessions: Sessions, context: Context, item: Item, actions: Sequence[Action]
) -> bool:
    """Whether the last of some inputs changes an element, or brings one like it."""
    walk = sessions.play(actions)
    if walk.is_over:
        return False
    first, second = (shown_items(step.page, context) for step in walk.steps[-2:])
    known = item.kind, masked(item.text)
    return any((one[0], masked(one[1])) == known for one in second - first)


def _rank(case: Case) -> tuple[int, int, int]:
    at_start = 0 if case.symptom.kind == "exception" and not case.actions else 1
    length = len([one for one in case.actions if not isinstance(one, Rerun)])
    return at_start, length, _FIRST.get(case.symptom.kind, 99)


def _contains(case: Case, other: Case) -> bool:
    """Whether the inputs of a case go through those of another one, which then explains it."""
    if case.symptom.kind not in _CONSEQUENCES:
        return False
    mine = [one for one in case.actions if not isinstance(one, Rerun)]
    theirs = [one for one in other.actions if not isinstance(one, Rerun)]
    return bool(theirs) and len(mine) > len(theirs) and _is_within(theirs, mine)


def _is_within(few: Sequence[Action], many: Sequence[Action]) -> bool:
    left = iter(many)
    return all(any(one == other for other in left) for one in few)

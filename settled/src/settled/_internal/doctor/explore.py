"""Tries an app out: first each widget by itself, then in twos, then at random. Always the same way.

After each input all detectors are asked. What they see is kept with the inputs that led to it.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from settled._internal.browser.actions import (
    Action,
    Click,
    Expander,
    Fill,
    GoToPage,
    Reload,
    Rerun,
    SelectTab,
    SetValue,
    Submit,
    Target,
    Upload,
    Wait,
)
from settled._internal.browser.inputs import possible
from settled._internal.browser.page import Page
from settled._internal.doctor.context import Context, masked
from settled._internal.doctor.detect import symptoms
from settled._internal.doctor.detect.ending import at_the_end
from settled._internal.doctor.detect.opened_first import opened_first
from settled._internal.doctor.detect.start import at_the_start
from settled._internal.doctor.expected_texts import expected_texts
from settled._internal.doctor.reach import Reach
from settled._internal.doctor.symptom import Case, Symptom
from settled._internal.doctor.walk import CannotDiagnoseError, Sessions, Walk

_VALUES = 3
"""How many values of a widget are tried."""

_MOST_PAIRS = 60
_MOST_FILLED, _MOST_PRESSED = 12, 6
_WALKS, _STEPS = 4, 6


class Explorer:
    """Makes inputs in fresh sessions and collects what the detectors see."""

    def __init__(self, sessions: Sessions, context: Context, says: Callable[[str], None]) -> None:
        self.sessions = sessions
        self.context = context
        self.cases: dict[tuple[object, ...], Case] = {}
        self._says = says
        self._expected = expected_texts(context.sources)
        self.reach = Reach()
        self.start_page: Page | None = None

    def explore(self) -> None:
        """Try everything, as far as the limit of reruns goes.

        Raises:
            CannotDiagnoseError: the app does not come up.
            CapReachedError: the limit was reached.
        """
        self._begin()
        assert self.start_page is not None  # noqa: S101 (`_begin` has set it)
        widgets = self._by_widget(self.start_page)
        brought: list[tuple[Action, ...]] = []
        self._says("each widget by itself")
        for actions in widgets.values():
            for first in actions[:2]:
                brought += self._single((first,))
        for actions in widgets.values():
            self._thrice((), actions)
        self._says("what inputs bring onto the page")
        deeper: list[tuple[Action, ...]] = []
        for path in _unlike(brought)[:30]:
            deeper += self._single(path)
            self._thrice(path[:-1], self._like(path))
        for path in _unlike(deeper)[:20]:
            self._single(path)
        self._says("a widget twice, with another one between")
        self._pairs(widgets)
        self._hide(widgets)
        self._says("a page that is filled in")
        self._fill_in(widgets)
        self._says("at random")
        self._at_random()
        self._says("what outlasts a session")
        for case in at_the_end(self.sessions, self.context, list(widgets.values())):
            self._keep(case)

    def see(self, walk: Walk) -> list[Symptom]:
        """Ask the detectors about the last step of a walk, and keep what they see."""
        self.reach.note(walk.page)
        seen = list(symptoms(walk, self.context))
        for symptom in seen:
            self._keep(Case(symptom, walk.actions))
        return seen

    def play(self, actions: Sequence[Action]) -> Walk:
        """Make inputs in a fresh session and look after each."""
        walk = self.sessions.begin()
        for action in actions:
            for one in [*_opening(walk.page, action), action]:
                if self.sessions.make(walk, one) is None:
                    return walk
            self.see(walk)
        return walk

    def _keep(self, case: Case) -> None:
        known = self.cases.get(case.symptom.sameness)
        if known is None or len(case.actions) < len(known.actions):
            self.cases[case.symptom.sameness] = case

    def _begin(self) -> None:
        self._says("the start")
        walk = self.sessions.begin()
        self.start_page = walk.page
        self.see(walk)
        for case in at_the_start(self.sessions, walk, self.context):
            self._keep(case)
        for case in opened_first(self.sessions, self.start_page):
            self._keep(case)

    def _by_widget(self, page: Page) -> dict[Target | str, list[Action]]:
        """Give the inputs that can be made on a page, by the widget that they are made with."""
        found: dict[Target | str, list[Action]] = {}
        for action in possible(page):
            if isinstance(action, Reload | Rerun | Wait | Expander | SelectTab):
                continue
            target: Target | None = getattr(action, "target", None)
            key: Target | str = target or str(getattr(action, "title", action))
            found.setdefault(key, []).append(action)
        return {key: self._chosen(actions) for key, actions in found.items()}

    def _chosen(self, actions: list[Action]) -> list[Action]:
        """Choose some of a widget's inputs, the likeliest first: what the code asks for is one."""
        first = actions[0]
        asked: list[Action] = []
        if isinstance(first, SetValue) and first.target.kind in ("text input", "text area"):
            texts = self._expected.get(first.target.label, ())
            asked = [replace(first, value=text) for text in texts]
        return [first, *asked, *actions[1:]][: max(_VALUES, 1 + len(asked))]

    def _single(self, path: tuple[Action, ...]) -> list[tuple[Action, ...]]:
        """Make inputs and a rerun; give the ways to what they have brought onto the page."""
        walk = self.play(path)
        if walk.is_over:
            return []
        if isinstance(path[-1], Fill):
            return []
        page, before = walk.page, walk.last.before
        self._rerun(walk)
        if isinstance(path[-1], Upload):
            self._rerun(walk)
        known = {one.target for one in before.widgets} if before else set()
        made = walk.actions[: len(walk.actions) - 1]
        brought = []
        for target, actions in self._by_widget(page).items():
            if target not in known and (target not in self._pages() or len(path) == 1):
                brought += [(*_only(made), one) for one in actions[:2]]
        return brought

    def _pages(self) -> set[str]:
        return {one.title for one in self.start_page.pages} if self.start_page else set()

    def _rerun(self, walk: Walk) -> None:
        if self.sessions.make(walk, Rerun()) is not None:
            self.see(walk)

    def _thrice(self, path: tuple[Action, ...], actions: Sequence[Action]) -> None:
        """Use a widget three times, with different values if it has any."""
        if not actions:
            return
        if isinstance(actions[0], Fill):
            self._fill_thrice(path, actions)
            return
        if isinstance(actions[0], GoToPage | Submit):
            return
        times: list[Action]
        if isinstance(actions[0], Click):
            times = [actions[0]] * 3
        elif len(actions) == 1:
            return
        else:
            times = [actions[0], actions[1], actions[2 % len(actions)]]
        walk = self.play((*path, *times))
        if not walk.is_over:
            self._rerun(walk)

    def _fill_thrice(self, path: tuple[Action, ...], actions: Sequence[Action]) -> None:
        """Fill a field and send its form, three times."""
        walk = self.play(path) if path else self.sessions.begin()
        page = walk.page
        field = next((o for o in page.widgets if o.target == actions[0].target), None)  # type: ignore[union-attr]
        sends = [
            one
            for one in possible(page)
            if isinstance(one, Submit)
            and field is not None
            and any(o.target == one.target and o.form == field.form for o in page.widgets)
        ]
        if not sends:
            return
        values = [actions[0], actions[1 % len(actions)], actions[2 % len(actions)]]
        walk = self.play([*path, *itertools.chain(*((value, sends[0]) for value in values))])
        if not walk.is_over:
            self._rerun(walk)

    def _like(self, path: tuple[Action, ...]) -> list[Action]:
        """Give the inputs of the same widget as the last of a path, that one first."""
        last = path[-1]
        walk = self.sessions.begin()
        for action in path[:-1]:
            if self.sessions.make(walk, action) is None:
                return []
        target = getattr(last, "target", None)
        found = self._by_widget(walk.page).get(target, []) if target else []
        return [last, *(one for one in found if one != last)][:_VALUES]

    def _pairs(self, widgets: dict[Target | str, list[Action]]) -> None:
        pairs = [(a, b) for a, b in itertools.permutations(widgets, 2)]
        # Those that are next to each other, or where one is a button, are the likeliest.
        if len(pairs) > _MOST_PAIRS:
            pairs = self.sessions.chance.sample(pairs, _MOST_PAIRS)
        for first, second in pairs:
            one, other = widgets[first], widgets[second]
            if isinstance(one[0], Fill) or isinstance(other[0], Fill):
                self._filled_pair(one, other)
                continue
            walk = self.play((one[0], other[0]))
            if walk.is_over:
                continue
            self._rerun(walk)
            if len(one) > 1 and len(other) > 0:
                walk = self.play((one[-1], other[-1], *([other[0]] if len(other) > 1 else [])))
                if not walk.is_over:
                    self._rerun(walk)

    def _fill_in(self, widgets: dict[Target | str, list[Action]]) -> None:
        """Give every widget a value, from the top down, and then press each button in turn."""
        values = [
            actions[0]
            for actions in widgets.values()
            if isinstance(actions[0], SetValue) and not isinstance(actions[0], Fill)
        ][:_MOST_FILLED]
        presses = [actions[0] for actions in widgets.values() if isinstance(actions[0], Click)]
        if len(values) < 2:
            return  # with one, it is a pair
        for press in presses[:_MOST_PRESSED]:
            walk = self.play((*values, press))
            if not walk.is_over:
                self._rerun(walk)

    def _filled_pair(self, one: list[Action], other: list[Action]) -> None:
        if not isinstance(one[0], Fill) or not isinstance(other[0], Submit):
            return
        walk = self.play((one[-1], other[0]))
        if not walk.is_over:
            self._rerun(walk)

    def _hide(self, widgets: dict[Target | str, list[Action]]) -> None:
        """Set a widget, make an input that hides it, and one that shows it again."""
        for key, actions in widgets.items():
            if not isinstance(actions[0], SetValue) or isinstance(actions[0], Fill):
                continue
            for other, hides in widgets.items():
                if other == key or isinstance(hides[0], Click | Fill | Submit):
                    continue
                for hide in hides[:2]:
                    walk = self.play((actions[0], hide))
                    if walk.is_over or any(o.target == key for o in walk.page.widgets):
                        continue
                    for back in self._back(walk.page, hide):
                        self.play((actions[0], hide, back))
                    break

    def _back(self, page: Page, hide: Action) -> Iterable[Action]:
        """Give inputs that may undo one."""
        if isinstance(hide, GoToPage):
            return [o for o in possible(page) if isinstance(o, GoToPage) and o != hide][:1]
        target = getattr(hide, "target", None)
        return [o for o in self._by_widget(page).get(target, []) if o != hide][:2]  # type: ignore[arg-type]

    def _at_random(self) -> None:
        chance = self.sessions.chance
        for _ in range(_WALKS):
            walk = self.sessions.begin()
            for _ in range(_STEPS):
                choices = [
                    one for one in possible(walk.page) if not isinstance(one, Reload | Rerun | Wait)
                ]
                if not choices or self.sessions.make(walk, chance.choice(choices)) is None:
                    break
                self.see(walk)
            if not walk.is_over:
                self._rerun(walk)


def reproduce(
    sessions: Sessions, context: Context, actions: Sequence[Action], symptom: Symptom
) -> Symptom | None:
    """Make inputs in a fresh session and give the same symptom if the last one shows it."""
    walk = sessions.begin()
    if not actions:
        found = [*symptoms(walk, context)]
        return next((one for one in found if one.sameness == symptom.sameness), None)
    for action in actions:
        if sessions.make(walk, action) is None:
            return None
    for one in symptoms(walk, context):
        if one.sameness == symptom.sameness:
            return one
    return None


def _opening(page: Page, action: Action) -> list[Action]:
    """Give what has to be opened first so that a person sees the widget of an input."""
    target = getattr(action, "target", None)
    if target is None:
        return []
    item = next((one for one in page.items if one.target == target), None)
    if item is None or item.visible:
        return []
    opening: list[Action] = []
    for one in page.items:
        if one.open is False and f"{one.kind} “{one.text}”" in item.path:
            if one.kind == "tab":
                opening.append(SelectTab(one.target))
            elif one.kind in ("expander", "popover"):
                opening.append(Expander(one.target))
    return opening


def _only(actions: Iterable[Action]) -> tuple[Action, ...]:
    return tuple(one for one in actions if not isinstance(one, Rerun))


def _unlike(paths: list[tuple[Action, ...]]) -> list[tuple[Action, ...]]:
    """Leave out ways to what another one has brought too: to the same widget, the first two."""
    counts: dict[object, int] = {}
    kept = []
    for path in paths:
        last = path[-1]
        target = getattr(last, "target", None)
        key = (target.kind, target.key or masked(target.label)) if target else str(last)
        counts[key] = counts.get(key, 0) + 1
        if counts[key] <= 2:
            kept.append(path)
    return kept


__all__ = ["CannotDiagnoseError", "Explorer", "reproduce"]

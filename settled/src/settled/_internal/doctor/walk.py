"""One session in which inputs are made one after the other, with all that is known after each."""

from __future__ import annotations

import contextlib
import random
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from settled._internal.browser.actions import Action, Rerun, Target
from settled._internal.browser.page import Item, Page
from settled._internal.browser.server import RunRefusedError
from settled._internal.browser.session import Browser, forget_caches
from settled._internal.browser.surroundings import Clock
from settled._internal.comparable import comparable
from settled._internal.doctor.observer import Notes, observing
from settled._internal.doctor.sandbox import Workplace, no_network
from settled._internal.record_shape import Record

RUN_SECONDS = 20
"""How long one input may take."""

MOST_RUNS = 100
"""How many script runs one input may cause: an app that reruns itself longer never rests."""


class CapReachedError(RunRefusedError):
    """No further script run is allowed."""


class EndlessRerunsError(RunRefusedError, TimeoutError):
    """The app asks for one rerun after another."""

    def __init__(self) -> None:
        super().__init__(f"It reruns itself without end: {MOST_RUNS} times after one input.")


class CannotDiagnoseError(Exception):
    """The app cannot be driven; the message says why."""


@dataclass(frozen=True)
class Step:
    """An input, or the start (`action` is None), and what is there after it."""

    action: Action | None
    before: Page | None
    page: Page
    notes: Notes
    state: Mapping[str, object]
    """Session state as plain data."""
    runs: tuple[Record, ...] = ()
    """The records of its runs, if there are any."""

    @property
    def target(self) -> Target | None:
        """What the input was made with."""
        return getattr(self.action, "target", None)


@dataclass
class Walk:
    """A session and its steps so far."""

    browser: Browser
    steps: list[Step] = field(default_factory=list)
    is_over: bool = False
    """Whether an input could not be made, or the script did not end."""

    @property
    def last(self) -> Step:
        """The last step."""
        return self.steps[-1]

    @property
    def page(self) -> Page:
        """What is on the page now."""
        return self.steps[-1].page

    @property
    def actions(self) -> tuple[Action, ...]:
        """The inputs so far."""
        return tuple(one.action for one in self.steps if one.action is not None)


class Sessions:
    """Begins sessions of one app, counts their script runs, and allows only so many."""

    def __init__(
        self, workplace: Workplace, *, seed: int, most: int, tell: Callable[[int], None]
    ) -> None:
        """Prepare sessions. Nothing runs yet.

        Args:
            workplace: where the app runs.
            seed: of its chance, and of what is chosen at random here.
            most: how many script runs there may be, whatever they are for.
            tell: is given how many there were, with each.
        """
        self.workplace = workplace
        self.reruns = 0
        """How many script runs there were; the first one of each session is one."""
        self._most = most
        self._runs_of_input = 0
        self.chance = random.Random(seed)  # noqa: S311 (it must come again)
        self._seed = seed
        self._tell = tell
        self._notes: list[Notes] = []

    @property
    def left(self) -> int:
        """How many script runs are allowed still."""
        return self._most - self.reruns

    @contextlib.contextmanager
    def within(self, reruns: int) -> Iterator[None]:
        """Allow only so many script runs in the block, and never more than there are left."""
        most = self._most
        self._most = min(most, self.reruns + max(0, reruns))
        try:
            yield
        finally:
            self._most = most

    @contextlib.contextmanager
    def in_place(self, *, network: bool) -> Iterator[None]:
        """Watch widgets, and have the app's folder be where modules are found, in the block."""
        path = list(sys.path)
        sys.path.insert(0, str(self.workplace.folder))
        shut = contextlib.nullcontext() if network else no_network()
        try:
            with observing() as self._notes, shut:
                yield
        finally:
            sys.path[:] = path
            self._forget_modules()

    def _forget_modules(self) -> None:
        """Forget the app's own modules: another app may have some of the same names."""
        for name, module in list(sys.modules.items()):
            file = getattr(module, "__file__", None)
            if isinstance(file, str) and self.workplace.folder in Path(file).parents:
                del sys.modules[name]

    def begin(self, *, recorded: bool = False, fresh: bool = True) -> Walk:
        """Open the app in a new session.

        Args:
            recorded: whether its runs are recorded, which takes longer.
            fresh: whether caches and files are as for the first visitor.

        Raises:
            CapReachedError: no further script run is allowed.
            TimeoutError: the script did not end, or reran itself without end.
        """
        self._expect_input()
        if fresh:
            forget_caches()
            self._forget_modules()
            self.workplace.restore()
        browser = Browser(
            self.workplace.app,
            folder=self.workplace.folder,
            clock=Clock(),
            seed=self._seed,
            recorded=recorded,
            timeout=RUN_SECONDS,
            before_run=self._count,
        )
        self._notes.append(Notes())
        page = browser.open()
        walk = Walk(browser)
        walk.steps.append(self._step(walk, None, None, page))
        return walk

    def make(self, walk: Walk, action: Action) -> Step | None:
        """Make an input.

        Returns:
            What is there after it; None if it could not be made, or the app did not come to rest.

        Raises:
            CapReachedError: no further script run is allowed.
        """
        self._expect_input()
        self._notes.append(Notes())
        before = walk.page
        try:
            page = walk.browser.perform(action)
        except (LookupError, ValueError, TimeoutError):
            walk.is_over = True
            return None
        step = self._step(walk, action, before, page)
        walk.steps.append(step)
        return step

    def play(self, actions: Sequence[Action], *, recorded: bool = False) -> Walk:
        """Make inputs in a new session, as far as that goes."""
        walk = self.begin(recorded=recorded)
        for action in actions:
            if self.make(walk, action) is None:
                break
        return walk

    def _expect_input(self) -> None:
        if self.left <= 0:
            raise CapReachedError
        self._runs_of_input = 0
        self._tell(self.reruns)

    def _count(self) -> None:
        """Count a script run that is about to begin, in the thread of the script."""
        if self.left <= 0:
            raise CapReachedError
        if self._runs_of_input >= MOST_RUNS:
            raise EndlessRerunsError
        self._runs_of_input += 1
        self.reruns += 1

    def _step(self, walk: Walk, action: Action | None, before: Page | None, page: Page) -> Step:
        return Step(
            action,
            before,
            page,
            self._notes[-1],
            {key: comparable(one) for key, one in walk.browser.session_state.items()},
            tuple(walk.browser.runs),
        )


def found(page: Page | None, target: Target | None) -> Item | None:
    """Give what an input was made with, or what a person takes for the same."""
    if page is None or target is None:
        return None
    try:
        return page.find(target)
    except LookupError:
        pass
    # What has another key, and looks the same in the same place, is the same to a person.
    alike = [one for one in page.items if (one.kind, one.text) == (target.kind, target.label)]
    return alike[target.nth - 1] if target.key is None and len(alike) >= target.nth else None


def is_neutral(action: Action | None) -> bool:
    """Whether an input says nothing to the app."""
    return isinstance(action, Rerun)

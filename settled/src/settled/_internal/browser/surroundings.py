"""What an app finds around it while it runs: a folder, a clock, chance, and no time to sleep."""

from __future__ import annotations

import contextlib
import copyreg
import datetime as datetimes
import os
import random
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from settled._internal.browser.library_imports import libraries_imported

NAP_SECONDS = 0.001
"""How long an app sleeps at most."""


@dataclass
class Clock:
    """Time that stands still while a script runs, and goes on by a fixed step with each run."""

    now: float = 1_700_000_000.0
    """Seconds since 1970: 2023-11-14, 22:13:20 UTC."""
    step: float = 1.0
    """How many seconds pass from one run to the next."""

    def tick(self) -> None:
        """Let time pass, as between two runs."""
        self.now += self.step


@dataclass
class Surroundings:
    """What an app under the model finds around it. Each session has its own."""

    folder: Path | None = None
    """Where the app runs; None for the folder that is current."""
    clock: Clock | None = None
    """None for the real one."""
    seed: int | None = None
    """Of `random`, `numpy.random` and `uuid.uuid4`; None for real chance. With a seed,
    an app that goes through session state finds the keys in order: Streamlit has them in a set."""
    on_sleep: Callable[[float], None] = field(default=lambda _: None)
    """Is told for how many seconds the app sleeps."""
    _chance: random.Random = field(
        default_factory=random.Random,
        init=False,
    )
    _states: dict[str, Any] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        if self.seed is not None:
            self._chance.seed(self.seed)
            self._states = {"random": self._chance.getstate()}

    @contextlib.contextmanager
    def around(self) -> Iterator[None]:
        """Have the app find all that in the block, and put back what was there."""
        with contextlib.ExitStack() as stack:
            stack.enter_context(self._sleep())
            if self.folder is not None:
                stack.enter_context(_in_folder(self.folder))
            if self.clock is not None:
                stack.enter_context(_at(self.clock))
            if self.seed is not None:
                stack.enter_context(self._by_chance(self.seed))
                stack.enter_context(_state_in_order())
            yield

    @contextlib.contextmanager
    def _sleep(self) -> Iterator[None]:
        sleep = time.sleep

        def nap(seconds: Any) -> None:
            self.on_sleep(float(seconds))
            sleep(min(seconds, NAP_SECONDS))

        time.sleep = nap
        try:
            yield
        finally:
            time.sleep = sleep

    @contextlib.contextmanager
    def _by_chance(self, seed: int) -> Iterator[None]:
        outside, uuid4 = random.getstate(), uuid.uuid4
        random.setstate(self._states["random"])
        numbers = sys.modules.get("numpy.random")
        numbers_outside = numbers.get_state() if numbers else None
        if numbers:
            if "numpy" in self._states:
                numbers.set_state(self._states["numpy"])
            else:
                numbers.seed(seed)
        uuid.uuid4 = lambda: uuid.UUID(int=self._chance.getrandbits(128), version=4)
        try:
            yield
        finally:
            uuid.uuid4 = uuid4
            self._states["random"] = random.getstate()
            random.setstate(outside)
            if numbers:
                self._states["numpy"] = numbers.get_state()
                numbers.set_state(numbers_outside)


@contextlib.contextmanager
def _state_in_order() -> Iterator[None]:
    """Have session state give its keys in their order, in place of one by their hashes.

    Those of widgets have the app's path in them, so that not even a fixed hash seed would do.
    """
    from streamlit.runtime.state.session_state import SessionState  # noqa: PLC0415

    original: Any = SessionState.__dict__["filtered_state"]

    def in_order(state: SessionState) -> dict[str, Any]:
        found: dict[str, Any] = original.fget(state)
        return dict(sorted(found.items(), key=lambda one: one[0]))

    setattr(SessionState, "filtered_state", property(in_order))  # noqa: B010 (mypy: read-only)
    try:
        yield
    finally:
        setattr(SessionState, "filtered_state", original)  # noqa: B010


@contextlib.contextmanager
def _in_folder(folder: Path) -> Iterator[None]:
    here = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(here)


_REAL: dict[str, Any] = {"datetime": datetimes.datetime, "date": datetimes.date}


def _made_again(name: str, *arguments: Any) -> Any:
    """Make a `datetime` or a `date` from what was pickled of it."""
    return _REAL[name](*arguments)


def _reduced(value: Any) -> tuple[Any, ...]:
    # Protocol 4 keeps `fold`, which says which one of two equal times it is.
    return _made_again, (type(value).__name__, *value.__reduce_ex__(4)[1])


@contextlib.contextmanager
def _pickled_as_ever() -> Iterator[None]:
    """Let times be pickled, as `st.cache_data` does, though their class has not its name now."""
    before = dict(copyreg.dispatch_table)
    for real in _REAL.values():
        copyreg.pickle(real, _reduced)
    try:
        yield
    finally:
        for real in _REAL.values():
            copyreg.dispatch_table.pop(real, None)
            if real in before:
                copyreg.dispatch_table[real] = before[real]


@contextlib.contextmanager
def _at(clock: Clock) -> Iterator[None]:
    real = {name: getattr(time, name) for name in ("time", "time_ns", "localtime", "gmtime")}
    classes = {name: getattr(datetimes, name) for name in ("datetime", "date")}
    time.time = lambda: clock.now
    time.time_ns = lambda: int(clock.now * 1e9)
    time.localtime = lambda seconds=None: real["localtime"](
        clock.now if seconds is None else seconds
    )
    time.gmtime = lambda seconds=None: real["gmtime"](clock.now if seconds is None else seconds)
    stopped = _stopped(clock)

    @contextlib.contextmanager
    def as_ever() -> Iterator[None]:
        for name, real_class in classes.items():
            setattr(datetimes, name, real_class)
        try:
            yield
        finally:
            for name, of_clock in stopped.items():
                setattr(datetimes, name, of_clock)

    for name, of_clock in stopped.items():
        setattr(datetimes, name, of_clock)
    try:
        with libraries_imported(as_ever), _pickled_as_ever():
            yield
    finally:
        for name, was in real.items():
            setattr(time, name, was)
        for name, of_always in classes.items():
            setattr(datetimes, name, of_always)


def _stopped(clock: Clock) -> dict[str, type]:
    """Give classes that stand for `datetime` and `date`: what they make are real ones."""
    real_datetime: Any = datetimes.datetime
    real_date: Any = datetimes.date

    class OfDatetime(type):
        def __instancecheck__(cls, instance: object) -> bool:
            return isinstance(instance, real_datetime)

        def __subclasscheck__(cls, other: type) -> bool:
            return issubclass(other, real_datetime)

    class OfDate(type):
        def __instancecheck__(cls, instance: object) -> bool:
            return isinstance(instance, real_date)

        def __subclasscheck__(cls, other: type) -> bool:
            return issubclass(other, real_date)

    class datetime(real_datetime, metaclass=OfDatetime):  # type: ignore[misc] # noqa: N801
        def __new__(cls, *args: Any, **kw: Any) -> Any:
            return real_datetime(*args, **kw)

        @classmethod
        def now(cls, tz: Any = None) -> Any:
            return real_datetime.fromtimestamp(clock.now, tz)

        @classmethod
        def utcnow(cls) -> Any:
            utc = datetimes.timezone.utc  # noqa: UP017 (Python 3.10 has no other name for it)
            return real_datetime.fromtimestamp(clock.now, utc).replace(tzinfo=None)

        @classmethod
        def today(cls) -> Any:
            return real_datetime.fromtimestamp(clock.now)

    class date(real_date, metaclass=OfDate):  # type: ignore[misc] # noqa: N801
        def __new__(cls, *args: Any, **kw: Any) -> Any:
            return real_date(*args, **kw)

        @classmethod
        def today(cls) -> Any:
            return real_date.fromtimestamp(clock.now)

    for stopped, real in ((datetime, real_datetime), (date, real_date)):
        for name in ("fromtimestamp", "fromisoformat", "fromordinal", "strptime", "combine"):
            if hasattr(real, name):
                setattr(stopped, name, getattr(real, name))
    return {"datetime": datetime, "date": date}

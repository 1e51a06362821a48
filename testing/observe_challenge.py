"""Makes a scenario's inputs in an edited app in the model of a browser, and tells what is seen.

In a page, the player observes (`browser/page/challenge/observe.mjs`); this is for the tests. It
judges nothing: `browser/page/challenge/judge.mjs` does, the same for both.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter

from live_demos.catalog import App
from live_demos.scenario import Fill, Scenario, Seen, Step, Type
from live_demos.scenario.driver import InputError, TestedApp


@dataclass(frozen=True, kw_only=True)
class Observation:
    """What came of one step, in the shape that `judge.mjs` takes."""

    seen: Seen | None = None
    """Nothing if the model cannot tell it, or if the step is for the broken app only."""
    trouble: str = ""
    """Why the input could not be made: a part of a sentence."""
    settled: bool | None = None
    """Whether another rerun would change nothing; `None` if that is not known."""
    why: tuple[str, ...] = ()
    """What it would change."""


_OBSERVATIONS = TypeAdapter(list[Observation])


def observe(scenario: Scenario, app: App) -> list[Observation]:
    """Start an app and make the inputs, as far as they can be made. It may write files.

    Args:
        scenario: what is done, and what of the app is looked at.
        app: what is observed. Its variant does not matter: it gets the fixed app's inputs.
    """
    return list(_observations(scenario, app))


def to_json(observations: list[Observation]) -> list[dict[str, Any]]:
    """Give observations as JSON, in the shape of `Observation` in `judge.mjs`."""
    written: list[dict[str, Any]] = _OBSERVATIONS.dump_python(observations, mode="json")
    return written


def _observations(scenario: Scenario, app: App) -> Iterator[Observation]:
    topics = scenario.topics()
    tested: TestedApp | None = None
    for step in scenario.steps():
        if not step.possible("fixed") or (scenario.browser_only and step.action is not None):
            yield Observation()
            continue
        try:
            if tested is None:
                tested = TestedApp(app)
            else:
                tested.perform_step(step)
        except (InputError, TimeoutError) as error:
            yield Observation(trouble=f"{error}.")
            return
        if step.browser_only:
            yield Observation()
            continue
        why = _unsettled(step, tested)
        yield Observation(
            seen=tested.seen(topics), settled=None if why is None else not why, why=tuple(why or ())
        )


def _unsettled(step: Step, tested: TestedApp) -> list[str] | None:
    if isinstance(step.action, Fill | Type):
        return None  # nothing was sent, so no run has ended
    try:
        return tested.browser.would_change()
    except (TimeoutError, TypeError):
        return None  # what the session holds cannot be copied

"""Reads a parsed `demo.toml`, and says what is wrong with it, and where."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter, ValidationError

from live_demos.scenario.demo_file import DemoFile, DoubleClick, Row, Sides
from live_demos.scenario.model import VARIANTS, Click, Scenario, Seen, Step, Variant
from live_demos.scenario.problems import ScenarioError, first_problem, name_of
from live_demos.scenario.source_lines import Place

_DEMO_FILE = TypeAdapter(DemoFile)


def parse_demo(data: Mapping[str, Any]) -> tuple[DemoFile, Scenario]:
    """Read the parsed TOML of a `demo.toml`: all that it says, and the scenario in it.

    Raises:
        ScenarioError: something is missing, has a wrong name or type, can be done in a browser
            only and gives no reason, or the two apps never differ, so that the pair would show
            nothing.
    """
    try:
        file = _DEMO_FILE.validate_python(data)
    except ValidationError as found:
        raise first_problem(found.errors(include_url=False)) from found
    return file, _scenario_of(file)


def _scenario_of(file: DemoFile) -> Scenario:
    seen = _sides(file.start, ("start",))
    steps = [Step(action=None, broken=seen["broken"], fixed=seen["fixed"])]
    for number, row in enumerate(file.input, start=1):
        steps.append(_step(row, number, before=steps[-1], browser_only=file.browser_only))
    if not any(step.parts_ways for step in steps):
        raise ScenarioError(
            "broken and fixed show the same after every input. Add the input where they part",
            ("input", len(file.input)),
        )
    scenario = Scenario(
        start=steps[0],
        inputs=tuple(steps[1:]),
        never=file.never,
        lags=file.lags,
        unsettled=file.unsettled,
        browser_only=file.browser_only,
    )
    _require_every_topic(scenario)
    if scenario.lags and scenario.browser_only:
        raise ScenarioError(
            "lags is found in the model of a browser, which browser_only rules out. Remove lags",
            ("lags",),
        )
    return scenario


def _step(row: Row, number: int, *, before: Step, browser_only: str) -> Step:
    place: Place = ("input", number)
    if row.only:
        own = _required(row, row.only, place)
        seen = {v: own if v == row.only else before.seen(v) for v in VARIANTS}
    else:
        seen = _sides(row, place)
    action, meanwhile = row.action, row.meanwhile
    if isinstance(action, DoubleClick):
        action = meanwhile = Click(action.label)
    step = Step(
        action=action,
        meanwhile=meanwhile,
        only=row.only,
        browser_only=row.browser_only,
        broken=seen["broken"],
        fixed=seen["fixed"],
        also=row.also,
    )
    if (beyond := _beyond_the_model(step)) and not (browser_only or step.browser_only):
        raise _wrong(
            place,
            f'The model of a browser has no {beyond}. Add browser_only = "why" here, or at the '
            "top if it can show nothing of this demo",
        )
    return step


def _sides(table: Sides, place: Place) -> dict[Variant, Seen]:
    if (table.both is not None) == (table.broken is not None or table.fixed is not None):
        raise _wrong(place, "write either both, or broken and fixed")
    if table.both is not None:
        return {"broken": table.both, "fixed": table.both}
    return {variant: _required(table, variant, place) for variant in VARIANTS}


def _required(table: Sides, variant: Variant, place: Place) -> Seen:
    seen = table.broken if variant == "broken" else table.fixed
    if seen is None or table.both is not None:
        raise ScenarioError(
            f"{name_of(place)}: {variant} is missing. Add what that app shows", place
        )
    return seen


def _beyond_the_model(step: Step) -> str:
    """Give what of a step can be done in a browser only, or nothing."""
    if step.meanwhile:
        return "input while the script runs"
    if isinstance(step.action, Click) and step.action.held:
        return "press that is held"
    return ""


def _require_every_topic(scenario: Scenario) -> None:
    """Refuse silence about a widget that the scenario speaks of elsewhere."""
    topics = scenario.topics()
    for number, step in enumerate(scenario.steps()):
        place: Place = ("input", number) if number else ("start",)
        sides = [(str(variant), step.seen(variant)) for variant in VARIANTS]
        for name, seen in [*sides, *(("also", seen) for seen in step.also)]:
            for label in sorted(topics.widgets - seen.widgets.keys() - seen.missing):
                raise _wrong(
                    place,
                    f"{name} says nothing of {label!r}. Write its value, or missing = [labels] "
                    "if it is not on the page",
                )


def _wrong(place: Place, problem: str) -> ScenarioError:
    return ScenarioError(f"{name_of(place)}: {problem}", place)

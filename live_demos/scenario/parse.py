"""Reads a parsed `demo.toml`, and says what is wrong with it, and where."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from live_demos.scenario.demo_file import DemoFile, DoubleClick, Row, Sides
from live_demos.scenario.field_types import classes_in
from live_demos.scenario.keys import keys_of
from live_demos.scenario.model import VARIANTS, Action, Click, Input, Scenario, Seen, Step, Variant
from live_demos.scenario.source_lines import Place

_DEMO_FILE = TypeAdapter(DemoFile)
_KINDS: dict[str, type[Input]] = {one.kind: one for one in (*classes_in(Action), DoubleClick)}

_UNKNOWN = "unexpected_keyword_argument"
"""How pydantic calls a key that a table does not have."""

_NO_TABLE = {
    "start": "no [start]. Add what both apps show before any input",
    "input": "no [[input]]. Add at least one input",
}


class ScenarioError(ValueError):
    """A scenario that cannot be read. Its text says what is wrong and what to write."""

    def __init__(self, problem: str, place: Place = ()) -> None:
        super().__init__(problem)
        self.place = place
        """Where in the file it is wrong."""


def parse_demo(data: Mapping[str, Any]) -> tuple[DemoFile, Scenario]:
    """Read the parsed TOML of a `demo.toml`: all that it says, and the scenario in it.

    Raises:
        ScenarioError: something is missing, has a wrong name or type, is beyond AppTest
            without a reason, or the two apps never differ, so that the pair would show nothing.
    """
    try:
        file = _DEMO_FILE.validate_python(data)
    except ValidationError as found:
        raise _first_problem(found.errors(include_url=False)) from found
    return file, _scenario_of(file)


def _scenario_of(file: DemoFile) -> Scenario:
    seen = _sides(file.start, ("start",))
    steps = [Step(action=None, broken=seen["broken"], fixed=seen["fixed"])]
    for number, row in enumerate(file.input, start=1):
        steps.append(_step(row, number, before=steps[-1], apptest=file.apptest))
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
        apptest=file.apptest,
    )
    _require_every_topic(scenario)
    if scenario.lags and scenario.apptest:
        raise ScenarioError(
            "lags is what AppTest finds, and apptest rules it out. Remove lags", ("lags",)
        )
    return scenario


def _step(row: Row, number: int, *, before: Step, apptest: str) -> Step:
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
        apptest=row.apptest,
        broken=seen["broken"],
        fixed=seen["fixed"],
    )
    if (beyond := _beyond_apptest(step)) and not (apptest or step.apptest):
        raise ScenarioError(
            f'{_name(place)}: AppTest has no {beyond}. Add apptest = "why" here, or at the top if '
            "AppTest can show nothing of this demo",
            place,
        )
    return step


def _sides(table: Sides, place: Place) -> dict[Variant, Seen]:
    if (table.both is not None) == (table.broken is not None or table.fixed is not None):
        raise ScenarioError(f"{_name(place)}: write either both, or broken and fixed", place)
    if table.both is not None:
        return {"broken": table.both, "fixed": table.both}
    return {variant: _required(table, variant, place) for variant in VARIANTS}


def _required(table: Sides, variant: Variant, place: Place) -> Seen:
    seen = table.broken if variant == "broken" else table.fixed
    if seen is None or table.both is not None:
        raise ScenarioError(f"{_name(place)}: {variant} is missing. Add what that app shows", place)
    return seen


def _beyond_apptest(step: Step) -> str:
    """Give what in a step AppTest cannot do or show, or nothing."""
    if step.meanwhile:
        return "input while the script runs"
    if isinstance(step.action, Click) and step.action.held:
        return "press that is held"
    if step.broken.open or step.fixed.open:
        return "open tab or expander"
    return step.action.beyond_apptest if step.action else ""


def _require_every_topic(scenario: Scenario) -> None:
    """Refuse silence about a widget that the scenario speaks of elsewhere."""
    topics = scenario.topics()
    for number, step in enumerate(scenario.steps()):
        place: Place = ("input", number) if number else ("start",)
        for variant in VARIANTS:
            seen = step.seen(variant)
            for label in sorted(topics.widgets - seen.widgets.keys() - seen.missing):
                raise ScenarioError(
                    f"{_name(place)}: {variant} says nothing of {label!r}. Write its value, or "
                    "missing = [labels] if it is not on the page",
                    place,
                )


def _first_problem(errors: Sequence[ErrorDetails]) -> ScenarioError:
    """Say one of several problems: the first, but in a table, an unknown key before all else.

    What is missing beside it is mostly what it was meant to be.
    """
    unknown = [error for error in errors if error["type"] == _UNKNOWN]
    at_the_top = [error for error in unknown if len(error["loc"]) == 1]
    beside_the_first = [error for error in unknown if _table(error) == _table(errors[0])]
    return _problem([*at_the_top, *beside_the_first, *errors][0])


def _table(error: ErrorDetails) -> tuple[int | str, ...]:
    """Give the table at the top of the file that an error is in, or the key that it is."""
    return error["loc"][: 2 if error["loc"][0] == "input" else 1]


def _problem(error: ErrorDetails) -> ScenarioError:
    """Say what an author has to change, for an error of pydantic's."""
    match error["loc"]:
        case ("start" | "input" as key,):
            return ScenarioError(_NO_TABLE[key], (key,))
        case ("input", int(index), "action", *inside):
            return _action_problem(error, ("input", index + 1), inside, beside=keys_of(Row))
        case ("input", int(index), "meanwhile", *inside):
            return _action_problem(error, ("input", index + 1, "meanwhile"), inside, beside=())
        case ("input", int(index), *inside):
            return _field_problem(error, ("input", index + 1), inside)
        case (str(table), *inside) if inside:
            return _field_problem(error, (table,), inside)
        case key:
            return _field_problem(error, (), key)


def _field_problem(error: ErrorDetails, table: Place, inside: Sequence[int | str]) -> ScenarioError:
    """Say what is wrong with a key of a table, or with what is in its value."""
    if not inside:
        return ScenarioError(error["msg"], table)
    *around, key = [part for part in inside if part != "widgets"]
    place = (*table, *around)
    where = f"{_name(place)}: " if place else ""
    if error["type"] == _UNKNOWN:
        known = keys_of(Sides if place else DemoFile)
        return _unknown_key(where, str(key), place, known)
    if error["type"] == "missing":
        return ScenarioError(f'no {key}. Add the line {key} = "…"', (str(key),))
    return ScenarioError(where + error["msg"].replace("KEY", str(key)), _near((*place, key)))


def _action_problem(
    error: ErrorDetails, place: Place, inside: Sequence[int | str], beside: Collection[str]
) -> ScenarioError:
    """Say what is wrong with an action, which may have other keys beside its own."""
    where = f"{_name(place)}: "
    if inside:
        kind = str(inside[0])
        if error["type"] == _UNKNOWN:
            known = {*keys_of(_KINDS[kind]), *beside}
            return _unknown_key(where, str(inside[-1]), place, known)
        return ScenarioError(f"{where}write {_how(kind)}", _near((*place, kind)))
    table = error["input"]
    if not isinstance(table, Mapping):
        return ScenarioError(f'{where}write {{ click = "label" }} or another input', place)
    known = {key for kind in _KINDS.values() for key in keys_of(kind)}
    for key in table:
        if key not in known:
            return _unknown_key(where, key, place, known | set(beside))
    named = [kind for kind in _KINDS if kind in table]
    said = f"{', '.join(named)} are {len(named)} inputs" if named else "no input"
    return ScenarioError(f"{where}{said}. Write one of: {', '.join(_KINDS)}", place)


def _unknown_key(where: str, key: str, place: Place, known: Collection[str]) -> ScenarioError:
    names = ", ".join(sorted(known))
    return ScenarioError(
        f"{where}unknown key {key!r}. Remove it or correct its name. Known are {names}",
        _near((*place, key)),
    )


def _how(kind: str) -> str:
    """Say how an input of this kind is written."""
    keys = keys_of(_KINDS[kind]).values()
    needed = [key.how() for key in keys if key.needed]
    possible = " or ".join(key.how() for key in keys if not key.needed)
    words = " and ".join([", ".join(needed[:-1]), needed[-1]]) if needed[1:] else needed[0]
    return f"{words}, and where needed {possible}" if possible else words


def _near(place: Place) -> Place:
    """Give the nearest place that can be found in a file: a key of a table at the top."""
    return place[: 3 if place[:1] == ("input",) else 2]


def _name(place: Place) -> str:
    """Name a place as an author wrote it."""
    match place:
        case ("input", int(number), *inside):
            names = [f"[[input]] number {number}", *map(str, inside)]
        case _:
            names = [f"[{place[0]}]", *map(str, place[1:])]
    return ": ".join(names)

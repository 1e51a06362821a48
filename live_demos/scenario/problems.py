"""Says what is wrong with a `demo.toml`, where, and what to write, for errors of pydantic's."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from pydantic_core import ErrorDetails

from live_demos.scenario.demo_file import DemoFile, DoubleClick, Row, Sides
from live_demos.scenario.field_types import classes_in
from live_demos.scenario.model import Action, Challenge, Input, WrongWay
from live_demos.scenario.source_lines import Place
from live_demos.scenario.toml_keys import keys_of

_ACTIONS: dict[str, type[Input]] = {one.kind: one for one in classes_in(Action)}
_INPUTS = _ACTIONS | {DoubleClick.kind: DoubleClick}

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


def first_problem(errors: Sequence[ErrorDetails]) -> ScenarioError:
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
            return _action_problem(error, ("input", index + 1), inside, _INPUTS, keys_of(Row))
        case ("input", int(index), "meanwhile", *inside):
            return _action_problem(error, ("input", index + 1, "meanwhile"), inside, _ACTIONS)
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
    *around, key = inside
    if around[-1:] == ["widgets"]:
        around.pop()  # in the file, their labels are keys beside the others
    place = (*table, *around)
    where = f"{name_of(place)}: " if place else ""
    if error["type"] == _UNKNOWN:
        known = keys_of(_model_of(place))
        return _unknown_key(where, str(key), place, known)
    if error["type"] == "missing":
        return ScenarioError(f'no {key}. Add the line {key} = "…"', (str(key),))
    return ScenarioError(where + error["msg"].replace("KEY", str(key)), _near((*place, key)))


def _model_of(place: Place) -> type:
    """Give the model of a table by its place."""
    match place:
        case ():
            return DemoFile
        case ("challenge", "wrong_way", *_):
            return WrongWay
        case ("challenge", *_):
            return Challenge
        case _:
            return Sides


def _action_problem(
    error: ErrorDetails,
    place: Place,
    inside: Sequence[int | str],
    kinds: Mapping[str, type[Input]],
    beside: Collection[str] = (),
) -> ScenarioError:
    """Say what is wrong with an action of one of these kinds, with other keys beside its own."""
    where = f"{name_of(place)}: "
    if inside:
        kind = str(inside[0])
        if error["type"] == _UNKNOWN:
            known = {*keys_of(kinds[kind]), *beside}
            return _unknown_key(where, str(inside[-1]), place, known)
        return ScenarioError(f"{where}write {_how(kinds[kind])}", _near((*place, kind)))
    table = error["input"]
    if not isinstance(table, Mapping):
        return ScenarioError(f'{where}write {{ click = "label" }} or another input', place)
    known = {key for kind in kinds.values() for key in keys_of(kind)}
    for key in table:
        if key not in known:
            return _unknown_key(where, key, place, known | set(beside))
    named = [kind for kind in kinds if kind in table]
    said = f"{', '.join(named)} are {len(named)} inputs" if named else "no input"
    return ScenarioError(f"{where}{said}. Write one of: {', '.join(kinds)}", place)


def _unknown_key(where: str, key: str, place: Place, known: Collection[str]) -> ScenarioError:
    names = ", ".join(sorted(known))
    return ScenarioError(
        f"{where}unknown key {key!r}. Remove it or correct its name. Known are {names}",
        _near((*place, key)),
    )


def _how(kind: type[Input]) -> str:
    """Say how an input of this kind is written."""
    keys = keys_of(kind).values()
    needed = [key.how() for key in keys if key.needed]
    possible = " or ".join(key.how() for key in keys if not key.needed)
    words = " and ".join([", ".join(needed[:-1]), needed[-1]]) if needed[1:] else needed[0]
    return f"{words}, and where needed {possible}" if possible else words


def _near(place: Place) -> Place:
    """Give the nearest place that can be found in a file: a key of a table at the top."""
    return place[: 3 if place[:1] == ("input",) else 2]


def name_of(place: Place) -> str:
    """Name a place as an author wrote it."""
    match place:
        case ("input", int(number), *inside):
            names = [f"[[input]] number {number}", *map(str, inside)]
        case _:
            names = [f"[{place[0]}]", *map(str, place[1:])]
    return ": ".join(names)

"""Reads a scenario from a parsed `demo.toml`, and says what is wrong with it, and where."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime, time
from typing import Any

from live_demos.scenario.model import (
    LINES,
    MARKS,
    VARIANTS,
    Action,
    Click,
    Fill,
    Go,
    Open,
    Reload,
    Scenario,
    Seen,
    Set,
    Step,
    Type,
    Upload,
    Value,
    Variant,
)
from live_demos.scenario.source_lines import Place

KEYS = frozenset(["start", "input", "never", "lags", "unsettled", "apptest"])
"""The keys at the top of a `demo.toml` that make its scenario."""

_INPUTS = ("click", "double_click", "set", "fill", "type", "open", "upload", "go", "reload")
_DETAILS = {
    "click": {"nth", "held"},
    "set": {"to", "nth"},
    "fill": {"to", "nth"},
    "type": {"to", "nth"},
    "upload": {"file", "content"},
}
_STEP_KEYS = {"both", *VARIANTS}
_INPUT_KEYS = {"meanwhile", "only", "apptest"}

_HOW = {
    "click": 'click = "label", and where needed nth = 2 or held = true',
    "double_click": 'double_click = "label"',
    "set": 'set = "label" and to = value',
    "fill": 'fill = "label" and to = value',
    "type": 'type = "label" and to = "text"',
    "open": 'open = "label of a tab, an expander or a popover"',
    "upload": 'upload = "label", file = "name.txt" and content = "text"',
    "go": 'go = "label of a page link"',
    "reload": "reload = true",
}


class ScenarioError(ValueError):
    """A scenario that cannot be read. Its text says what is wrong and what to write."""

    def __init__(self, problem: str, place: Place = ()) -> None:
        super().__init__(problem)
        self.place = place
        """Where in the file it is wrong."""


def parse_scenario(data: Mapping[str, Any]) -> Scenario:
    """Read a scenario from the parsed TOML of a `demo.toml`; its other keys are left alone.

    Raises:
        ScenarioError: something is missing, has a wrong name or type, is beyond AppTest
            without a reason, or the two apps never differ, so that the pair would show nothing.
    """
    start = data.get("start")
    if not isinstance(start, Mapping):
        raise ScenarioError("no [start]. Add what both apps show before any input", ("start",))
    tables = data.get("input")
    if not isinstance(tables, list) or not tables:
        raise ScenarioError("no [[input]]. Add at least one input", ("input",))
    apptest = _reason(data, "apptest", ())
    steps = [_parse_start(start)]
    for number, table in enumerate(tables, start=1):
        steps.append(_parse_input(table, number, before=steps[-1], apptest=apptest))
    if not any(step.parts_ways for step in steps):
        raise ScenarioError(
            "broken and fixed show the same after every input. Add the input where they part",
            ("input", len(tables)),
        )
    scenario = Scenario(
        start=steps[0],
        inputs=tuple(steps[1:]),
        never=_parse_never(data),
        lags=_flag(data, "lags"),
        unsettled=_reason(data, "unsettled", ()),
        apptest=apptest,
    )
    _require_every_topic(scenario)
    if scenario.lags and apptest:
        raise ScenarioError(
            "lags is what AppTest finds, and apptest rules it out. Remove lags", ("lags",)
        )
    return scenario


def _parse_start(table: Mapping[str, Any]) -> Step:
    _refuse_unknown(table, _STEP_KEYS, ("start",))
    seen = _parse_sides(table, ("start",))
    return Step(action=None, broken=seen["broken"], fixed=seen["fixed"])


def _parse_input(table: object, number: int, *, before: Step, apptest: str) -> Step:
    place: Place = ("input", number)
    if not isinstance(table, Mapping):
        raise ScenarioError("input must be tables. Write [[input]] above each", place)
    kind = _kind(table, place)
    allowed = {kind} | _DETAILS.get(kind, set())
    _refuse_unknown(table, allowed | _STEP_KEYS | _INPUT_KEYS, place)
    only = _parse_only(table, place)
    if only:
        own = _parse_seen(_required(table, only, place), (*place, only))
        seen = {v: own if v == only else before.seen(v) for v in VARIANTS}
    else:
        seen = _parse_sides(table, place)
    action = _parse_action(table, kind, place)
    step = Step(
        action=action,
        broken=seen["broken"],
        fixed=seen["fixed"],
        meanwhile=action if kind == "double_click" else _parse_meanwhile(table, place),
        only=only,
        apptest=_reason(table, "apptest", place),
    )
    if (beyond := _beyond_apptest(step)) and not (apptest or step.apptest):
        raise ScenarioError(
            f'{_name(place)}: AppTest has no {beyond}. Add apptest = "why" here, or at the top if '
            "AppTest can show nothing of this demo",
            place,
        )
    return step


def _parse_sides(table: Mapping[str, Any], place: Place) -> dict[Variant, Seen]:
    if ("both" in table) == bool({*VARIANTS} & table.keys()):
        raise ScenarioError(f"{_name(place)}: write either both, or broken and fixed", place)
    if "both" in table:
        both = _parse_seen(table["both"], (*place, "both"))
        return {"broken": both, "fixed": both}
    return {v: _parse_seen(_required(table, v, place), (*place, v)) for v in VARIANTS}


def _required(table: Mapping[str, Any], variant: Variant, place: Place) -> object:
    if variant not in table or "both" in table:
        raise ScenarioError(f"{_name(place)}: {variant} is missing. Add what that app shows", place)
    return table[variant]


def _kind(table: Mapping[str, Any], place: Place) -> str:
    kinds = [kind for kind in _INPUTS if kind in table]
    if len(kinds) == 1:
        return kinds[0]
    known = {*_INPUTS, *_STEP_KEYS, *_INPUT_KEYS}.union(*_DETAILS.values())
    _refuse_unknown(table, known, place)
    said = f"{_list(kinds)} are {len(kinds)} inputs" if kinds else "no input"
    raise ScenarioError(f"{_name(place)}: {said}. Write one of: {', '.join(_INPUTS)}", place)


def _parse_action(table: Mapping[str, Any], kind: str, place: Place) -> Action:
    given = {key: table[key] for key in {kind} | _DETAILS.get(kind, set()) if key in table}
    nth, held = given.get("nth", 1), given.get("held", False)
    if type(nth) is int and nth >= 1 and isinstance(held, bool):
        action = _simple(given) or _with_value(kind, given, nth)
        if kind == "click" and isinstance(table[kind], str):
            action = Click(table[kind], nth, held)
        if action is not None:
            return action
    raise ScenarioError(f"{_name(place)}: write {_HOW[kind]}", (*place, kind))


def _simple(given: Mapping[str, Any]) -> Action | None:
    match given:
        case {"double_click": str(label)}:
            return Click(label)
        case {"open": str(label)}:
            return Open(label)
        case {"go": str(label)}:
            return Go(label)
        case {"reload": True}:
            return Reload()
        case {"upload": str(label), "file": str(file), "content": str(content)}:
            return Upload(label, file, content)
    return None


def _with_value(kind: str, given: Mapping[str, Any], nth: int) -> Action | None:
    value = given.get("to")
    match kind, given.get(kind):
        case ("set", str(label)) if _is_value(value):
            return Set(label, _value(value), nth)
        case ("fill", str(label)) if _is_value(value):
            return Fill(label, _value(value), nth)
        case ("type", str(label)) if isinstance(value, str):
            return Type(label, value, nth)
    return None


def _parse_meanwhile(table: Mapping[str, Any], place: Place) -> Action | None:
    if "meanwhile" not in table:
        return None
    second = table["meanwhile"]
    here = (*place, "meanwhile")
    if not isinstance(second, Mapping):
        raise ScenarioError(f'{_name(here)}: write {{ click = "label" }} or another input', here)
    kind = _kind(second, here)
    _refuse_unknown(second, {kind} | _DETAILS.get(kind, set()), here)
    return _parse_action(second, kind, here)


def _parse_only(table: Mapping[str, Any], place: Place) -> Variant | None:
    for variant in VARIANTS:
        if table.get("only") == variant:
            return variant
    if "only" in table:
        raise ScenarioError(
            f'{_name(place)}: only must be "broken" or "fixed", the app in which the input can '
            "be made",
            (*place, "only"),
        )
    return None


def _beyond_apptest(step: Step) -> str:
    """Give what in a step AppTest cannot do or show, or nothing."""
    if step.meanwhile:
        return "input while the script runs"
    if isinstance(step.action, Type):
        return "text that is typed and not sent"
    if isinstance(step.action, Open) or step.broken.open or step.fixed.open:
        return "open tab or expander"
    if isinstance(step.action, Click) and step.action.held:
        return "press that is held"
    return ""


def _parse_never(data: Mapping[str, Any]) -> Seen:
    if "never" not in data:
        return Seen()
    return _parse_seen(data["never"], ("never",))


def _parse_seen(table: object, place: Place) -> Seen:
    where = _name(place)
    if not isinstance(table, Mapping) or not table:
        raise ScenarioError(f"{where}: write {{ label = value, text = [lines] }}", place)
    lines = {kind: _strings(table, kind, place) for kind in LINES}
    marks = {mark: frozenset(_strings(table, mark, place)) for mark in MARKS}
    widgets = {label: value for label, value in table.items() if label not in (*LINES, *MARKS)}
    for label, value in widgets.items():
        if not _is_value(value):
            raise ScenarioError(
                f"{where}: {label!r} must be a number, a string, a boolean, a date, a time or a "
                "list of these",
                place,
            )
    return Seen(widgets={la: _value(v) for la, v in widgets.items()}, **lines, **marks)  # type: ignore[arg-type]


def _strings(table: Mapping[str, Any], key: str, place: Place) -> tuple[str, ...]:
    given = table.get(key, [])
    strings = [given] if isinstance(given, str) else given
    if not isinstance(strings, list) or not all(isinstance(one, str) for one in strings):
        raise ScenarioError(f"{_name(place)}: {key} must be a string or a list of strings", place)
    return tuple(strings)


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


def _is_value(value: object) -> bool:
    if isinstance(value, list):
        return all(_is_value(one) for one in value)
    return isinstance(value, bool | int | float | str | date | time) and not isinstance(
        value, datetime
    )


def _value(value: Any) -> Value:
    return tuple(_value(one) for one in value) if isinstance(value, list) else value


def _reason(table: Mapping[str, Any], key: str, place: Place) -> str:
    reason = table.get(key, "")
    if not isinstance(reason, str) or (key in table and not reason.strip()):
        where = f"{_name(place)}: " if place else ""
        raise ScenarioError(f'{where}{key} must be a reason: {key} = "why"', (*place, key))
    return reason


def _flag(table: Mapping[str, Any], key: str) -> bool:
    flag = table.get(key, False)
    if not isinstance(flag, bool):
        raise ScenarioError(f"{key} must be true or false", (key,))
    return flag


def _refuse_unknown(table: Mapping[str, Any], known: Collection[str], place: Place) -> None:
    for key in table:
        if key not in known:
            raise ScenarioError(
                f"{_name(place)}: unknown key {key!r}. Known are {_list(known)}", (*place, key)
            )


def _name(place: Place) -> str:
    """Name a place as an author wrote it."""
    match place:
        case ("input", int(number)):
            return f"[[input]] number {number}"
        case ("input", int(number), str(key)):
            return f"[[input]] number {number}: {key}"
        case (str(table), str(key)):
            return f"[{table}]: {key}"
        case (str(table),):
            return f"[{table}]"
    return ""


def _list(names: Collection[str]) -> str:
    return ", ".join(sorted(names))

from __future__ import annotations

import json
from typing import Any

import pytest

from live_demos.scenario import LINES, MARKS, Seen, common, differences
from testing.paths import ROOT

CASES = ROOT / "live_demos" / "browser" / "page" / "player" / "compare.test.json"


@pytest.mark.parametrize(
    ("expected", "actual", "said"),
    [
        (Seen({"N": 3}), Seen({"N": 3}), []),
        (Seen({"N": 3}), Seen({"N": 4}), ["N shows 4, expected: shows 3"]),
        (Seen({"N": 1}), Seen({"N": True}), ["N is on, expected: shows 1"]),
        (Seen({"N": ()}), Seen({"N": ""}), []),
        (Seen({"N": "20…"}), Seen({"N": "2030-01-01"}), []),
        (Seen({"N": 3}), Seen(), ["N is not on the page, expected: shows 3"]),
        (Seen(), Seen({"N": 3}), ["N shows 3, expected: not on the page"]),
        (Seen(text=("a",)), Seen(text=("a", "b")), ["text is ['a', 'b'], expected: ['a']"]),
        (Seen(text=("a…",)), Seen(text=("abc",)), []),
        (Seen(error=("a",)), Seen(), ["error is [], expected: ['a']"]),
        (Seen(exception=("E: `k` is",)), Seen(exception=("E: k is\nbad",)), []),
        (Seen(exception=("F: k",)), Seen(exception=("E: k",)), ["exception is"]),
        (Seen(open=frozenset("T")), Seen(), ["open is [], expected: ['T']"]),
    ],
)
def test_expected_and_seen_are_compared(expected: Seen, actual: Seen, said: list[str]) -> None:
    found = differences(expected, actual)

    assert len(found) == len(said)
    for line, beginning in zip(found, said, strict=True):
        assert line.startswith(beginning)


def test_what_must_never_be_seen_is_found() -> None:
    never = Seen({"N": 3}, text=("Sent: a, a…",), missing=frozenset(["N"]))

    assert common(never, Seen({"N": 4}, text=("Sent: a",))) == []
    assert common(never, Seen({"N": 3}, text=("Sent: a, a, a",))) == [
        "N shows 3",
        "text “Sent: a, a, a”",
    ]
    assert common(never, Seen(missing=frozenset("N"))) == ["N is missing"]


def test_the_player_compares_in_the_same_way() -> None:
    """It says so in other words, in JavaScript: `compare.test.mjs` goes through the same cases."""
    cases = json.loads(CASES.read_text("utf-8"))
    assert cases["different"]
    assert cases["alike"]

    for case in cases["different"]:
        assert differences(seen(case["expected"]), seen(case["actual"])), case
    for case in cases["alike"]:
        assert not differences(seen(case["expected"]), seen(case["actual"])), case


def seen(exported: dict[str, Any]) -> Seen:
    widgets = {
        label: tuple(value) if isinstance(value, list) else value
        for label, value in exported.get("widgets", {}).items()
    }
    lines: dict[str, Any] = {kind: tuple(exported.get(kind, ())) for kind in LINES}
    marks: dict[str, Any] = {mark: frozenset(exported.get(mark, ())) for mark in MARKS}
    return Seen(widgets, **lines, **marks)

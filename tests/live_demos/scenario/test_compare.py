from __future__ import annotations

import pytest

from live_demos.scenario import Seen, common, differences


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

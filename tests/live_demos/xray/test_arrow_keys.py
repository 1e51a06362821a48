"""Which sliders arrow keys cannot set, by what their script runs drew."""

from __future__ import annotations

from typing import Any

import pytest

from live_demos.xray.arrow_keys import unreachable_sliders


def slider(identity: int) -> dict[str, Any]:
    return {"kind": "slider", "label": "Volume", "identity": identity}


def moment(moved: dict[str, Any], *drawn: dict[str, Any]) -> dict[str, Any]:
    """Give a moment in which a widget is moved, and one script run for each that is drawn then."""
    runs: list[dict[str, Any]] = [{"steps": [{"widgets": [each]}]} for each in drawn]
    runs = runs or [{"steps": []}]
    runs[0]["inputs"] = [{"widget": moved}]
    return {"runs": runs}


@pytest.mark.parametrize(
    ("drawn", "found"),
    [
        ([slider(1)], []),
        ([slider(2)], ["Volume"]),
        ([slider(1), slider(2)], ["Volume"]),
        ([], ["Volume"]),
    ],
    ids=["stays", "is replaced", "is replaced by a second run", "goes away"],
)
def test_a_slider_that_its_own_input_takes_away(drawn: list[Any], found: list[str]) -> None:
    moments = [{"runs": [{"steps": [{"widgets": [slider(1)]}]}]}, moment(slider(1), *drawn)]

    assert unreachable_sliders({"broken": moments, "fixed": []}) == found


def test_other_widgets_are_set_at_once() -> None:
    box = slider(1) | {"kind": "number_input"}

    assert unreachable_sliders({"broken": [moment(box)], "fixed": []}) == []

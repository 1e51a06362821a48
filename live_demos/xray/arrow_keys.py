"""Finds sliders that arrow keys cannot set: each of their steps is an input and causes a rerun."""

from __future__ import annotations

from collections.abc import Iterator

from live_demos.xray.record import Moment, Trace


def unreachable_sliders(trace: Trace) -> list[str]:
    """Give the labels of the sliders of the broken app that a step of an arrow key can take away.

    A rerun that an input into such a slider causes draws another one in its place, or none. The
    focus is gone with it, before the value of the scenario is reached.
    """
    found: dict[str, None] = {}
    for moment in trace["broken"]:
        for label, identity in _moved_sliders(moment):
            if _drawn(moment, label) != {identity}:
                found[label] = None
    return list(found)


def _moved_sliders(moment: Moment) -> Iterator[tuple[str, int]]:
    for run in moment.get("runs", []):
        for sent in run.get("inputs", []):
            if sent["widget"]["kind"] in ("slider", "select_slider"):
                yield sent["widget"]["label"], sent["widget"]["identity"]


def _drawn(moment: Moment, label: str) -> set[int]:
    """Give the identities with which the moment's script runs draw a widget of this label."""
    return {
        widget["identity"]
        for run in moment.get("runs", [])
        for step in run["steps"]
        for widget in step.get("widgets", [])
        if widget["label"] == label
    }

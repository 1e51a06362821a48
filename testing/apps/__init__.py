"""Small apps that the tests of the drivers run, and what is done to them."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

from live_demos.catalog import App
from live_demos.scenario import Action, Click, Fill, Set, Upload, Value

HERE = Path(__file__).parent


def load(name: str) -> App:
    """Give one of the apps in this folder."""
    path = HERE / f"{name}.py"
    return App(variant="fixed", path=path, source=path.read_text("utf-8"), caption=name)


EVERY_INPUT: list[tuple[Action, str, Value]] = [
    (Set("Slider", 8), "Slider", 8),
    (Set("Range", (2, 9)), "Range", (2, 9)),
    (Set("Steps", "M"), "Steps", "M"),
    (Set("Count", 42), "Count", 42),
    (Set("Weight", 2.25), "Weight", 2.25),
    (Set("Name", "Ada L"), "Name", "Ada L"),
    (Set("Name", ""), "Name", ""),
    (Set("Note", "two words"), "Note", "two words"),
    (Set("Box", True), "Box", True),
    (Set("Box", False), "Box", False),
    (Set("Switch", True), "Switch", True),
    (Set("Radio", "b"), "Radio", "b"),
    (Set("Fruit", "cherry"), "Fruit", "cherry"),
    (Set("Empty", "banana"), "Empty", "banana"),
    (Set("Tags", ("green",)), "Tags", ("green",)),
    (Set("Tags", ("green", "blue")), "Tags", ("green", "blue")),
    (Set("Tags", ("blue",)), "Tags", ("blue",)),
    (Set("Pill", "inch"), "Pill", "inch"),
    (Set("Pill", "inch"), "Pill", ""),
    (Set("Must", "inch"), "Must", "inch"),
    (Set("Must", "inch"), "Must", "inch"),
    (Set("Pills", ("cm",)), "Pills", ("cm",)),
    (Set("Segments", "y"), "Segments", "y"),
    (Set("Day", date(2030, 1, 20)), "Day", date(2030, 1, 20)),
    (Set("Day", date(2029, 12, 31)), "Day", date(2029, 12, 31)),
    (Set("Stay", (date(2030, 1, 10),)), "Stay", (date(2030, 1, 10),)),
    (
        Set("Stay", (date(2030, 1, 10), date(2030, 1, 15))),
        "Stay",
        (date(2030, 1, 10), date(2030, 1, 15)),
    ),
    (Set("At", time(10, 45)), "At", time(10, 45)),
    (Set("Paint", "#00ff00"), "Paint", "#00ff00"),
    (Upload("Report", "a.txt", "hello"), "Report", "a.txt"),
    (Fill("Field", "kept"), "Field", "kept"),
    (Click("Same", nth=2), "Field", "kept"),
    (Click("Save"), "Field", "kept"),
    (Set("Say something", "hello"), "Say something", ""),
]
"""For the app `widgets`: an input, a label, and what the widget with that label shows then."""

LAST_LINES = ("Second: True", "Saved: kept", "File: hello", "Said: hello")
"""What the app `widgets` has written after all inputs: each line is there once it was due."""

from __future__ import annotations

import pytest

from live_demos.scenario.source_lines import Place, find_line

TEXT = '''title = "A"
about = """
[start]
click = "no"
"""

[start]
both = { text = "a" }

[[input]]
click = "one"

[[input]]
set = "two"
"to" = 2
'''


@pytest.mark.parametrize(
    ("place", "line"),
    [
        (("title",), 1),
        (("start",), 7),
        (("nothing",), None),
        ((), None),
        (("start", "both"), 8),
        (("start", "fixed"), 7),
        (("input", 1), 10),
        (("input", 1, "click"), 11),
        (("input", 2), 13),
        (("input", 2, "to"), 15),
        (("input", 2, "click"), 13),
        (("input", 3), None),
    ],
)
def test_finds_the_line_or_the_nearest_around_it(place: Place, line: int | None) -> None:
    assert find_line(TEXT, place) == line

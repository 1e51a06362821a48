from __future__ import annotations

import json
import tomllib

from live_demos.scenario import to_json
from live_demos.scenario.parse import parse_demo

SCENARIO = """
title = "A"
symptom = "S"
broken = "B"
fixed = "F"
[start]
both = { Volume = 3, text = "Stored: 3" }

[[input]]
set = "Volume"
to = 5
broken = { Volume = 3, text = ["Stored: 3", "Old"] }
fixed = { Volume = 5, text = "Stored: 5" }

[[input]]
click = "Reset"
both = { Volume = 3 }

[[input]]
set = "Day"
to = [2030-01-10]
both = { Volume = 3 }
"""


def test_the_export_is_json_and_says_everything() -> None:
    _, scenario = parse_demo(tomllib.loads(SCENARIO))
    exported = json.loads(json.dumps(to_json(scenario)))

    assert exported["start"]["action"] is None
    first, second, third = exported["inputs"]
    assert first["words"] == "Set Volume to 5"
    assert first["action"] == {"kind": "set", "label": "Volume", "value": 5, "nth": 1}
    assert (first["parts"], first["only"], first["meanwhile"]) == (True, None, None)
    assert first["broken"]["widgets"] == {"Volume": 3}
    assert first["broken"]["text"] == ["Stored: 3", "Old"]
    assert first["broken"]["words"] == ["Volume shows 3", "“Stored: 3”", "“Old”"]
    assert second["action"] == {"kind": "click", "label": "Reset", "nth": 1, "held": False}
    assert third["action"]["value"] == ["2030-01-10"]
    assert exported["topics"] == {
        "widgets": ["Volume"],
        "missing": ["Volume"],
        "disabled": [],
        "open": [],
    }

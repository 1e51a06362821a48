from __future__ import annotations

import json
import tomllib

from live_demos.scenario import challenge_to_json, to_json
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


CHALLENGE = """
[challenge]
fix = "Give it a key."

[[challenge.wrong_way]]
does = "waits"
why = "It is the same later."
has = "time.sleep()"
"""


def test_what_a_check_needs_is_json_too() -> None:
    other = 'both = { Volume = 3 }\nalso = [{ Volume = 4 }]\n\n[[input]]\nset = "Day"'
    text = SCENARIO.replace('both = { Volume = 3 }\n\n[[input]]\nset = "Day"', other)
    file, scenario = parse_demo(tomllib.loads(text + CHALLENGE))
    exported = json.loads(json.dumps(challenge_to_json(scenario, file.challenge)))

    assert [len(also) for also in exported["also"]] == [0, 0, 1, 0]
    assert exported["also"][2][0]["words"] == ["Volume shows 4"]
    assert (exported["lost"], exported["fix"]) == ("", "Give it a key.")
    assert exported["wrong_ways"] == [
        {
            "does": "waits",
            "why": "It is the same later.",
            "has": ["time.sleep()"],
            "lacks": [],
        }
    ]

"""Scenarios: the inputs of a demo, in order, and what a reader sees after each of them."""

from live_demos.scenario.compare import REST, common, differences, matches
from live_demos.scenario.contrast import outcome_parts, say_difference
from live_demos.scenario.export import to_json
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
    Topics,
    Type,
    Upload,
    Value,
    Variant,
)
from live_demos.scenario.wording import say_action, say_outcome, say_seen, say_step, say_value

__all__ = [
    "LINES",
    "MARKS",
    "REST",
    "VARIANTS",
    "Action",
    "Click",
    "Fill",
    "Go",
    "Open",
    "Reload",
    "Scenario",
    "Seen",
    "Set",
    "Step",
    "Topics",
    "Type",
    "Upload",
    "Value",
    "Variant",
    "common",
    "differences",
    "matches",
    "outcome_parts",
    "say_action",
    "say_difference",
    "say_outcome",
    "say_seen",
    "say_step",
    "say_value",
    "to_json",
]

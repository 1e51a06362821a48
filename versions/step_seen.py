"""What is kept of a step of a scenario that was run in some release."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Self

from live_demos.scenario import LINES, Seen, Step, Variant, differences, say_step

ALERTS = tuple(kind for kind in LINES if kind != "text")
"""What Streamlit, too, writes messages in."""


@dataclass(frozen=True)
class StepSeen:
    """What differs after one step of a scenario."""

    said: str
    """The input in words; empty for the start."""
    own: Sequence[str]
    """How what is seen differs from what the scenario says of this app."""
    other: Sequence[str]
    """How it differs from what the scenario says of the other app, or of another right solution."""
    but_messages: Sequence[str]
    """As `own`, leaving alone how many alerts there are and what they say."""
    messages: Sequence[str]
    """The alerts and exceptions, word for word, where they differ."""

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Read what `asdict` has given."""
        return cls(**data)


@dataclass(frozen=True)
class Observed:
    """What was seen of one app in one release."""

    steps: Sequence[StepSeen]
    stopped: str = ""
    """Why the scenario could not go on, if so."""
    unsure: str = ""
    """Why nothing can be said of it, though it was run."""

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Read what `asdict` has given."""
        steps = tuple(map(StepSeen.from_json, data["steps"]))
        return cls(steps, data["stopped"], data.get("unsure", ""))


def step_seen(step: Step, variant: Variant, seen: Seen) -> StepSeen:
    """Compare what an app of this variant shows after a step with what the scenario says."""
    expected = step.seen(variant)
    others = [step.fixed, *step.also] if variant == "broken" else [step.broken]
    own = differences(expected, seen)
    alike = replace(expected, **{kind: getattr(seen, kind) for kind in ALERTS})
    differing = [
        kind
        for kind in ALERTS
        if own and differences(expected, replace(expected, **{kind: getattr(seen, kind)}))
    ]
    return StepSeen(
        said=say_step(step) if step.action else "",
        own=own,
        other=min((differences(one, seen) for one in others), key=len),
        but_messages=differences(alike, seen),
        messages=[line for kind in differing for line in getattr(seen, kind)],
    )

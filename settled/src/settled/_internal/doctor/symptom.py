"""What a detector sees: a symptom. Its cause is found afterwards, from the code and the records."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from settled._internal.browser.actions import Action, Target


@dataclass(frozen=True)
class Symptom:
    """One thing that is wrong after an input."""

    kind: str
    """The detector's name for it."""
    target: Target | None
    """The widget that it is about."""
    seen: str
    expected: str
    pattern: str = ""
    """Where the symptom alone says it."""
    facts: dict[str, Any] = field(default_factory=dict, compare=False, hash=False)
    """What the cause is found by."""

    @property
    def sameness(self) -> tuple[object, ...]:
        """What stays the same when the symptom comes again, after fewer inputs."""
        target = self.target
        named = None if target is None else (target.kind, target.key or target.label)
        return self.kind, self.pattern, named


@dataclass(frozen=True)
class Case:
    """A symptom and the inputs that lead to it."""

    symptom: Symptom
    actions: tuple[Action, ...]

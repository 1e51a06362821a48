"""What the doctor says: findings, and the diagnosis that holds them. Both are ready for JSON."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

DIAGNOSIS_VERSION = 1
"""Of the JSON below. It is raised when a field goes away or means something else."""

Level: TypeAlias = Literal["bug", "advice"]
Status: TypeAlias = Literal["settled", "findings", "cannot-diagnose"]


@dataclass(frozen=True)
class Input:
    """One input, in words and as the scenarios of the guide write it."""

    words: str
    """As an instruction: “Set Volume to 5”."""
    action: dict[str, Any] = field(default_factory=dict, compare=False)
    """As data, for who plays it: `{"set": "Volume", "to": 5}`."""


@dataclass(frozen=True)
class Widget:
    """The widget that a finding is about."""

    kind: str
    label: str
    key: str | None = None

    def words(self) -> str:
        """Name it in a sentence."""
        return f"the {self.kind} “{self.label}”" if self.label else f"the {self.kind}"


@dataclass(frozen=True)
class Finding:
    """One fault of an app: what to do, what is seen then, what should be, and why."""

    level: Level
    pattern: str
    """The slug of the page of the guide that explains it."""
    title: str
    """The title of that page."""
    widget: Widget | None
    lines: tuple[int, ...]
    """Of the app's main script, or of `file`, from 1; those that matter."""
    inputs: tuple[Input, ...]
    """From a fresh start; nothing if the start itself shows it, or if it was read from the code."""
    seen: str
    expected: str
    because: str
    edit: str | None = None
    """A unified diff of the file that was proven to take the finding away, if there is one."""
    file: str = ""
    """Which of the app's files the lines are in, from its folder; empty for the main script."""
    also: tuple[str, ...] = ()
    """Other patterns that were seen in the same widget, in fewer words."""
    edited: str | None = field(default=None, repr=False)
    """The whole text of the file after the edit."""

    def to_json(self) -> dict[str, Any]:
        """Give it as JSON says it; see `DIAGNOSIS_VERSION`."""
        widget = self.widget
        return {
            "level": self.level,
            "pattern": self.pattern,
            "title": self.title,
            "widget": None
            if widget is None
            else {"kind": widget.kind, "label": widget.label, "key": widget.key},
            "lines": list(self.lines),
            "inputs": [{"words": one.words, **one.action} for one in self.inputs],
            "seen": self.seen,
            "expected": self.expected,
            "because": self.because,
            "edit": self.edit,
            **({"file": self.file} if self.file else {}),
        }


@dataclass(frozen=True)
class Diagnosis:
    """All that a diagnosis found out."""

    app: str
    streamlit: str
    status: Status
    reruns: int
    """How many script runs it took, the first one of each session and all proofs included."""
    seconds: float
    findings: tuple[Finding, ...] = ()
    why: str = ""
    """Why it could not be diagnosed; or with findings, what kept the rest from being tried."""
    warnings: tuple[str, ...] = ()
    """What the app does beyond its page, as far as the code shows it."""
    capped: bool = False
    """Whether the cap on reruns ended it before everything was tried."""
    widgets: int = 0
    """How many calls in its code draw a widget that can be told by its label or key."""
    unreached: tuple[tuple[str, int], ...] = ()
    """File and line of those of them that no page has shown: nothing is known of them."""
    stopped: bool = False
    """Whether a person ended it (Ctrl+C) before that."""
    unconfirmed: int = 0
    """How many symptoms were seen once, and not again because the cap was reached."""
    unproven: int = 0
    """For how many findings no edit could be proven because the cap was reached."""

    def to_json(self) -> dict[str, Any]:
        """Give it as JSON says it."""
        return {
            "version": DIAGNOSIS_VERSION,
            "app": self.app,
            "streamlit": self.streamlit,
            "status": self.status,
            "reruns": self.reruns,
            "seconds": round(self.seconds, 2),
            "findings": [one.to_json() for one in self.findings],
            **({"why": self.why} if self.why else {}),
            **({"capped": True} if self.capped else {}),
            **({"unreached": _by_file(self.unreached)} if self.unreached else {}),
            **({"stopped": True} if self.stopped else {}),
            **({"unconfirmed": self.unconfirmed} if self.unconfirmed else {}),
            **({"unproven": self.unproven} if self.unproven else {}),
        }


def _by_file(places: tuple[tuple[str, int], ...]) -> list[dict[str, Any]]:
    files = dict.fromkeys(name for name, _ in places)
    return [
        {"file": name, "lines": [line for other, line in places if other == name]} for name in files
    ]

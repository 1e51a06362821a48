"""The results of a run, and their form in `results.json`. The site's build reads it, too.

Imports nothing that only the benchmark needs.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

from guide.speed import timeline
from guide.speed.stats import summarize
from guide.speed.timeline import Timeline

Unit = Literal["s", "ms", "kB", "MB"]

PER_UNIT: Mapping[Unit, float] = {"s": 1.0, "ms": 1e-3, "kB": 1e3, "MB": 1e6}
"""What a unit is in seconds or bytes. kB and MB are decimal."""

RESULTS = Path(__file__).parents[2] / "bench" / "results.json"
"""What the benchmark has written."""

ENOUGH_ROUNDS = 5
"""With fewer samples of each side, one disturbance decides: such a run is a trial, not judged."""

Judged = Literal["ratio", "more", "value"]
"""Whether the goal is for our median over the other side's, for what ours is more, or for ours."""


@dataclass(frozen=True)
class Side:
    """What was measured on one side, every sample in the figure's unit."""

    label: str
    samples: Sequence[float]

    @property
    def median(self) -> float:
        """The median of the samples."""
        return summarize(self.samples).median


@dataclass(frozen=True)
class Result:
    """One figure as measured."""

    name: str
    title: str
    unit: Unit
    ours: Side
    against: Side | None = None
    judged: Judged = "value"
    goal: float | None = None
    """At most this: a ratio, or in the figure's unit."""

    @property
    def ratio(self) -> float | None:
        """Our median over the other side's."""
        if self.against is None or self.against.median == 0:
            return None
        return self.ours.median / self.against.median

    @property
    def more(self) -> float | None:
        """What our median is more than the other side's, in the figure's unit."""
        return None if self.against is None else self.ours.median - self.against.median

    @property
    def value(self) -> float | None:
        """What is held against the goal."""
        return {"ratio": self.ratio, "more": self.more, "value": self.ours.median}[self.judged]

    @property
    def met(self) -> bool | None:
        """Whether the goal is reached; `None` where there is none."""
        return None if self.goal is None or self.value is None else self.value <= self.goal


@dataclass(frozen=True)
class Report:
    """One run."""

    date: str
    """The day it ended, as YYYY-MM-DD in UTC."""
    rounds: int
    """How often each side of each measure was taken."""
    machine: Mapping[str, str]
    versions: Mapping[str, str]
    figures: Sequence[Result]
    observed: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """What explains figures, by `<measure>.<side>.<what it tells>`, one entry for each sample."""
    stages: Mapping[str, Timeline] = field(default_factory=dict)
    """Of starts by their names, the median one. None in a file from before they were taken."""

    @property
    def trial(self) -> bool:
        """Whether there are too few samples to say that a goal is met or missed."""
        return self.rounds < ENOUGH_ROUNDS

    def met(self, result: Result) -> bool | None:
        """Whether a figure's goal is reached; `None` without a goal, and in a trial."""
        return None if self.trial else result.met


class BadReportError(ValueError):
    """A file is not a report of `make bench`."""


def write(report: Report, path: Path) -> None:
    """Write a report as JSON, with what follows from the samples beside them."""
    content = asdict(report)
    for entry, result in zip(content["figures"], report.figures, strict=True):
        for name, side in (("ours", result.ours), ("against", result.against)):
            if side is not None:
                entry[name] |= asdict(summarize(side.samples))
        entry |= {"ratio": result.ratio, "met": report.met(result)}
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def read(path: Path) -> Report:
    """Read a report.

    Raises:
        BadReportError: the file is missing, or is no report.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return Report(
            date=content["date"],
            rounds=content["rounds"],
            machine=content["machine"],
            versions=content["versions"],
            figures=[_result(entry) for entry in content["figures"]],
            observed=content["observed"],
            stages={
                name: timeline.read(start) for name, start in content.get("stages", {}).items()
            },
        )
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise BadReportError(
            f"{path}: not a report of make bench ({error}). "
            "Run make bench, or take the file from git."
        ) from error


def _result(entry: Mapping[str, Any]) -> Result:
    return Result(
        name=entry["name"],
        title=entry["title"],
        unit=entry["unit"],
        ours=_side(entry["ours"]),
        against=_side(entry["against"]) if entry["against"] else None,
        judged=entry["judged"],
        goal=entry["goal"],
    )


def _side(entry: Mapping[str, Any]) -> Side:
    if not entry["samples"]:
        raise ValueError(f"{entry['label']} has no samples")
    return Side(entry["label"], [float(sample) for sample in entry["samples"]])

"""The stages of a start: what they are, when they were in a real one, and which it waited for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Lane = Literal["line", "document", "worker"]

LANES: Mapping[Lane, str] = {
    "line": "On the line",
    "document": "In page and frame",
    "worker": "In the worker",
}
"""Where stages are, in words. What is in different lanes can go on at once."""


@dataclass(frozen=True)
class Kind:
    """What a stage is."""

    name: str
    lane: Lane
    title: str
    about: str
    after: tuple[str, ...] = ()
    """The stages without whose end it cannot end. Without any, it needs the press alone."""


KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("frame-files", "line", "The frame", "The app's own document, its scripts and styles."),
        Kind(
            "worker-files",
            "line",
            "Python's scripts",
            "The worker's modules, and Pyodide's script.",
            ("worker-start",),
        ),
        Kind(
            "front-end-files",
            "line",
            "Streamlit's front end",
            "stlite's bundle of Streamlit's front end, and its styles.",
            ("frame-files",),
        ),
        Kind(
            "wasm-file",
            "line",
            "Pyodide's WebAssembly",
            "The Python interpreter, compressed.",
            ("worker-start",),
        ),
        Kind(
            "snapshot-file",
            "line",
            "The memory of a started Python",
            "The snapshot: Python with Streamlit imported, compressed.",
            ("worker-start",),
        ),
        Kind(
            "snapshot-left",
            "line",
            "The memory of a started Python, given up",
            "The snapshot came too slowly on this line, and was left.",
            ("worker-start",),
        ),
        Kind(
            "library-file",
            "line",
            "The library",
            "The archives of compiled Python modules that this kind of start needs.",
            ("worker-start", "snapshot-left"),
        ),
        Kind(
            "front-end",
            "document",
            "The front end is read",
            "The browser parses and evaluates Streamlit's front end.",
            ("front-end-files",),
        ),
        Kind(
            "paint",
            "document",
            "The first paint",
            "The front end draws what the script run has sent, until the app is usable.",
            ("script-run",),
        ),
        Kind(
            "worker-start",
            "worker",
            "The worker starts",
            "The browser makes the worker, which reads its first scripts and is asked for Python.",
        ),
        Kind(
            "glue",
            "worker",
            "Pyodide's script is read",
            "It stands between JavaScript and the interpreter.",
            ("worker-files",),
        ),
        Kind(
            "wasm-unpack",
            "worker",
            "WebAssembly is decompressed",
            "By zstd, while it comes.",
            ("wasm-file",),
        ),
        Kind(
            "wasm-compile",
            "worker",
            "WebAssembly is compiled",
            "To code of the processor, by the browser.",
            ("wasm-unpack",),
        ),
        Kind(
            "snapshot-unpack",
            "worker",
            "The memory is decompressed",
            "By zstd, while it comes.",
            ("snapshot-file", "wasm-unpack"),
        ),
        Kind(
            "snapshot-restore",
            "worker",
            "The memory is completed",
            "With what it has in common with the WebAssembly.",
            ("snapshot-unpack",),
        ),
        Kind(
            "pyodide",
            "worker",
            "Pyodide starts",
            "It takes the memory over or, without one, starts Python itself.",
            ("glue", "wasm-compile", "snapshot-restore", "library-file"),
        ),
        Kind(
            "python",
            "worker",
            "Python is made ready",
            "What must not be frozen is made fresh. Without a memory, Streamlit is imported here.",
            ("pyodide",),
        ),
        Kind(
            "server",
            "worker",
            "Streamlit starts the app",
            "stlite gives Python the app's files and starts Streamlit's server, and the front end "
            "connects.",
            ("python", "front-end"),
        ),
        Kind(
            "script-run",
            "worker",
            "The first script run",
            "From the front end's wish for it to its end.",
            ("server",),
        ),
    )
}
"""All kinds by name, each lane's in the order in which they are shown."""

LAST = "paint"
"""With its end, the app is usable."""
LEFT = "snapshot-left"
"""What came of it was for nothing."""


@dataclass(frozen=True)
class Stage:
    """When a stage was, in seconds since the press."""

    name: str
    begin: float
    end: float
    size: int | None = None
    """The bytes that came, compressed, of a stage on the line. 0: from the browser's own cache."""

    @property
    def kind(self) -> Kind:
        """What it is."""
        return KINDS[self.name]

    @property
    def seconds(self) -> float:
        """How long it took."""
        return self.end - self.begin


@dataclass(frozen=True)
class Timeline:
    """One real start."""

    stages: Sequence[Stage]
    """Not each kind is in each start."""
    of: int = 1
    """How many starts were measured. This is the one whose time is their median."""

    @property
    def usable(self) -> float:
        """When the app was usable, in seconds since the press."""
        return next(stage.end for stage in self.stages if stage.name == LAST)

    def in_lane(self, lane: Lane) -> list[Stage]:
        """Give the stages of a lane in the order of `KINDS`."""
        order = list(KINDS)
        found = [stage for stage in self.stages if stage.kind.lane == lane]
        return sorted(found, key=lambda stage: order.index(stage.name))

    def critical(self) -> list[tuple[Stage, float]]:
        """Give the critical path, from the press on: each stage, and the seconds that are its own.

        From the last stage back, each waited for the one that it needs and that ended last. A
        stage's own seconds are those after that end. So they sum up to the whole.
        """
        ends = {stage.name: stage for stage in self.stages}
        path: list[tuple[Stage, float]] = []
        stage: Stage | None = ends[LAST]
        while stage:
            before = [ends[name] for name in stage.kind.after if name in ends]
            latest = max(before, key=lambda one: one.end, default=None)
            path.append((stage, stage.end - (latest.end if latest else 0)))
            stage = latest
        return path[::-1]


def median_of(timelines: Sequence[Timeline]) -> Timeline:
    """Give the start whose time is the median; of an even number, the lower of the two."""
    ordered = sorted(timelines, key=lambda one: one.usable)
    return Timeline(ordered[(len(ordered) - 1) // 2].stages, len(timelines))


def read(content: Mapping[str, Any]) -> Timeline:
    """Read what `results.json` has of a start.

    Raises:
        ValueError, LookupError, TypeError, AttributeError: it is something else.
    """
    timeline = Timeline([*_stages(content["stages"])], int(content["of"]))
    if not any(stage.name == LAST for stage in timeline.stages):
        raise ValueError(f"there is no stage {LAST}")
    return timeline


def _stages(entries: Sequence[Mapping[str, Any]]) -> Iterator[Stage]:
    for entry in entries:
        name, begin, end = entry["name"], float(entry["begin"]), float(entry["end"])
        if name not in KINDS:
            raise ValueError(f"there is no stage {name}")
        if not 0 <= begin <= end:
            raise ValueError(f"the stage {name} ends before it begins, or begins before the press")
        yield Stage(name, begin, end, entry["size"])

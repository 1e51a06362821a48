"""Starts as a report has them."""

from __future__ import annotations

from guide.speed.report import Report, Result, Side
from guide.speed.timeline import Stage, Timeline

QUICK = Timeline(
    [
        Stage("frame-files", 0.01, 0.05, 12_000),
        Stage("front-end-files", 0.05, 0.20, 1_400_000),
        Stage("worker-files", 0.02, 0.10, 0),
        Stage("wasm-file", 0.10, 0.15, 2_500_000),
        Stage("snapshot-file", 0.10, 0.25, 5_000_000),
        Stage("library-file", 0.10, 0.12, 9_000),
        Stage("front-end", 0.20, 0.50),
        Stage("worker-start", 0.0, 0.04),
        Stage("glue", 0.10, 0.14),
        Stage("wasm-unpack", 0.11, 0.21),
        Stage("wasm-compile", 0.21, 0.28),
        Stage("snapshot-unpack", 0.12, 0.60),
        Stage("snapshot-restore", 0.60, 0.62),
        Stage("pyodide", 0.62, 0.70),
        Stage("python", 0.70, 0.78),
        Stage("server", 0.78, 0.95),
        Stage("script-run", 0.95, 1.05),
        Stage("paint", 1.05, 1.25),
    ],
    5,
)
"""A start from the snapshot, of which the decompression takes longest."""


def report(**stages: Timeline) -> Report:
    """Give a report with starts, named with underscores."""
    named = {name.replace("_", "-"): timeline for name, timeline in stages.items()}
    figure = Result("build", "A build", "s", Side("this site", [2.0]))
    return Report("2026-11-29", 5, {}, {}, [figure], {}, named)

"""How numbers are written, in the table and on the page."""

from __future__ import annotations

from guide.speed.report import ENOUGH_ROUNDS, Report, Result, Side
from guide.speed.stats import summarize

_NO_DECIMALS_FROM = 100
_ONE_DECIMAL_FROM = 10


def number(value: float) -> str:
    """Write a number with about three digits."""
    if abs(value) >= _NO_DECIMALS_FROM:
        return f"{value:.0f}"
    return f"{value:.1f}" if abs(value) >= _ONE_DECIMAL_FROM else f"{value:.2f}"


def median_and_spread(side: Side, unit: str) -> str:
    """Write a side's median, and its quartiles where there is more than one sample."""
    summary = summarize(side.samples)
    spread = ""
    if len(side.samples) > 1:
        spread = f" ({number(summary.low)}\u2013{number(summary.high)})"
    return f"{number(summary.median)} {unit}{spread}"


def ratio(result: Result) -> str:
    """Write the ratio to the other side, if there is one."""
    return "" if result.ratio is None else number(result.ratio)


def goal(result: Result) -> str:
    """Write the goal, if there is one."""
    if result.goal is None:
        return ""
    if result.judged == "ratio":
        return f"{result.goal:.2f}"
    return f"{result.goal:g} {result.unit}{' more' if result.judged == 'more' else ''}"


def reached(result: Result) -> str:
    """Write what is held against the goal, unless it is our median, which stands elsewhere."""
    if result.judged == "more" and result.more is not None:
        return f"{number(abs(result.more))} {result.unit} {'more' if result.more >= 0 else 'less'}"
    return ratio(result) if result.judged == "ratio" else ""


def met(is_met: bool | None) -> str:
    """Say whether a goal is met, where that is known."""
    return {True: "met", False: "not met", None: ""}[is_met]


def trial(report: Report) -> str:
    """Say that a run is a trial, if it is one."""
    if not report.trial:
        return ""
    return (
        f"This was a trial run: fewer than {ENOUGH_ROUNDS} samples of each side. It does not say "
        "whether a goal is met."
    )

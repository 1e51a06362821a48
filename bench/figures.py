"""The figures: which samples each is made of, against what, and the goal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from guide.speed.report import PER_UNIT, Judged, Result, Side, Unit

_STLITE = "plain stlite"
_NATIVE = "native Streamlit"


@dataclass(frozen=True)
class Figure:
    """A figure, made of samples by their names: `<measure>.<side>.<what it tells>`."""

    name: str
    title: str
    unit: Unit
    ours: str
    against: tuple[str, str] | None = None
    """What the other side is called, and its samples."""
    judged: Judged = "value"
    goal: float | None = None

    @property
    def measure(self) -> str:
        """The measure that takes its samples."""
        return self.ours.partition(".")[0]

    def result(self, numbers: Mapping[str, Sequence[float]]) -> Result | None:
        """Give the figure as measured; `None` if a side was not measured."""
        ours = self._side("this site", self.ours, numbers)
        against = self._side(*self.against, numbers) if self.against else None
        if ours is None or (self.against and against is None):
            return None
        return Result(self.name, self.title, self.unit, ours, against, self.judged, self.goal)

    def _side(self, label: str, key: str, numbers: Mapping[str, Sequence[float]]) -> Side | None:
        samples = [round(number / PER_UNIT[self.unit], 4) for number in numbers.get(key, ())]
        return Side(label, samples) if samples else None


def _on_line(megabits: int, goal: float) -> Iterator[Figure]:
    line = f"line-{megabits}"
    peer = (_STLITE, f"{line}.peer.first")
    title = f"First demo, first visit, {megabits} Mbit/s and 40 ms"
    yield Figure(line, title, "s", f"{line}.ours.first", peer, "ratio", goal)


def _ways_on_line(megabits: int) -> Iterator[Figure]:
    line = f"line-{megabits}"
    peer = (_STLITE, f"{line}.peer.first")
    for mode, start in (("snapshot", "start from snapshot"), ("plain", "plain start")):
        title = f"First demo, first visit, {megabits} Mbit/s, {start}"
        yield Figure(f"{line}-{mode}", title, "s", f"{line}.{mode}.first", peer, "ratio")


FIGURES: Sequence[Figure] = (
    Figure(
        "first-visit",
        "First demo, first visit",
        "s",
        "visits.ours.first",
        (_STLITE, "visits.peer.first"),
        "ratio",
        0.22,
    ),
    Figure(
        "second-visit",
        "First demo, second visit",
        "s",
        "visits.ours.again_first",
        (_STLITE, "visits.peer.again_first"),
        "ratio",
        0.25,
    ),
    *_on_line(20, 0.50),
    *_on_line(5, 0.60),
    Figure(
        "second-app",
        "Second app of the pair, after the first",
        "s",
        "visits.ours.second_app",
        goal=0.2,
    ),
    Figure(
        "next-page",
        "First demo on the next page",
        "s",
        "next-page.ours.first",
        goal=0.2,
    ),
    Figure("edit-first", "First Run of a changed app", "s", "edits.ours.first", goal=1.5),
    Figure("edit-again", "Run of an app that was changed again", "s", "edits.ours.again", goal=0.3),
    Figure(
        "diagnosis-first",
        "Examine the classic bug, until the finding is shown",
        "s",
        "diagnosis.ours.first",
        goal=3,
    ),
    Figure(
        "diagnosis-again",
        "Examine it once more, until the finding is shown",
        "s",
        "diagnosis.ours.again",
        goal=3,
    ),
    Figure(
        "click",
        "Click to painted result",
        "ms",
        "clicks.ours.painted",
        (_NATIVE, "clicks.native.painted"),
        "ratio",
        0.7,
    ),
    Figure(
        "click-xray",
        "Click to painted result, recorded for X-ray",
        "ms",
        "clicks.ours.painted",
        ("without X-ray", "clicks.unrecorded.painted"),
        "more",
        15,
    ),
    Figure(
        "xray-steps",
        "Click to what X-ray tells of the rerun",
        "ms",
        "xray.ours.steps",
        goal=100,
    ),
    Figure(
        "xray-verdict",
        "Click to X-ray's headline on one more rerun",
        "ms",
        "xray.ours.verdict",
        goal=500,
    ),
    Figure(
        "article-bytes",
        "Bytes of the article before a demo is asked for",
        "kB",
        "article.ours.bytes",
        goal=200,
    ),
    Figure(
        "demo-bytes-fast",
        "Bytes of the first demo, fast line",
        "MB",
        "visits.ours.bytes",
        (_STLITE, "visits.peer.bytes"),
        goal=14,
    ),
    Figure(
        "demo-bytes-slow",
        "Bytes of the first demo, 5 Mbit/s",
        "MB",
        "line-5.ours.bytes",
        (_STLITE, "line-5.peer.bytes"),
        goal=10,
    ),
    Figure(
        "twenty",
        "The last of 20 demos on one page",
        "s",
        "many.ours.last",
        ("the second of them", "many.ours.second"),
        "ratio",
        1.5,
    ),
    Figure(
        "memory",
        "Memory of each further app",
        "MB",
        "memory.ours.further_app",
        goal=15,
    ),
    Figure(
        "memory-first",
        "Memory with the first pair running",
        "MB",
        "memory.ours.first",
        (_STLITE + ", one app", "memory.peer.first"),
        "ratio",
        1.25,
    ),
    Figure(
        "build-again", "make site again, nothing changed", "s", "build-again.ours.again", goal=5
    ),
    Figure("build-fresh", "make site in a fresh clone", "s", "build-fresh.ours.fresh", goal=60),
    Figure(
        "build",
        "make site, for each further demo pair",
        "s",
        "builds.ours.further_pair",
        goal=0.3,
    ),
    # Without a goal: what explains the figures above.
    Figure(
        "first-visit-both",
        "Both apps of the first demo, first visit",
        "s",
        "visits.ours.both",
        (_STLITE + ", one app", "visits.peer.first"),
    ),
    Figure(
        "second-visit-both",
        "Both apps of the first demo, second visit",
        "s",
        "visits.ours.again_both",
        (_STLITE + ", one app", "visits.peer.again_first"),
    ),
    Figure(
        "near",
        "First demo, first visit, in view for 5 s before the press",
        "s",
        "near.ours.first",
        (_STLITE, "visits.peer.first"),
    ),
    *_ways_on_line(20),
    *_ways_on_line(5),
    Figure(
        "next-page-both",
        "Both apps of the first demo on the next page",
        "s",
        "next-page.ours.both",
    ),
    Figure(
        "demo-bytes-fast-in-the-end",
        "Bytes of the first demo and what is fetched after it, fast line",
        "MB",
        "visits.ours.bytes_in_the_end",
    ),
    Figure(
        "demo-bytes-slow-in-the-end",
        "Bytes of the first demo and what is fetched after it, 5 Mbit/s",
        "MB",
        "line-5.ours.bytes_in_the_end",
    ),
    Figure(
        "memory-only",
        "Memory with a page's only pair running, and so none made ready",
        "MB",
        "memory.ours.only",
        (_STLITE + ", one app", "memory.peer.first"),
    ),
    Figure(
        "diagnosis-end",
        "Examine the classic bug, until all is tried",
        "s",
        "diagnosis.ours.end",
    ),
    Figure("build-few", "make site with 3 demo pairs", "s", "builds.ours.few"),
)

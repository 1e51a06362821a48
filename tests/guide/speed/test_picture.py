"""The picture of a start, its table, and the words around them."""

from __future__ import annotations

import dataclasses
import re
from html import unescape

from guide.llms_txt.page import read_plain
from guide.speed import page, picture
from guide.speed.timeline import KINDS, Stage, Timeline
from tests.guide.speed.starts import QUICK, report

ROW = re.compile(
    r'<div class="stages__row(?P<critical> stages__row--critical)?">'
    r'<span class="stages__name">(?:● )?(?P<title>.*?)</span>.*?'
    r'<rect class="stages__span" x="(?P<x>[\d.]+)" y="1" width="(?P<width>[\d.]+)".*?'
    r'<span class="stages__time">(?P<takes>.*?)</span>'
)
CELLS = re.compile(
    r'<tr><th scope="row">(.*?)</th><td>(.*?)</td><td>(.*?)</td><td>(.*?)</td><td>(.*?)</td>'
    r"<td>(.*?)</td><td>(.*?)</td></tr>"
)


def html_of(timeline: Timeline) -> str:
    """Give the picture and the table, with their texts as they are read."""
    return unescape(picture.draw("A visit", timeline))


def drawn(timeline: Timeline) -> dict[str, re.Match[str]]:
    """Give the bars by the names of their stages."""
    return {row["title"]: row for row in ROW.finditer(html_of(timeline))}


def with_run_from(begin: float) -> Timeline:
    """Give the start with another begin of its script run."""
    stages = [
        dataclasses.replace(stage, begin=begin) if stage.name == "script-run" else stage
        for stage in QUICK.stages
    ]
    return dataclasses.replace(QUICK, stages=stages)


def test_every_stage_has_a_bar_where_and_as_long_as_it_was() -> None:
    bars = drawn(QUICK)

    assert set(bars) == {stage.kind.title for stage in QUICK.stages}
    for stage in QUICK.stages:
        bar = bars[stage.kind.title]
        assert abs(float(bar["x"]) - stage.begin / 1.25 * 1000) < 0.1
        assert abs(float(bar["width"]) - stage.seconds / 1.25 * 1000) < 0.1
        assert bar["takes"] == picture.seconds(stage.seconds)


def test_another_number_makes_another_picture() -> None:
    before, after = drawn(QUICK), drawn(with_run_from(0.85))

    assert before["The first script run"]["x"] == "760.0"
    assert after["The first script run"]["x"] == "680.0"
    assert after["The first script run"]["takes"] == "0.20 s"


def test_the_critical_path_is_marked_without_colors_too() -> None:
    bars = drawn(QUICK)
    waited = {stage.kind.title for stage, _ in QUICK.critical()}

    assert {title for title, bar in bars.items() if bar["critical"]} == waited
    assert {title for title, bar in bars.items() if "● " in bar[0]} == waited


def test_the_table_says_what_the_picture_shows() -> None:
    rows = CELLS.findall(html_of(QUICK))
    own = {stage.name: waited for stage, waited in QUICK.critical()}

    assert [row[0] for row in rows] == list(drawn(QUICK))
    for title, _, begin, end, takes, waited, _ in rows:
        stage = next(one for one in QUICK.stages if one.kind.title == title)
        assert begin == picture.seconds(stage.begin)
        assert end == picture.seconds(stage.end)
        assert takes == drawn(QUICK)[title]["takes"]
        assert waited == (picture.seconds(own[stage.name]) if stage.name in own else "beside")


def test_what_came_says_its_bytes() -> None:
    rows = {row[0]: row[6] for row in CELLS.findall(html_of(QUICK))}

    assert rows["Pyodide's WebAssembly"] == "2.50 MB"
    assert rows["The frame"] == "12 kB"
    assert rows["Python's scripts"] == "kept by the browser"
    assert rows["The first paint"] == ""


def test_the_page_tells_what_takes_longest_by_the_numbers() -> None:
    said = page.fill(page.mark("stages first-visit"), report(first_visit=QUICK))

    assert (
        "Of 1.25 s, the start waited 0.21 s for the line, 0.20 s for page and frame and 0.84 s for "
        "the worker. It waited longest for *The memory is decompressed* (0.35 s), "
        "*The memory of a started Python* (0.21 s) and *The first paint* (0.20 s)."
    ) in said
    assert "One of 5 starts, measured on 2026-11-29." in said


def test_every_stage_that_was_is_explained_and_no_other() -> None:
    said = page.fill(page.mark("stages explained"), report(line_5=QUICK))

    for kind in KINDS.values():
        there = any(stage.name == kind.name for stage in QUICK.stages)
        assert (f"| {kind.title} | " in said) == there, kind.name


def test_the_floor_follows_from_the_numbers() -> None:
    left = dataclasses.replace(QUICK, stages=[*QUICK.stages, Stage("snapshot-left", 0.1, 0.2, 999)])

    said = page.fill(page.mark("stages floor"), report(first_visit=QUICK, line_5=left))

    assert "a first visit would still take at least 1.04 s here" in said
    assert "is 8.9 MB. At 5 Mbit/s they take 14.27 s by themselves, and it took 1.25 s." in said


def test_a_page_without_stages_says_so() -> None:
    marks = "\n\n".join(page.mark(name) for name in page.PARTS if name.startswith("stages"))

    said = page.fill(marks, report())

    assert "## A second visit\n\nThe stages of this start were not taken in the run" in said
    assert said.count("were not taken") == 3  # once for each start, and what stages are is said
    assert all(said.count(f"| {kind.title} | ") == 1 for kind in KINDS.values())
    assert "<!--" not in said
    assert "<figure" not in said


def test_programs_get_the_table_and_no_picture() -> None:
    said = page.fill(page.mark("stages first-visit"), report(first_visit=QUICK))

    text = read_plain(said).linked(lambda link: link)

    assert "| The first script run | In the worker | 0.95 s | 1.05 s | 0.10 s | 0.10 s |" in text
    assert "svg" not in text
    assert "●" not in text
    assert "Since the press" not in text


def test_a_stage_that_takes_no_time_is_seen_within_the_picture() -> None:
    bar = drawn(Timeline([Stage("paint", 1.0, 1.0)]))["The first paint"]

    assert float(bar["width"]) > 0
    assert float(bar["x"]) + float(bar["width"]) <= 1000

"""What the benchmark does with samples. Nothing here measures."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import cast

import pytest
from markdown import Markdown

from bench import app, figures, table
from bench.measure import Measure, Samples, Taken, UnavailableError, in_turn, take
from bench.stage import Stage as Stand
from guide.speed import page, words
from guide.speed import report as results
from guide.speed.report import BadReportError, Report, Result, Side
from guide.speed.stats import Summary, summarize
from guide.speed.timeline import Stage, Timeline
from live_demos.scenario import Click

MET = Result(
    "first",
    "First demo",
    "s",
    Side("this site", [2.0, 2.5, 2.25]),
    Side("plain stlite", [9.0, 8.0, 10.0]),
    "ratio",
    0.28,
)
MISSED = Result("memory", "Memory", "MB", Side("this site", [150.0]), None, "value", 15)
WITHOUT_GOAL = Result("build", "A build", "s", Side("this site", [2.0]))
NO_STAGE = cast(Stand, None)
"""For measures that need none."""
REPORT = Report(
    "2026-11-22",
    7,
    {"processor": "A|B_C*"},
    {"stlite": "1.9.2"},
    [MET, MISSED, WITHOUT_GOAL],
    {"line-5.ours.line": ["4g"]},
)


def test_samples_are_summed_up_by_median_and_quartiles() -> None:
    assert summarize([5, 1, 4, 2, 3]) == Summary(3, 2, 4)
    assert summarize([7]) == Summary(7, 7, 7)


def test_a_goal_is_for_the_ratio_or_for_the_value() -> None:
    assert MET.ratio == 0.25
    assert MET.met is True
    assert dataclasses.replace(MET, goal=0.24).met is False
    assert MISSED.met is False
    assert WITHOUT_GOAL.met is None


@pytest.mark.parametrize(("ours", "said"), [(70.0, "10.0 ms more"), (50.0, "10.0 ms less")])
def test_a_difference_says_its_direction(ours: float, said: str) -> None:
    result = Result("a", "A", "ms", Side("a", [ours]), Side("b", [60.0]), "more", 15)

    assert words.reached(result) == said


def test_nothing_is_compared_with_nothing() -> None:
    assert dataclasses.replace(MET, against=Side("plain stlite", [0.0])).ratio is None


def test_every_side_comes_first_in_its_turn() -> None:
    assert [in_turn(["ours", "peer"], number) for number in range(3)] == [
        ["ours", "peer"],
        ["peer", "ours"],
        ["ours", "peer"],
    ]


def test_samples_are_kept_by_name_in_their_order() -> None:
    samples = Samples()
    for number in (1.0, 2.0):
        samples.add("visits.ours", Taken({"first": [number]}, {"line": "4g"}))

    assert samples.numbers == {"visits.ours.first": [1.0, 2.0]}
    assert samples.words == {"visits.ours.line": ["4g", "4g"]}


def test_what_cannot_be_measured_here_is_left_out_and_what_breaks_is_a_failure() -> None:
    def unavailable(_: Stand) -> Taken:
        raise UnavailableError("no line")

    def broken(_: Stand) -> Taken:
        raise RuntimeError("no app")

    measures = [
        Measure("left-out", {"ours": unavailable}),
        Measure("broken", {"ours": broken}),
        Measure("whole", {"ours": lambda _: Taken({"first": [1.0]})}),
    ]
    said: list[str] = []

    samples = take(measures, NO_STAGE, 2, said.append)

    assert samples.numbers == {"whole.ours.first": [1.0, 1.0]}
    assert samples.failures == ["broken: no app"]
    assert "left-out is left out: no line" in said
    assert any(line.startswith("whole took ") for line in said)


def test_the_starts_of_a_visit_are_kept_by_their_names_alone() -> None:
    start = Timeline([Stage("paint", 0.0, 1.0)])
    samples = Samples()
    for prefix in ("visits.ours", "stages.visits"):
        samples.add(prefix, Taken({}, stages={"first-visit": start}))

    assert samples.stages == {"first-visit": [start, start]}


def test_the_table_has_the_stages_of_a_start_below_it() -> None:
    start = Timeline([Stage("worker-start", 0.0, 0.4), Stage("script-run", 0.5, 1.0)], 5)
    start = dataclasses.replace(start, stages=[*start.stages, Stage("paint", 1.0, 1.25)])

    text = table.as_text(dataclasses.replace(REPORT, stages={"first-visit": start}))

    *_, head, document, worker, run = text.splitlines()
    assert head == "first-visit, one of 5: usable after 1.25 s"
    assert document.startswith("* in page and frame The first paint ")
    assert document.endswith("  1.00 to   1.25 s")
    assert worker.startswith("  in the worker     The worker starts ")
    assert run.startswith("* in the worker     The first script run ")


def test_a_figure_is_in_its_unit_and_only_there_if_all_its_sides_are() -> None:
    figure = next(figure for figure in figures.FIGURES if figure.name == "click")
    assert figure.against is not None
    _, native = figure.against

    result = figure.result({figure.ours: [0.05], native: [0.04]})

    assert result is not None
    assert list(result.ours.samples) == [50.0]
    assert result.ratio == 1.25
    assert figure.result({figure.ours: [0.05]}) is None


def test_every_figure_has_a_name_of_its_own_and_samples_that_some_measure_takes() -> None:
    from bench.measures import ALL

    names = [figure.name for figure in figures.FIGURES]
    assert len(set(names)) == len(names)
    for figure in figures.FIGURES:
        for key in (figure.ours, *(figure.against or ())[1:]):
            measure, side, _ = key.split(".")
            assert side in ALL[measure].sides, figure.name
    assert {figure.measure for figure in figures.FIGURES} == set(ALL)


def test_the_app_that_is_watched_is_the_demos() -> None:
    demo = app.demo()

    assert demo.scenario.start.fixed.text == (app.text_at(app.START),)
    step = demo.scenario.inputs[0]
    assert step.action == Click(app.BUTTON)
    assert step.fixed.text == (app.text_at(app.START + 1),)
    assert f"0,\n    {app.HIGHEST},\n" in demo.fixed.source


def test_the_table_has_a_line_for_each_figure() -> None:
    head, rule, *rows = table.as_text(REPORT).splitlines()

    assert head.split() == ["Figure", "Ours", "Against", "Ratio", "Goal"]
    assert set(rule) == {"-", " "}
    assert [row.split("  ")[0] for row in rows] == ["First demo", "Memory", "A build"]
    assert "2.25 s (2.12–2.38)" in rows[0]  # noqa: RUF001
    assert "9.00 s (8.50–9.50) plain stlite" in rows[0]  # noqa: RUF001
    assert rows[0].split()[-4:] == ["0.25", "≤", "0.28", "met"]
    assert rows[1].endswith("≤ 15 MB  not met")


def test_a_run_of_few_samples_is_not_judged(tmp_path: Path) -> None:
    trial = dataclasses.replace(REPORT, rounds=4)
    path = tmp_path / "results.json"
    results.write(trial, path)

    said = (table.as_text(trial), page.fill(page.mark("goals"), trial))

    for text in said:
        assert "This was a trial run" in text
        assert "0.28" in text
        assert ": met" not in text
        assert ": not met" not in text
    assert not [line for line in said[0].splitlines() if line.endswith(" met")]
    assert {figure["met"] for figure in json.loads(path.read_text())["figures"]} == {None}
    assert "trial" not in table.as_text(REPORT)


def test_a_report_is_the_same_when_read_again(tmp_path: Path) -> None:
    path = tmp_path / "results.json"
    results.write(REPORT, path)

    assert results.read(path) == REPORT


def test_the_json_holds_every_sample_and_what_follows_from_them(tmp_path: Path) -> None:
    path = tmp_path / "results.json"
    results.write(REPORT, path)

    content = json.loads(path.read_text())
    assert set(content) == {
        "date",
        "rounds",
        "machine",
        "versions",
        "figures",
        "observed",
        "stages",
    }
    first = content["figures"][0]
    assert first["ours"] == {
        "label": "this site",
        "samples": [2.0, 2.5, 2.25],
        "median": 2.25,
        "low": 2.125,
        "high": 2.375,
    }
    assert (first["ratio"], first["goal"], first["met"]) == (0.25, 0.28, True)
    assert content["figures"][2]["met"] is None


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", '{"date": "2026-11-22"}', '{"figures": [{"name": 1}]}']
)
def test_a_file_that_is_no_report_says_so(tmp_path: Path, content: str) -> None:
    path = tmp_path / "results.json"
    path.write_text(content)

    with pytest.raises(BadReportError, match="Run make bench"):
        results.read(path)


def test_a_missing_report_says_so(tmp_path: Path) -> None:
    with pytest.raises(BadReportError, match="Run make bench"):
        results.read(tmp_path / "results.json")


def test_the_page_shows_goals_the_other_figures_and_conditions() -> None:
    marks = "\n\n".join(page.mark(name) for name in ("goals", "others", "conditions"))

    html = Markdown(extensions=["tables"]).convert(page.fill(marks, REPORT))

    assert "<!--" not in html
    assert html.count("<table>") == 2
    assert "<td><strong>0.25</strong>, at most 0.28: met</td>" in html
    assert "<td>at most 15 MB: not met</td>" in html
    assert "plain stlite: <strong>9.00 s</strong> (8.50–9.50)</td>" in html  # noqa: RUF001
    assert "<li>Date: 2026-11-22</li>" in html
    assert "<li>stlite: 1.9.2</li>" in html
    assert "<li>processor: A&#124;B&#95;C&#42;</li>" in html


def test_a_page_without_marks_stays_as_it_is() -> None:
    assert page.fill("# Text", REPORT) == "# Text"

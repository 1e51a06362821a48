"""The page against what `python -m tools.components` recorded: no component is run here."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import pairwise

import pytest

from live_demos.runtime.versions import declared_versions
from testing.paths import ROOT
from tools.components.inputs import INPUTS

TEXT = (ROOT / "docs" / "patterns" / "when-it-is-a-component.md").read_text("utf-8")
TOOL = ROOT / "tools" / "components"
RECORDED = json.loads((TOOL / "recorded.json").read_text("utf-8"))
VERSIONS = [declared_versions().streamlit, "1.67.0"]
"""If the site moves on, `python -m tools.components` has to record anew."""
CELL = re.compile(r"\s*\|\s*")


def seen(app: str, version: str = VERSIONS[0]) -> list[tuple[str, str, int]]:
    """Give the input, what the app showed after it, and how many script runs there were by then."""
    return [(words, " ".join(lines), runs) for words, lines, runs in RECORDED[version][app]["seen"]]


def tables() -> Iterator[list[list[str]]]:
    """Give the cells of the page's tables, by row, without bold type; a heading each first."""
    for table in re.findall(r"^\|.*?(?=^$)", TEXT, re.MULTILINE | re.DOTALL):
        rows = [CELL.split(line.strip().strip("|").strip()) for line in table.splitlines()]
        yield [[cell.replace("**", "") for cell in row] for row in rows if row[0][:3] != "---"]


def table(heading: str) -> list[list[str]]:
    return next(rows[1:] for rows in tables() if heading in rows[0])


def test_every_app_was_driven_with_both_versions_on_the_day_that_the_page_names() -> None:
    apps = {path.stem for path in (TOOL / "apps").glob("*.py")}

    assert "with Streamlit {{ streamlit }} and 1.67.0 on servers, on 29 November 2026" in TEXT
    assert list(RECORDED) == VERSIONS
    for version in VERSIONS:
        assert set(RECORDED[version]) == apps == set(INPUTS)
        assert {app["on"] for app in RECORDED[version].values()} == {"2026-11-29"}


@pytest.mark.parametrize("app", sorted(set(INPUTS) - {"canvas_key", "cookies_manager"}))
def test_both_versions_showed_the_same(app: str) -> None:
    old, new = ([step[:2] for step in seen(app, version)] for version in VERSIONS)

    assert old == new
    assert [words for words, _ in old[1:]] == [one.words for one in INPUTS[app]]


def test_the_code_in_the_page_is_that_of_the_apps() -> None:
    shown = dict(re.findall(r'```python title="(\w+)\.py"[^\n]*\n(.*?)```', TEXT, re.DOTALL))

    assert len(shown) == 6
    for app, source in shown.items():
        assert source == (TOOL / "apps" / f"{app}.py").read_text("utf-8")


@pytest.mark.parametrize(
    ("heading", "broken", "fixed"),
    [
        ("Broken shows", "option_menu_broken", "option_menu_fixed"),
        ("Read above", "image_marker_broken", "image_marker_fixed"),
        ("Marker in the map", "folium_marker_broken", "folium_marker_fixed"),
        ("In the callback", "aggrid_select_broken", "aggrid_select_fixed"),
    ],
)
def test_the_tables_of_inputs_are_what_was_recorded(heading: str, broken: str, fixed: str) -> None:
    both = zip(seen(broken)[1:], seen(fixed)[1:], strict=True)

    assert table(heading) == [[one[0], one[1], other[1]] for one, other in both]


@pytest.mark.parametrize(
    "pair",
    [
        "option_menu",
        "antd_segmented",
        "tree_select",
        "tags",
        "ace",
        "sortables",
        "canvas",
        "aggrid_edit",
    ],
)
def test_a_component_that_is_fed_what_it_returned_loses_every_second_input(pair: str) -> None:
    def lost(app: str) -> list[bool]:
        shown = [text for _, text, _ in seen(app)]
        return [text == before for before, text in pairwise(shown)]

    inputs = len(INPUTS[f"{pair}_broken"])
    assert lost(f"{pair}_broken") == [False, True, False, True][:inputs]
    assert not any(lost(f"{pair}_fixed"))


@pytest.mark.parametrize("app", ["option_menu_key", "tree_select_key", "aggrid_edit_key"])
def test_a_key_alone_was_enough_for_a_menu_a_tree_and_a_grid(app: str) -> None:
    fixed = app.replace("_key", "_fixed")

    assert [text for _, text, _ in seen(app)] == [text for _, text, _ in seen(fixed)]


@pytest.mark.parametrize(
    "pair",
    [
        "aggrid_select",
        "folium_click",
        "image_click",
        "click_detector",
        "plotly_events",
        "calendar",
        "card",
        "agraph",
        "audio_recorder",
        "mic_recorder",
    ],
)
def test_a_click_or_a_recording_counts_again_with_any_other_input(pair: str) -> None:
    def again(app: str) -> set[bool]:
        steps = list(pairwise(seen(app)))
        others = [(one, two) for one, two in steps if two[0] == "Click *Any other input*"]
        assert others
        return {one[1] != two[1] for one, two in others}

    assert again(f"{pair}_broken") == {True}
    assert again(f"{pair}_fixed") == {False}


def test_what_is_a_components_own() -> None:
    *_, first, same_place = seen("folium_click_fixed")
    assert first[1:] == same_place[1:], "no rerun"
    # Each click on the one with a key runs the script twice.
    assert [runs for *_, runs in seen("antd_segmented_fixed")] == [1, 3, 5, 7, 9]
    # An edit keeps what the script has for the grid away.
    assert [text for _, text, _ in seen("aggrid_data_broken")] == [
        "Counts: [1, 2]",
        "Counts: [2, 4]",
        "Counts: [2, 50]",
        "Counts: [2, 50]",
    ]
    assert seen("aggrid_data_server_wins")[-1][1] == "Counts: [2, 50]"
    assert seen("aggrid_data_fixed")[-1][1] == "Counts: [4, 8]"
    # What it calls a callback is called whenever it returns its click.
    assert [text for _, text, _ in seen("card_callback")][2] == "Opened: 2"
    for app in ("cookie_manager", "cookies_controller"):
        assert "Seen: [None, 'Ann']" in seen(app)[1][1]
    assert seen("js_eval")[0][1].startswith("Seen: [None, ")
    message = seen("cookies_manager")[0][1]
    assert f"`{message}`" in TEXT
    assert seen("cookies_manager", "1.67.0")[0][1].startswith(f"{message}. ")


@pytest.mark.parametrize("version", VERSIONS)
def test_a_canvas_with_a_key_that_is_given_its_drawing_runs_without_end(version: str) -> None:
    assert table('With `key="canvas"`') == [
        ["Open the app", "1", "1"],
        ["Draw a line", "2", "2"],
        ["Draw another line", "3", "more than 10, and no end"],
    ]
    assert [runs for *_, runs in seen("canvas_broken", version)][:3] == [1, 2, 3]
    first, second, third = (runs for *_, runs in seen("canvas_key", version))
    assert (first, second) == (1, 2)
    assert third > 10


def test_what_was_not_found_to_go_wrong() -> None:
    counted = [text for _, text, _ in seen("echarts")]
    assert counted == [f"Opened: {count}" for count in (0, 1, 1, 2, 2)]
    assert [text for _, text, _ in seen("searchbox")][1:] == [
        "Name: Anton",
        "Name: Anton",
        "Name: Anja",
        "Name: Ann",
    ]
    assert [text for _, text, _ in seen("authenticator")] == [
        f"Signed in: {status}" for status in (None, True, None)
    ]


def test_a_vote_below_the_chat_input_is_lost_with_its_answer() -> None:
    assert seen("feedback_broken")[-1][1] == "Votes: 0"
    assert seen("feedback_fixed")[-1][1] == "Answer: HI Votes: 1"


def test_a_key_keeps_a_grids_selection_over_new_data() -> None:
    assert [text for _, text, _ in seen("aggrid_day_broken")][2] == "Picked: nothing"
    assert [text for _, text, _ in seen("aggrid_day_fixed")][2] == "Picked: milk"


def test_without_a_key_a_picture_loses_every_second_click_too() -> None:
    places = [text for _, text, _ in seen("image_marker_no_key")]

    assert places == [f"Point: {place}" for place in ((100, 50), (100, 50), (20, 20), (20, 20))]


def test_the_list_of_components_has_each_package_in_the_version_that_was_driven() -> None:
    lines = (TOOL / "packages.txt").read_text("utf-8").splitlines()
    driven = {line for line in lines if line[0] != "#" and not line.startswith("plotly==")}
    named = re.findall(r"^- `([a-z-]+)` (\S+)$", TEXT, re.MULTILINE)

    assert len(named) == len(driven)
    assert {f"{name}=={version}" for name, version in named} == driven

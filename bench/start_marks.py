"""Reads the stages of a start from the browser: its own Resource Timing, and marks in our scripts.

The marks are `performance.mark("start:…")` in `live_demos/browser/`. Each document and the worker
has a timeline of its own, whose zero `performance.timeOrigin` tells in one clock for all
(https://www.w3.org/TR/hr-time-3/#dom-performance-timeorigin).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Frame, Page

from bench import reader
from guide.speed.timeline import Stage, Timeline

_ENTRIES = """() => ({
  origin: performance.timeOrigin,
  entries: performance.getEntries().map((entry) => entry.toJSON()),
})"""

_FRONT_END = r"/stlite/[^/]*\.(js|css)$"
_WORKER_SCRIPT = r"/pyodide/[^/]*\.m?js$"
_GLUE = r"/pyodide\.asm\.js$"
_WASM = r"\.wasm\.zst$"
_SNAPSHOT = r"/snapshot\.bin\.zst$"
_LIBRARY, _WHOLE_LIBRARY = r"/data\.zip$", r"/imported\.zip\.zst$"
"""What comes with a snapshot, and what in its place."""
_POLL_MS = 20


@dataclass(frozen=True)
class File:
    """How a file came, in seconds since the press."""

    address: str
    asked: float
    begins: float
    """When its first byte came."""
    ends: float
    size: int
    """The bytes of its body as they came over the line, 0 from a cache."""


@dataclass(frozen=True)
class Moments:
    """What one document, or the worker, has noted; in seconds since the press."""

    begins: float
    """Its own zero."""
    marks: Mapping[str, float]
    """The first of each name."""
    files: Sequence[File]

    def came(self, pattern: str, before: float = float("inf")) -> list[File]:
        """Give the files of these addresses that had come by then."""
        return [
            file for file in self.files if re.search(pattern, file.address) and file.ends <= before
        ]


def moments(noted: Mapping[str, Any], pressed: float) -> Moments:
    """Take out what is needed of what `_ENTRIES` gives.

    Args:
        noted: by one document or worker.
        pressed: the moment of the press, in milliseconds since the epoch.
    """

    def seconds(time: float) -> float:
        return (float(noted["origin"]) + time - pressed) / 1000

    marks: dict[str, float] = {}
    files = []
    for entry in noted["entries"]:
        name, begin = str(entry["name"]), seconds(entry["startTime"])
        if entry["entryType"] == "mark" and name.startswith("start:"):
            marks.setdefault(name.removeprefix("start:"), begin)
        elif entry["entryType"] in ("resource", "navigation"):
            # A document's entry does not say when its last byte came while there are more to come.
            ends = seconds(entry["responseEnd"]) if entry["responseEnd"] else begin
            size = 0 if _is_kept(entry) else entry["encodedBodySize"]
            first_byte = entry["responseStart"] or entry["responseEnd"]
            files.append(File(name, begin, seconds(first_byte), ends, int(size)))
    return Moments(seconds(0), marks, files)


def _is_kept(entry: Mapping[str, Any]) -> bool:
    """Say whether a file came from the browser's cache, or from what is stored for offline reading.

    Of the latter, Chromium tells if a route of the service worker leads there
    (https://github.com/WICG/service-worker-static-routing-api).
    """
    cached = not entry["transferSize"] or entry.get("deliveryType") == "cache"
    return cached or entry.get("workerFinalSourceType") == "cache"


def read(page: Page, frames: Sequence[Frame]) -> Timeline:
    """Read the start of the pair whose button was pressed last, up to the first usable app.

    Raises:
        RuntimeError: the page, a frame or the worker has not noted what is expected.
    """
    pressed = reader.pressed_at(page)
    first = min(frames, key=reader.usable_at)
    usable = (reader.usable_at(first) - pressed) / 1000
    frame = moments(first.evaluate(_ENTRIES), pressed)
    worker = moments(_in_worker(page, _ENTRIES), pressed)
    try:
        return Timeline([*stages(frame, worker, usable)])
    except (LookupError, ValueError) as error:
        raise RuntimeError(f"the stages of the start are not all there: {error}") from error


def stages(frame: Moments, worker: Moments, usable: float) -> Iterator[Stage]:
    """Give the stages of a start.

    Args:
        frame: what the frame of the app that was usable first has noted.
        worker: what Python's worker has noted.
        usable: when the app was usable.

    Raises:
        LookupError, ValueError: a mark or a file is missing.
    """
    marks, own = worker.marks, frame.marks
    needed = frame.came(_FRONT_END, own["front-end-read"])
    yield _coming("frame-files", _frame_files(frame))
    yield _coming("front-end-files", needed)
    yield _coming("worker-files", worker.came(_WORKER_SCRIPT, marks["glue-read"]))
    wasm = worker.came(_WASM)
    yield _coming("wasm-file", wasm)
    snapshot, restored = worker.came(_SNAPSHOT), "snapshot-whole" in marks
    if snapshot:
        yield _coming("snapshot-file" if restored else "snapshot-left", snapshot)
    library = worker.came(_LIBRARY if restored else _WHOLE_LIBRARY)
    yield _coming("library-file", library)
    yield _stage("front-end", _latest(needed), own["front-end-read"])
    yield _stage("worker-start", worker.begins, marks["asked"])
    yield _stage("glue", _latest(worker.came(_GLUE)), marks["glue-read"])
    yield _stage("wasm-unpack", _earliest_byte(wasm), marks["wasm-unpacked"])
    yield _stage("wasm-compile", marks["wasm-unpacked"], marks["wasm-compiled"])
    complete = [marks["glue-read"], marks["wasm-compiled"], _latest(library)]
    if restored:
        yield _stage("snapshot-unpack", _earliest_byte(snapshot), marks["snapshot-unpacked"])
        yield _stage("snapshot-restore", marks["snapshot-unpacked"], marks["snapshot-whole"])
        complete.append(marks["snapshot-whole"])
    yield _stage("pyodide", max(complete), marks["pyodide-runs"])
    yield _stage("python", marks["pyodide-runs"], marks["python-runs"])
    yield _stage("server", max(marks["python-runs"], own["front-end-read"]), own["run-asked"])
    yield _stage("script-run", own["run-asked"], own["run-over"])
    yield _stage("paint", own["run-over"], usable)


def _frame_files(frame: Moments) -> list[File]:
    """Give the frame's document and all that comes before Streamlit's front end is asked for."""
    asked = min(file.asked for file in frame.came(_FRONT_END))
    return [file for file in frame.files if file.asked < asked]


def _coming(name: str, files: Sequence[File]) -> Stage:
    begin = min(file.asked for file in files)
    stage = _stage(name, begin, _latest(files))
    return Stage(name, stage.begin, stage.end, sum(file.size for file in files))


def _stage(name: str, begin: float, end: float) -> Stage:
    """Give a stage; what began before the press, when the pointer came near, begins with it."""
    end = max(end, 0.0)
    return Stage(name, round(min(max(begin, 0.0), end), 4), round(end, 4))


def _latest(files: Sequence[File]) -> float:
    return max(file.ends for file in files)


def _earliest_byte(files: Sequence[File]) -> float:
    return min(file.begins for file in files)


def _in_worker(page: Page, function: str) -> Mapping[str, Any]:
    """Call a function in Python's shared worker, which Playwright does not know.

    Source: https://chromedevtools.github.io/devtools-protocol/tot/Target/

    Raises:
        RuntimeError: there is no such worker, or it does not answer.
    """
    session = page.context.new_cdp_session(page)
    targets = session.send("Target.getTargets")["targetInfos"]
    found = [one["targetId"] for one in targets if one["type"] == "shared_worker"]
    if not found:
        raise RuntimeError("there is no shared worker to ask for its stages")
    answers: list[Mapping[str, Any]] = []

    def listen(event: Mapping[str, Any]) -> None:
        message = json.loads(event["message"])
        if "id" in message:  # else it is an event of the worker's, about something else
            answers.append(message)

    session.on("Target.receivedMessageFromTarget", listen)
    worker = session.send("Target.attachToTarget", {"targetId": found[0], "flatten": False})
    evaluate = {"expression": f"({function})()", "returnByValue": True}
    command = {"id": 1, "method": "Runtime.evaluate", "params": evaluate}
    session.send(
        "Target.sendMessageToTarget",
        {"sessionId": worker["sessionId"], "message": json.dumps(command)},
    )
    for _ in range(reader.PATIENCE_MS // _POLL_MS):
        if answers:
            break
        page.wait_for_timeout(_POLL_MS)
    session.detach()
    try:
        value: Mapping[str, Any] = answers[0]["result"]["result"]["value"]
    except LookupError as error:
        raise RuntimeError(f"the shared worker does not answer: {answers}") from error
    return value

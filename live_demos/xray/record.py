"""Records what each input of a scenario does to both apps, once for its content.

The apps run in `settled`'s model of a browser.

A trace is what the recorded X-ray of a page shows, as JSON at `/demos/<slug>/trace.json`:

    trace = {"version": number, "broken": [moment], "fixed": [moment]}
    moment = {
        "words": text,        # the start, or the input, as the scenario says it
        "input": kind,        # of the scenario's action; not there at the start
        "runs": [run],        # the script runs it causes, in order: record_shape.py of settled
        "settled": bool,      # whether another rerun would change nothing; not there if not known
        "why": [sentence],    # what it would change
        "meant": text,        # why that is right, if it is
        "impossible": true,   # instead of all that: this app does not take the input
        "untold": reason,     # instead of all that: here a browser does something else
    }

The moments of both lists are those of the scenario: the start, and then each input.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import logging
import os
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from itertools import repeat
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest import mock

from live_demos.catalog import App, Catalog, Demo
from live_demos.errors import SiteError
from live_demos.packages import package_folder
from live_demos.scenario import Step, say_step
from settled import RECORD_VERSION, Record

if TYPE_CHECKING:
    from live_demos.scenario.driver import TestedApp

_MADE_BY = (
    *sorted(Path(__file__).parent.glob("*.py")),
    *sorted((Path(__file__).parent.parent / "scenario").glob("*.py")),
    Path(__file__).parent.parent / "catalog.py",
    *sorted(package_folder("settled").rglob("*.py")),
)
_NAP_SECONDS = 0.001
"""How long an app that sleeps does so here: nobody waits for it."""
_PRINTS = "logger.enableRich"
"""Streamlit's option to print exceptions of apps, past all logging, where rich is installed."""

Trace = dict[str, Any]
Moment = dict[str, Any]


def traces_of(catalog: Catalog, cache: Path) -> dict[str, Trace]:
    """Give the trace of each demo, recorded anew only if what it depends on has changed.

    Processes of their own record them, with the code as it is now: `mkdocs serve` has imported it
    before somebody changed it.

    Args:
        catalog: the demos whose apps get the inputs.
        cache: the folder where traces are kept.

    Raises:
        SiteError: an input cannot be made.
    """
    code = _digest_of_code()
    traces = {slug: _kept(_file(demo, cache, code), demo) for slug, demo in catalog.items()}
    missing = [catalog[slug] for slug, trace in traces.items() if trace is None]
    if missing:
        workers = min(len(missing), os.cpu_count() or 1)
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
            recorded = pool.map(trace_of, missing, repeat(cache))
            traces |= {demo.slug: trace for demo, trace in zip(missing, recorded, strict=True)}
    return {slug: trace for slug, trace in traces.items() if trace is not None}


def trace_of(demo: Demo, cache: Path) -> Trace:
    """Give the trace of a demo as `traces_of` does, recorded in this process."""
    kept = _file(demo, cache, _digest_of_code())
    if trace := _kept(kept, demo):
        return trace
    trace = record(demo)
    kept.parent.mkdir(parents=True, exist_ok=True)
    # Several builds at once may keep the same one.
    with tempfile.TemporaryDirectory(dir=cache) as folder:
        written = Path(folder) / kept.name
        written.write_text(json.dumps(trace, ensure_ascii=False), "utf-8")
        written.replace(kept)
    for other in kept.parent.iterdir():
        if other != kept:
            other.unlink(missing_ok=True)
    return trace


def _kept(file: Path, demo: Demo) -> Trace | None:
    """Give the trace that is kept; none if it is damaged, as by a build that was ended."""
    try:
        trace: Trace = json.loads(file.read_text("utf-8"))
        whole = trace.keys() == {"version", *(app.variant for app in demo.apps)}
    except (OSError, ValueError, AttributeError, RecursionError):
        return None
    return trace if whole else None


def _file(demo: Demo, cache: Path, code: str) -> Path:
    """Give the file of a demo's trace, named by all that the trace depends on."""
    about = demo.broken.path.with_name("demo.toml")
    digest = _digest([about, *(app.path for app in demo.apps)], code)
    return cache / "traces" / demo.slug / f"{digest[:16]}.json"


def record(demo: Demo) -> Trace:
    """Make the inputs of a demo's scenario in both apps, and record what they do.

    Raises:
        SiteError: an input cannot be made.
    """
    return {
        "version": RECORD_VERSION,
        **{app.variant: list(_moments(demo, app)) for app in demo.apps},
    }


def _digest_of_code() -> str:
    """Give one digest for everything that records. It is the same for all demos of a build."""
    from importlib.metadata import version  # noqa: PLC0415

    # Of Python, the way to watch lines is another one from 3.12 on, and so are some messages.
    versions = [sys.version, *(version(package) for package in ("streamlit", "pydantic"))]
    return _digest(_MADE_BY, "\0".join(versions))


def _digest(files: Iterable[Path], before: str) -> str:
    digest = hashlib.sha256(before.encode())
    for path in files:
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _moments(demo: Demo, app: App) -> Iterator[Moment]:
    # It imports Streamlit: a second that a build spends only if there is something to record.
    from live_demos.scenario.driver import InputError, TestedApp  # noqa: PLC0415
    from settled import recording  # noqa: PLC0415
    from settled._internal.browser.surroundings import Clock  # noqa: PLC0415

    runs: list[Record] = []
    scenario = demo.scenario
    # The build knows it from the current folder, which is another one soon.
    app = dataclasses.replace(app, path=app.path.resolve())
    untold = ""
    tested: TestedApp | None = None
    with _quiet_place(), recording(lambda _, run: runs.append(run)):
        for step in scenario.steps():
            moment: Moment = {"words": say_step(step)}
            if step.action is not None:
                moment["input"] = step.action.kind
            untold = untold or _untold(step, scenario.browser_only)
            if not step.possible(app.variant):
                yield moment | {"impossible": True}
                continue
            if untold:
                yield moment | {"untold": untold}
                continue
            runs.clear()
            try:
                if tested is None:
                    # Two builds record the same: time and chance are no part of what an app does.
                    tested = TestedApp(app, clock=Clock(), seed=0)
                else:
                    tested.perform_step(step)
            except (InputError, TimeoutError) as error:
                about = demo.broken.path.with_name("demo.toml")
                raise SiteError(
                    f"{about}: {say_step(step)!r} cannot be done in {app.file_name}: {error}. "
                    "Correct the input or the app."
                ) from error
            moment["runs"] = list(runs)
            if runs:
                moment |= _verdict(tested)
                if "why" in moment and app.variant == "fixed" and scenario.unsettled:
                    moment["meant"] = scenario.unsettled
            yield moment


def _verdict(tested: TestedApp) -> Moment:
    try:
        why = tested.browser.would_change()
    except (TimeoutError, TypeError):
        # What the session holds cannot be copied.
        return {}
    return {"settled": not why, "why": why} if why else {"settled": True}


def _untold(step: Step, of_all_inputs: str) -> str:
    return step.browser_only or (of_all_inputs if step.action is not None else "")


@contextmanager
def _quiet_place() -> Iterator[None]:
    """Give apps an empty folder to write to, short sleeps, and nobody who hears what they log.

    The time zone is UTC: an app may show the time of day.
    """
    from streamlit import config  # noqa: PLC0415 (a second, where all traces are kept)

    here, sleep, pretty = Path.cwd(), time.sleep, config.get_option(_PRINTS)
    logging.disable(logging.ERROR)
    config.set_option(_PRINTS, False)
    with (
        tempfile.TemporaryDirectory() as folder,
        _in_utc(),
        mock.patch.object(time, "sleep", lambda seconds: sleep(min(seconds, _NAP_SECONDS))),
    ):
        os.chdir(folder)
        try:
            yield
        finally:
            os.chdir(here)
            config.set_option(_PRINTS, pretty)
            logging.disable(logging.NOTSET)


@contextmanager
def _in_utc() -> Iterator[None]:
    if not hasattr(time, "tzset"):  # Windows
        yield
        return
    try:
        with mock.patch.dict(os.environ, TZ="UTC"):
            time.tzset()
            yield
    finally:
        time.tzset()

"""`python -m versions.observe FOLDER SLUG…`: runs demos in the Streamlit that is installed here.

It runs in an environment that has one release of Streamlit and pydantic. It imports only what is
there: the scenarios, their driver, and the model of a browser.

For each demo it writes `FOLDER/SLUG.json`: for each app, what differs after each input.
"""

from __future__ import annotations

import json
import logging
import os
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from live_demos.catalog import App, Demo, load_catalog
from live_demos.scenario.driver import InputError, TestedApp
from testing.fresh_app import fresh
from versions.older_streamlit import forget_pages
from versions.paths import DEMOS
from versions.step_seen import Observed, StepSeen, step_seen


def observe(demo: Demo, app: App) -> Observed:
    """Make a scenario's inputs in an app, as far as it goes, and compare what is seen."""
    steps: list[StepSeen] = []
    forget_pages()
    try:
        steps.extend(_steps(demo, app, fresh(app)))
    except (InputError, TimeoutError, LookupError) as error:
        return Observed(tuple(steps), stopped=f"{type(error).__name__}: {error}")
    return Observed(tuple(steps))


def _steps(demo: Demo, app: App, tested: TestedApp) -> Iterator[StepSeen]:
    topics = demo.scenario.topics()
    for step in demo.scenario.steps():
        if step.action is not None:
            if not step.possible(app.variant):
                continue
            tested.perform_step(step)
        yield step_seen(step, app.variant, tested.seen(topics))


def main(folder: Path, slugs: list[str]) -> None:
    """Observe each demo and say so, a line for each."""
    logging.disable()  # Streamlit prints what apps raise
    catalog = load_catalog(DEMOS)
    os.chdir(tempfile.mkdtemp())
    for slug in slugs:
        demo = catalog[slug]
        seen = {app.variant: asdict(observe(demo, app)) for app in demo.apps}
        (folder / f"{slug}.json").write_text(json.dumps(seen, indent=1), "utf-8")
        print(slug, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])

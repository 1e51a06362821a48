"""Runs demos in the environment of a release, and keeps what was observed."""

from __future__ import annotations

import hashlib
import json
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from guide.releases.matrix import Cell, digest
from live_demos.catalog import Demo
from live_demos.scenario import VARIANTS, Variant
from versions.classify import classify
from versions.environments import folder_of, python_of, surroundings
from versions.native import observe_in_browser
from versions.paths import ROOT
from versions.step_seen import Observed

_DECIDES = (
    "versions/observe.py",
    "versions/step_seen.py",
    "versions/native.py",
    "live_demos/scenario/*.py",
    "settled/src/settled/_internal/browser/*.py",
)
"""The code that decides what is observed, besides the demo and the release."""

_TIMEOUT_S = 1200

Say = Callable[[str], None]


def cells_of(
    release: str, demos: Iterable[Demo], *, browser: bool, say: Say
) -> dict[str, dict[Variant, Cell]]:
    """Give the cells of these demos in a release. What was observed before is not run again.

    Args:
        release: the exact release.
        demos: those that are asked for.
        browser: whether those run in Chromium that the model of a browser cannot run.
        say: is told of each demo that has run.
    """
    demos = list(demos)
    kept = {
        demo.slug: folder_of(release) / "seen" / f"{demo.slug}-{_key(demo)}.json" for demo in demos
    }
    missing = [demo for demo in demos if not kept[demo.slug].exists()]
    for demo, text in _observe(release, missing, browser, say):
        kept[demo.slug].parent.mkdir(parents=True, exist_ok=True)
        kept[demo.slug].write_text(text, "utf-8")
    return {demo.slug: _cells(demo, kept[demo.slug]) for demo in demos}


def identities_of(release: str) -> dict[str, dict[str, dict[str, str]]]:
    """Find out what a widget's identity is made of in a release.

    Returns:
        For each widget, "key" or "no key", and what was another: "new", "same" or "raises".

    Raises:
        RuntimeError: it ended with an error.
    """
    command = [str(python_of(release)), "-m", "versions.widget_identity"]
    ended = subprocess.run(
        command, cwd=ROOT, env=surroundings(), capture_output=True, text=True, check=False
    )
    if ended.returncode:
        raise RuntimeError(f"Streamlit {release}: {ended.stderr.strip()}")
    found: dict[str, dict[str, dict[str, str]]] = json.loads(ended.stdout)
    return found


def needs_browser(demo: Demo) -> bool:
    """Whether the model of a browser cannot tell of some input what it does."""
    scenario = demo.scenario
    return bool(scenario.browser_only or any(step.browser_only for step in scenario.inputs))


def _observe(
    release: str, demos: list[Demo], browser: bool, say: Say
) -> Iterator[tuple[Demo, str]]:
    by_model = {demo.slug: demo for demo in demos if not needs_browser(demo)}
    with tempfile.TemporaryDirectory() as scratch:
        if by_model:
            command = [str(python_of(release)), "-m", "versions.observe", scratch, *by_model]
            with subprocess.Popen(
                command,
                cwd=ROOT,
                env=surroundings(),
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            ) as process:
                assert process.stdout  # noqa: S101 - a pipe
                for line in process.stdout:
                    slug = line.strip()
                    say(f"{release}: {slug}")
                    yield by_model[slug], Path(scratch, f"{slug}.json").read_text("utf-8")
                error = process.stderr.read() if process.stderr else ""
            if process.returncode:
                raise RuntimeError(f"Streamlit {release}: {error.strip()}")
    for demo in demos:
        if browser and needs_browser(demo):
            seen = observe_in_browser(demo, python_of(release))
            say(f"{release}: {demo.slug}, in Chromium")
            yield demo, json.dumps(seen, indent=1)


def _cells(demo: Demo, kept: Path) -> dict[Variant, Cell]:
    if not kept.exists():
        why = "It needs a real browser."
        return {variant: Cell("not run", why=why) for variant in VARIANTS}
    seen = json.loads(kept.read_text("utf-8"))
    return {
        variant: classify(Observed.from_json(seen[variant]), variant, browser=needs_browser(demo))
        for variant in VARIANTS
    }


def _key(demo: Demo) -> str:
    hashed = hashlib.sha256(digest(demo).encode())
    for pattern in _DECIDES:
        for path in sorted(ROOT.glob(pattern)):
            hashed.update(path.read_bytes())
    return hashed.hexdigest()[:16]

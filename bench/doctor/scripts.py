"""Diagnoses many scripts: each in a process of its own, which may crash or never end."""

from __future__ import annotations

import json
import multiprocessing
import signal
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from settled._internal.doctor.diagnose import Options, diagnose

_SECONDS = 120
"""How long one script may take, a slow machine included."""

_PROCESSES = 2


@dataclass(frozen=True)
class Outcome:
    """What a diagnosis of one script said."""

    name: str
    diagnosis: dict[str, Any]
    """As its JSON."""

    @property
    def status(self) -> str:
        """Whether it is settled, has findings, or could not be diagnosed."""
        return str(self.diagnosis["status"])

    @property
    def patterns(self) -> list[str]:
        """The patterns of the findings, the main one first."""
        return [one["pattern"] for one in self.diagnosis["findings"]]


def outcomes(
    scripts: Iterable[tuple[str, Path]],
    *,
    advice: bool,
    reruns: int,
    say: Callable[[str], None],
) -> Iterator[Outcome]:
    """Diagnose scripts, in their order.

    Args:
        scripts: names and paths.
        advice: whether advice is asked for, too.
        reruns: at most so many for each.
        say: is told what was done.
    """
    named = list(scripts)
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    # One process for each script: what it imports, starts or breaks ends with it.
    with context.Pool(_PROCESSES, maxtasksperchild=1) as pool:
        results = [pool.apply_async(_diagnosis, (str(path), advice, reruns)) for _, path in named]
        for (name, _), result in zip(named, results, strict=True):
            try:
                # A process that crashes never answers; those before it have had their time.
                text = result.get(_SECONDS + 30)
            except Exception as error:
                text = json.dumps(_failed(f"{type(error).__name__}: {error}"))
            outcome = Outcome(name, json.loads(text))
            say(f"{name}: {', '.join(outcome.patterns) or outcome.status}")
            yield outcome


def _diagnosis(path: str, advice: bool, reruns: int) -> str:
    signal.signal(signal.SIGALRM, _too_late)
    signal.alarm(_SECONDS)
    try:
        options = Options(advice=advice, reruns=reruns, edits=False)
        return json.dumps(diagnose(Path(path), options).to_json())
    except TimeoutError as error:
        return json.dumps(_failed(str(error)))
    finally:
        signal.alarm(0)


def _too_late(*_: object) -> None:
    raise TimeoutError(f"It took more than {_SECONDS} s.")


def _failed(why: str) -> dict[str, Any]:
    return {"status": "cannot-diagnose", "why": why, "findings": [], "reruns": 0, "seconds": 0}

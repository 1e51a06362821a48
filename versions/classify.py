"""Says of what was observed in a release what kind of behavior it is."""

from __future__ import annotations

import re
from dataclasses import replace

from guide.releases.matrix import Cell
from live_demos.scenario import Variant
from versions.step_seen import Observed, StepSeen

_NO_API = re.compile(
    r"(TypeError: .*unexpected keyword argument"
    r"|AttributeError: module 'streamlit\S*' has no attribute"
    r"|(ModuleNotFound|Import)Error: )"
)
"""How Python says that a release does not have what an app uses."""


def classify(observed: Observed, variant: Variant, *, browser: bool = False) -> Cell:
    """Say how an app of this variant behaves, as seen in Chromium or in the model of a browser."""
    if observed.unsure:
        return Cell("not run", why=observed.unsure)
    return replace(_classify(observed, variant), browser=browser)


def _classify(observed: Observed, variant: Variant) -> Cell:
    differing = [step for step in observed.steps if step.own]
    if not differing:
        if observed.stopped:
            return Cell("other" if variant == "broken" else "cure fails", shows=(observed.stopped,))
        return Cell("as here")
    first = differing[0]
    for step in differing:
        if missing := [line for line in step.messages if _NO_API.match(line)]:
            return Cell("no API", step.said, tuple(missing))
    if variant == "broken" and _is_as_fixed(observed):
        return Cell("gone", first.said, _what(first))
    if not observed.stopped and not any(step.but_messages for step in observed.steps):
        # Each once, in the order in which they come.
        messages = dict.fromkeys(line for step in differing for line in step.messages)
        return Cell("other message", first.said, tuple(messages))
    return Cell("other" if variant == "broken" else "cure fails", first.said, _what(first))


def _is_as_fixed(observed: Observed) -> bool:
    return not observed.stopped and not any(step.other for step in observed.steps)


def _what(step: StepSeen) -> tuple[str, ...]:
    return tuple(step.own)

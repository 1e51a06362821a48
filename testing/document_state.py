"""The `data-*` attributes by which pages and apps say how they are, for tests and the bench.

`live_demos/browser/shared/document-state.mjs` is the same list for scripts, and says by each who
sets and who reads it. A test compares the two.
"""

from __future__ import annotations

import re
from enum import StrEnum


class _Attribute(StrEnum):
    """The name of an attribute: `data-script-runs`."""

    @property
    def dataset(self) -> str:
        """Its name in JavaScript's `element.dataset`: `scriptRuns`."""
        return re.sub(r"-(\w)", lambda m: m[1].upper(), self.removeprefix("data-"))


class App(_Attribute):
    """At `<html>` of an app's own document."""

    STATE = "data-state"
    EMBEDDED = "data-embedded"
    SCHEME = "data-scheme"
    SCRIPT_RUNS = "data-script-runs"
    SCRIPT_RUNS_AWAITED = "data-script-runs-awaited"
    FALLBACK = "data-fallback"

    @property
    def js(self) -> str:
        """Give an expression for its value; null if the document has none."""
        return f"(document.documentElement?.getAttribute('{self}') ?? null)"


class OwnFile(_Attribute):
    """At what an app's document loads of its own."""

    OWN = "data-own"


class Demo(_Attribute):
    """At a `<live-demo>`."""

    LINKS = "data-links"
    DIGEST = "data-digest"
    RUNTIME = "data-runtime"
    START_MODE = "data-start-mode"
    XRAY = "data-xray"
    EDITOR = "data-editor"
    STATE = "data-state"
    PLAY = "data-play"
    PACE = "data-pace"
    REPLAY = "data-replay"
    CHALLENGE = "data-challenge"


class OwnApp(_Attribute):
    """At an `<own-app>`."""

    GIVEN = "data-given"
    RUNTIME = "data-runtime"
    START_MODE = "data-start-mode"
    XRAY = "data-xray"
    STATE = "data-state"


class Stage(_Attribute):
    """At the place of an app in a `<live-demo>` or an `<own-app>`."""

    VARIANT = "data-variant"


class Row(_Attribute):
    """At a row of a demo's table of inputs."""

    PLAYED = "data-played"
    PARTING = "data-parting"
    OUTCOME = "data-outcome"


GROUPS = {
    "APP": App,
    "OWN_FILE": OwnFile,
    "DEMO": Demo,
    "OWN_APP": OwnApp,
    "STAGE": Stage,
    "ROW": Row,
}
"""The groups, by the names of their constants in JavaScript."""

"""Spares what Streamlit does when an app starts and what comes to the same for every app here.

It is half of an app's start in Python: 70 of 145 ms of the first app, 40 of 120 of each further one
(Node, November 2026).
"""

# mypy: ignore-errors
# Streamlit as it is in the reader's Python, which need not be the one beside this project.

import copy
from typing import Any

from streamlit import config, delta_generator
from streamlit.components.v2 import manifest_scanner


class _Copies:
    """Stands for the module `copy` in `streamlit.config`: has one copy of all options ready."""

    def __init__(self) -> None:
        self._ready: Any = None

    def prepare(self) -> None:
        self._ready = copy.deepcopy(config._config_options_template)

    def deepcopy(self, original: Any) -> Any:
        ready = None
        if original is config._config_options_template:
            ready, self._ready = self._ready, None
        return copy.deepcopy(original) if ready is None else ready


_copies = _Copies()


def install() -> None:
    """Have Streamlit do so. Call it once.

    Raises:
        AttributeError: this Streamlit does it elsewhere.
    """
    # Each app's start reads the metadata of all packages, in search of those that bring components
    # (components/v2/component_manager.py). None is installed while Python runs.
    scan = manifest_scanner.scan_component_manifests
    found: list[Any] = []

    def scan_once() -> list[Any]:
        if not found:
            found.append(scan())
        return list(found[0])

    manifest_scanner.scan_component_manifests = scan_once
    # The first element looks through the stack for an interactive Python, to warn who runs none of
    # Streamlit's servers. Here all apps are served.
    if not hasattr(delta_generator, "_use_warning_has_been_displayed"):
        raise AttributeError("streamlit.delta_generator has no _use_warning_has_been_displayed")
    delta_generator._use_warning_has_been_displayed = True


def prepare_options() -> None:
    """Make the copy of all options that the first app takes; for a memory that will be saved."""
    config.copy = _copies
    _copies.prepare()

"""Has AppTest look through what is installed once in a process, not once for each app."""

from __future__ import annotations

import functools


@functools.cache
def scan_for_components_once() -> None:
    """Keep what Streamlit finds when it looks for components among the installed packages.

    What is installed does not change while a process runs. Streamlit reads the metadata of every
    package for each new `AppTest`: with a hundred packages, five of six parts of its time.
    Source: `AppTest._run` (streamlit/testing/v1/app_test.py) asks
    `BidiComponentManager.discover_and_register_components`, which imports this function on call.
    """
    from streamlit.components.v2 import manifest_scanner

    scan = functools.cache(manifest_scanner.scan_component_manifests)
    manifest_scanner.scan_component_manifests = scan

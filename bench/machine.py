"""What the figures were measured on and with."""

from __future__ import annotations

import os
import platform
import re
from importlib.metadata import version
from pathlib import Path

from bench.paths import CACHE
from live_demos.runtime import load_runtime

_PACKAGES = {
    "Streamlit, native": "streamlit",
    "MkDocs": "mkdocs",
    "Material for MkDocs": "mkdocs-material",
    "Playwright": "playwright",
}


def machine() -> dict[str, str]:
    """Give the class of the machine, and how busy it is now. Ask before anything is measured."""
    return {
        "Processor": _first(r"^model name\s*:\s*(.+)$", Path("/proc/cpuinfo")) or "unknown",
        "Cores": str(_cores()),
        "Memory": f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GiB",
        "System": platform.freedesktop_os_release().get("PRETTY_NAME", platform.system()),
        "Kernel": platform.release(),
        # Processes that wished to run, on average over a minute. Others' work spoils figures.
        "Load before the run": f"{os.getloadavg()[0]:.1f}",
    }


def versions(browser: str) -> dict[str, str]:
    """Give the versions of everything that takes part; the apps' own from the runtime."""
    runtime = load_runtime(CACHE).versions
    found = {
        "Browser": browser,
        "stlite": runtime["stlite"],
        "Pyodide": runtime["pyodide"],
        "Python in the browser": runtime["python"],
        "Streamlit in the browser": runtime["streamlit"],
        "Python, native": platform.python_version(),
    }
    return found | {name: version(package) for name, package in _PACKAGES.items()}


def _cores() -> int:
    # Fewer than the machine has, where a container or taskset says so.
    return len(os.sched_getaffinity(0))


def _first(pattern: str, path: Path) -> str | None:
    found = re.search(pattern, path.read_text(encoding="utf-8"), re.MULTILINE)
    return found[1] if found else None

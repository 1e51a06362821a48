"""Makes sure of the browsers with other engines, or ends with a sentence and a failing exit."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable

from testing.chromium import install_debian_packages
from testing.engines.firefox import find_firefox
from testing.engines.webkit import DRIVER, SCREEN, mini_browser

_PACKAGES: dict[str, Callable[[], object]] = {
    "firefox-esr": find_firefox,
    # It brings MiniBrowser, which is no package of its own.
    "webkit2gtk-driver": lambda: shutil.which(DRIVER) and mini_browser(),
    "xvfb": lambda: shutil.which(SCREEN),
}
"""Debian's packages, and what finds what tests need of each."""


def main() -> None:
    """Install what is missing. A test of an engine that is not here fails: none is skipped."""
    if missing := _missing():
        install_debian_packages(*missing)
    if missing := _missing():
        sys.exit(
            f"The tests of other engines need Debian's packages {', '.join(missing)}, which could "
            "not be installed. Install them, then run this again."
        )
    print(f"Firefox: {find_firefox()}")
    print(f"WebKit: {mini_browser()}")


def _missing() -> list[str]:
    return [name for name, found in _PACKAGES.items() if not found()]


if __name__ == "__main__":
    main()

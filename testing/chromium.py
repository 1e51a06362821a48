"""Finds the browser that the tests drive, or installs one. Prints where it is."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find_browser() -> str | None:
    """Give the path of a Chromium: the system's, else Playwright's own, else `None`."""
    for name in _NAMES:
        if path := shutil.which(name):
            return path
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def _install() -> None:
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print("Installing Debian's chromium", flush=True)
        apt = ["apt-get", "--quiet", "-o", "DPkg::Lock::Timeout=120"]
        done = all(
            subprocess.run([*apt, *rest], stdout=subprocess.DEVNULL, check=False).returncode == 0
            for rest in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"])
        )
        if done:
            return
    print("Installing Playwright's Chromium", flush=True)
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def main() -> None:
    """Make sure that there is a browser, or end with a sentence and a failing exit."""
    path = find_browser()
    if path is None:
        _install()
        path = find_browser()
    if path is None:
        sys.exit(
            "The tests need a Chromium and none could be installed. "
            "Install the package chromium of your system, then run make test again."
        )
    print(f"Browser: {path}")


if __name__ == "__main__":
    main()

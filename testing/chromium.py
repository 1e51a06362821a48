"""Finds the browser that the tests drive, or installs one. Prints where it is."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from playwright.sync_api import sync_playwright

_WITHOUT_WINDOWS = "chromium-headless-shell"
"""Chromium without what draws windows: the one that Playwright takes for tests.

A page takes a third of the processor's time that it takes in the whole browser, and no host is
asked but by a page. A whole one looks for its maker's, and connects to where a frame or a form
leads before the policy of the page forbids that.
Source: https://playwright.dev/python/docs/browsers#chromium-headless-shell
"""

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def browser_of_tests() -> str | None:
    """Give the path of the browser that tests drive, or `None` for Playwright's own."""
    if path := shutil.which(_WITHOUT_WINDOWS):
        return path
    # It was installed together with its headless shell, whose path Playwright does not tell.
    return None if Path(_path_of_own()).exists() else find_browser()


def find_browser() -> str | None:
    """Give the path of a whole Chromium: the system's, else Playwright's own, else `None`."""
    for name in _NAMES:
        if path := shutil.which(name):
            return path
    path = _path_of_own()
    return path if Path(path).exists() else None


@functools.cache
def _path_of_own() -> str:
    def ask() -> str:
        with sync_playwright() as playwright:
            return playwright.chromium.executable_path

    # Where the caller has one that runs, Playwright starts no other in the same thread.
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(ask).result()


def _install(package: str) -> None:
    if install_debian_packages(package):
        return
    print("Installing Playwright's Chromium", flush=True)
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def install_debian_packages(*packages: str) -> bool:
    """Install packages where this system and its user may; tell whether that was done."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    print(f"Installing Debian's {', '.join(packages)}", flush=True)
    apt = ["apt-get", "--quiet", "-o", "DPkg::Lock::Timeout=120"]
    return all(
        subprocess.run([*apt, *rest], stdout=subprocess.DEVNULL, check=False).returncode == 0
        for rest in (["update"], ["install", "--yes", "--no-install-recommends", *packages])
    )


def main() -> None:
    """Make sure that there is a browser, or end with a sentence and a failing exit.

    The argument `whole` asks for one that measures as a reader's does; tests make do without.
    """
    whole = sys.argv[1:] == ["whole"]
    find = find_browser if whole else _find_without_windows
    if not find():
        _install(_NAMES[0] if whole else _WITHOUT_WINDOWS)
    path = find() or find_browser()
    if not path:
        sys.exit(
            "The tests need a Chromium and none could be installed. "
            "Install the package chromium of your system, then run make test again."
        )
    print(f"Browser: {path}")


def _find_without_windows() -> str | None:
    path = shutil.which(_WITHOUT_WINDOWS) or _path_of_own()
    return path if Path(path).exists() else None


if __name__ == "__main__":
    main()

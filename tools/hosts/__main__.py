"""Prints a table, host by check: `python -m tools.hosts site [nginx …]`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from testing.chromium import browser_of_tests
from tools.hosts.checks import by_requests, in_browser
from tools.hosts.servers import HOSTS, install, running


def main(site: Path, names: list[str]) -> int:
    """Try the hosts of these names, or all; give the exit status."""
    if not (site / "offline.json").is_file():
        sys.exit(f"There is no built site in {site}. Run make site first.")
    install()
    table: dict[str, dict[str, str]] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=browser_of_tests(), args=["--no-sandbox", "--disable-gpu"]
        )
        for host in HOSTS:
            if names and host.name not in names:
                continue
            with (
                tempfile.TemporaryDirectory(prefix="host-") as work,
                running(host, site, Path(work)) as server,
            ):
                table[host.name] = by_requests(server, site) | in_browser(browser, server)
                print(f"{host.name}: {table[host.name]}", flush=True)
        browser.close()
    checks = list(next(iter(table.values())))
    print("\n| | " + " | ".join(table) + " |")
    print("|---" * (len(table) + 1) + "|")
    for check in checks:
        print(f"| {check} | " + " | ".join(row[check] for row in table.values()) + " |")
    return int(any("FAILED" in cell for row in table.values() for cell in row.values()))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))

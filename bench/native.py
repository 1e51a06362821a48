"""The peer of clicks: `streamlit run`, on this machine, with the same app."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench import app

_START_S = 60

_OPTIONS = {
    "server.headless": "true",
    "server.address": "localhost",
    # As in our apps. Watching the script for changes would make every click slower.
    "server.fileWatcherType": "none",
    "browser.gatherUsageStats": "false",
}


@contextmanager
def running(scratch: Path) -> Iterator[str]:
    """Run the app until the block ends; give its address.

    Raises:
        RuntimeError: it does not start.
    """
    script = scratch / "native.py"
    script.write_text(app.demo().fixed.source, encoding="utf-8")
    port = _free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script)]
    for name, value in (_OPTIONS | {"server.port": str(port)}).items():
        command += [f"--{name}", value]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://localhost:{port}/"
    try:
        _wait_for(f"{address}_stcore/health", process)
        yield address
    finally:
        process.terminate()
        process.wait()


def _free_port() -> int:
    with socket.create_server(("localhost", 0)) as probe:
        return int(probe.getsockname()[1])


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    give_up = time.monotonic() + _START_S
    while time.monotonic() < give_up and process.poll() is None:
        try:
            with urllib.request.urlopen(address):  # noqa: S310 - our own address
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    raise RuntimeError("streamlit run did not start")

"""Runs `mkdocs serve` as an author does, and waits for what it builds."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.request import Request, urlopen

_EPOCH = re.compile(r"livereload\((\d+), \d+\);")
_SECONDS = 120


class DevServer:
    """A server that builds again when a watched file changes."""

    def __init__(self, address: str, said: list[str]) -> None:
        self.address = address
        self.said = said
        """Every line that it has printed so far."""

    def get(self, path: str, purpose: str = "document") -> str:
        """Give what is served at a path, once no build is under way.

        Args:
            path: from the site's root.
            purpose: what a browser wants it for, as it says in `Sec-Fetch-Dest`.
        """
        asked = Request(self.address + path, headers={"Sec-Fetch-Dest": purpose})  # noqa: S310 - http
        with urlopen(asked, timeout=_SECONDS) as answer:  # noqa: S310 - http
            return str(answer.read().decode())

    def change(self, path: Path, old: str, new: str) -> None:
        """Change a file, and wait until the site is built again.

        Raises:
            TimeoutError: nobody has noticed it, or the build failed.
        """
        found = _EPOCH.findall(self.get(""))
        text = path.read_text("utf-8")
        assert old in text, f"{path} has no {old!r}"
        path.write_text(text.replace(old, new, 1), "utf-8")
        # As the page's own script does: the answer comes with the next build, or after a minute.
        if int(self.get(f"livereload/{found[-1]}/0")) <= int(found[-1]):
            raise TimeoutError(f"no build after a change of {path.name}: {''.join(self.said[-5:])}")


@contextmanager
def dev_server(project: Path, code: Sequence[Path]) -> Iterator[DevServer]:
    """Serve a project with the packages in these folders, until the block ends.

    Raises:
        ChildProcessError: the first build failed.
    """
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"localhost:{port}"]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(map(str, code))}
    with subprocess.Popen(
        command, cwd=project, env=environment, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None
        said = []
        for line in process.stderr:
            said.append(line)
            if "Serving on" in line:
                break
        else:
            raise ChildProcessError("".join(said))
        # What it prints later must be taken, or it would wait for that.
        threading.Thread(target=said.extend, args=(process.stderr,), daemon=True).start()
        try:
            yield DevServer(f"http://localhost:{port}/", said)
        finally:
            # Not SIGINT: whoever is started in the background by a shell ignores it.
            process.terminate()
            process.wait()

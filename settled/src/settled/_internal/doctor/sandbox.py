"""Where an app is diagnosed: in a copy of its folder, and without a network.

The browser model has the rest: a clock that ticks with each run, chance by a seed, short sleeps.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_LOCAL = getattr(socket, "AF_UNIX", None)

_MOST_FILES, _MOST_BYTES = 3000, 60_000_000
"""What is copied of a folder at most: Python's files first, and of the others the smallest."""

_MOST_SEEN = 20_000
"""How many files are looked at for that."""

_NOT_COPIED = frozenset(["node_modules", "__pycache__", "venv", "env", "site-packages", "build"])


_PROXIES = {"NO_PROXY": "", "no_proxy": ""} | dict.fromkeys(
    ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"],
    "http://127.0.0.1:9",
)
"""Port 9 is for what is thrown away (RFC 863), and hardly anybody listens there."""


class NetworkRefused(ConnectionError):  # noqa: N818 (it reads as what has happened)
    """The app wanted to open a connection, and nobody has allowed that."""

    def __init__(self) -> None:
        super().__init__("The app wants to open a connection, and none is allowed (--network).")


@contextlib.contextmanager
def no_network() -> Iterator[None]:
    """Refuse connections and the lookup of hosts until the end of the block.

    Of this Python, that is. Other programs, and libraries that connect by themselves, as libcurl
    does, are told of a proxy that is not there: most of them ask it.
    """
    connect, connect_ex = socket.socket.connect, socket.socket.connect_ex
    lookup = socket.getaddrinfo

    def refuse(*_: Any, **__: Any) -> Any:
        raise NetworkRefused

    def local_only(sock: socket.socket, *args: Any) -> Any:
        # On Windows, each event loop of asyncio connects two sockets of its own (socketpair).
        looped = sys.platform == "win32" and args and args[0][0] in ("127.0.0.1", "::1")
        if sock.family == _LOCAL or looped:
            return connect(sock, *args)
        raise NetworkRefused

    socket.socket.connect = local_only  # type: ignore[method-assign,assignment]
    socket.socket.connect_ex = local_only  # type: ignore[method-assign,assignment]
    socket.getaddrinfo = refuse
    try:
        with _environment(_PROXIES):
            yield
    finally:
        socket.socket.connect = connect  # type: ignore[method-assign]
        socket.socket.connect_ex = connect_ex  # type: ignore[method-assign]
        socket.getaddrinfo = lookup


@contextlib.contextmanager
def _environment(values: dict[str, str]) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


class Workplace:
    """A copy of an app's folder, which each session finds as it was."""

    def __init__(self, app: Path) -> None:
        self._original = app.parent
        self._kept = tempfile.TemporaryDirectory(prefix="settled-", ignore_cleanup_errors=True)
        self.folder = Path(self._kept.name).resolve() / "app"
        self.app = self.folder / app.name
        self._written: dict[str, str] = {}
        self.left_out: list[tuple[str, int]] = []
        """The files of the folder that were not copied, as they are too many or too large: their
        names from the folder, and their bytes."""
        self._copy()
        self._state = self._listing()

    def restore(self) -> None:
        """Put back what a session has changed."""
        if self._listing() == self._state:
            return
        shutil.rmtree(self.folder, ignore_errors=True)
        self._copy()
        self._state = self._listing()

    def write(self, text: str, name: str = "") -> None:
        """Put another text in the place of the app's main script, or of another of its files."""
        self._written[name] = text
        self._write()
        self._state = self._listing()

    def close(self) -> None:
        """Take it away."""
        self._kept.cleanup()

    def _copy(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self.left_out = []
        count, total = 0, 0
        for path, size in sorted(_files(self._original), key=_importance):
            within = path.relative_to(self._original)
            if count == _MOST_FILES or total + size > _MOST_BYTES:
                self.left_out.append((within.as_posix(), size))
                continue
            count, total = count + 1, total + size
            to = self.folder / within
            to.parent.mkdir(parents=True, exist_ok=True)
            with contextlib.suppress(OSError):
                shutil.copy2(path, to)
        self._write()

    def _write(self) -> None:
        for name, text in self._written.items():
            (self.folder / name if name else self.app).write_text(text, encoding="utf-8")

    def _listing(self) -> dict[str, tuple[int, int]]:
        found = {}
        for path in self.folder.rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                status = path.stat()
                found[str(path)] = (status.st_mtime_ns, status.st_size)
        return found


def _importance(file: tuple[Path, int]) -> tuple[bool, int]:
    path, size = file
    return path.suffix != ".py" and ".streamlit" not in path.parts, size


def _files(folder: Path) -> Iterator[tuple[Path, int]]:
    """Go through the files of a folder that an app may need, with their sizes; not without end."""
    left = _MOST_SEEN
    waiting = [folder]
    while waiting and left > 0:
        try:
            entries = sorted(waiting.pop(0).iterdir())
        except OSError:
            continue
        for entry in entries:
            left -= 1
            hidden = entry.name.startswith(".") and entry.name != ".streamlit"
            if hidden or entry.name in _NOT_COPIED or entry.is_symlink():
                continue
            if entry.is_dir():
                waiting.append(entry)
            elif entry.is_file():
                yield entry, entry.stat().st_size

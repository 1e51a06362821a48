"""Debian's Firefox over WebDriver BiDi.

Firefox speaks it itself, at the port that `--remote-debugging-port` opens, and Selenium's
connection is used for it. Selenium's own driver would go by geckodriver, which Debian 12, PyPI and
npm do not carry. Playwright's driver for it (`channel="moz-firefox"`) sends
`emulation.setMediaFeaturesOverride`, which Firefox ESR 153 does not know.
Source: https://w3c.github.io/webdriver-bidi/
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from selenium.webdriver.remote.websocket_connection import WebSocketConnection

from testing.engines.document import (
    FIND_SOON,
    PATIENCE,
    SLICE_MS,
    Document,
    Engine,
    EngineError,
    Tab,
    Visit,
    as_json,
    encode,
)

_NAMES = ("firefox-esr", "firefox")
"""Debian's, and everybody else's."""

_LISTENING = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
_WINDOW = {"width": 1280, "height": 900}

Settings = Mapping[str, bool | int | str]
"""Firefox's own settings, by their names in about:config."""


def find_firefox() -> str | None:
    """Give the path of a Firefox; `None` if there is none."""
    return next((path for name in _NAMES if (path := shutil.which(name))), None)


class Firefox(Engine):
    """A Firefox with a profile of its own."""

    name = "firefox"

    def __init__(self, settings: Settings | None = None) -> None:
        self._profile = tempfile.mkdtemp(prefix="firefox-")
        lines = [
            f"user_pref({json.dumps(k)}, {json.dumps(v)});" for k, v in (settings or {}).items()
        ]
        Path(self._profile, "user.js").write_text("\n".join(lines))
        self._process = subprocess.Popen(
            [
                find_firefox() or _NAMES[0],
                "--headless",
                "--no-remote",
                f"--profile={self._profile}",
                "--remote-debugging-port=0",
            ],
            stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            text=True,
        )
        assert self._process.stderr is not None
        self._stderr = self._process.stderr
        self._bidi = WebSocketConnection(f"{self._address()}/session", PATIENCE, 0.005)
        self.send("session.new", capabilities={})
        # What else it says would fill the pipe, and it would wait.
        threading.Thread(target=self._stderr.read, daemon=True).start()

    def _address(self) -> str:
        for line in self._stderr:
            if found := _LISTENING.search(line):
                return found[1]
        raise EngineError("Firefox ended before it could be driven.")

    def send(self, method: str, **params: Any) -> dict[str, Any]:
        """Send a command and give its result.

        Raises:
            EngineError: Firefox refused it.
        """
        answer = self._bidi.send_cmd(method, params)
        if "error" in answer:
            raise EngineError(f"{method}: {answer['error']}: {answer.get('message', '')}")
        result: dict[str, Any] = answer["result"]
        return result

    @contextmanager
    def visit(self) -> Iterator[Visit]:
        """Begin a visit in a user context of its own, which has its own storage."""
        user = self.send("browser.createUserContext")["userContext"]
        try:
            yield _Visit(self, user)
        finally:
            self.send("browser.removeUserContext", userContext=user)

    def close(self) -> None:
        """End Firefox and take its profile away."""
        self.send("browser.close")
        self._bidi.close()
        self._process.wait(30)
        shutil.rmtree(self._profile, ignore_errors=True)


class _Visit(Visit):
    def __init__(self, firefox: Firefox, user: str) -> None:
        self._firefox = firefox
        self._user = user

    def new_tab(self) -> Tab:
        made = self._firefox.send("browsingContext.create", type="window", userContext=self._user)
        context: str = made["context"]
        self._firefox.send("browsingContext.setViewport", context=context, viewport=_WINDOW)
        return _Tab(self._firefox, context)


class _Document(Document):
    def __init__(self, firefox: Firefox, context: str) -> None:
        self._firefox = firefox
        self._context = context

    def _call(self, function: str, *given: Any) -> dict[str, Any]:
        answer = self._firefox.send(
            "script.callFunction",
            functionDeclaration=function,
            arguments=[_local(one) for one in given],
            target={"context": self._context},
            awaitPromise=True,
            userActivation=False,
        )
        if answer["type"] == "exception":
            raise EngineError(answer["exceptionDetails"]["text"])
        result: dict[str, Any] = answer["result"]
        return result

    def evaluate(self, function: str, *given: Any) -> Any:
        return json.loads(self._call(as_json(function), encode(given))["value"])

    def frame(self, css: str) -> Document:
        self.wait_for("(css) => Boolean(document.querySelector(css)?.contentWindow)", css)
        window = self._call("(css) => document.querySelector(css).contentWindow", css)
        return _Document(self._firefox, window["value"]["context"])

    def _press_found(self, css: str, words: str) -> bool:
        found = self._call(FIND_SOON, SLICE_MS, css, words)
        if found["type"] != "node":
            return False
        there = {"type": "element", "element": {"sharedId": found["sharedId"]}}
        self._act(
            {
                "type": "pointer",
                "id": "mouse",
                "actions": [
                    {"type": "pointerMove", "x": 0, "y": 0, "origin": there},
                    {"type": "pointerDown", "button": 0},
                    {"type": "pointerUp", "button": 0},
                ],
            }
        )
        return True

    def type(self, text: str) -> None:
        self._keys([(kind, one) for one in text for kind in ("keyDown", "keyUp")])

    def press_keys(self, modifier: str, key: str) -> None:
        order = [("keyDown", modifier), ("keyDown", key), ("keyUp", key), ("keyUp", modifier)]
        self._keys(order)

    def _keys(self, order: list[tuple[str, str]]) -> None:
        actions = [{"type": kind, "value": value} for kind, value in order]
        self._act({"type": "key", "id": "keyboard", "actions": actions})

    def _act(self, source: dict[str, Any]) -> None:
        self._firefox.send("input.performActions", context=self._context, actions=[source])


class _Tab(_Document, Tab):
    def open(self, address: str) -> None:
        self._firefox.send(
            "browsingContext.navigate", context=self._context, url=address, wait="complete"
        )

    def reload(self) -> None:
        self._firefox.send("browsingContext.reload", context=self._context, wait="complete")

    def back(self) -> None:
        # A page is complete before it is in the history, which another process keeps.
        self.wait_for("() => history.length > 1")
        self._firefox.send("browsingContext.traverseHistory", context=self._context, delta=-1)


def _local(value: Any) -> dict[str, Any]:
    """Give a value as BiDi takes it: texts and numbers are all that goes this way."""
    return {"type": "number" if isinstance(value, int) else "string", "value": value}

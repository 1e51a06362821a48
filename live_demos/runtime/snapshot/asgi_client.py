"""Serves an app to one visitor without a browser, as stlite's worker and front end would.

Runs inside Pyodide under Node, in one namespace with the script that uses it: make.mjs and run.mjs
take several files. So both the snapshot's warm-up and its tests use an app alike.
"""

# mypy: ignore-errors
# What it imports is in the library for the browser, not beside this project.
# ruff: noqa: PLC0415 (what is imported when is the point of whoever uses it)

import asyncio
from collections.abc import Callable
from typing import Any


async def start_app(script: str, options: dict[str, Any]) -> tuple[Callable[..., Any], Any]:
    """Start an app.

    Args:
        script: the path of its script.
        options: of Streamlit's configuration.

    Returns:
        The ASGI application, and what `stlite_lib.asgi_app.run_lifespan_shutdown` ends it with.
    """
    from stlite_lib import asgi_app, bootstrap, runtime_init

    runtime_init.configure_streamlit(options)
    bootstrap.prepare(script, [])
    _, call, lifespan = await asgi_app.start_resident_app(script, None)
    return call, lifespan


class AsgiClient:
    """A browser tab, played: an ASGI websocket of one session.

    Of what the script runs have drawn, `widgets` has the identities of sliders and buttons by
    label, `texts` what st.text wrote and `exceptions` the messages of exceptions, in order.
    """

    def __init__(self, call: Callable[..., Any]) -> None:
        """Take the ASGI application to connect to."""
        self._call = call
        self._inbox: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._accepted = asyncio.Event()
        self._finished = asyncio.Event()
        self.widgets: dict[str, str] = {}
        self.texts: list[str] = []
        self.exceptions: list[str] = []

    async def __aenter__(self) -> "AsgiClient":
        """Connect."""
        headers = [(b"host", b"stlite.local"), (b"origin", b"http://stlite.local")]
        # As stlite's worker makes it (asgi-bridge.ts).
        scope = {
            "type": "websocket",
            "asgi": {"version": "3.0", "spec_version": "2.3"},
            "http_version": "1.1",
            "scheme": "ws",
            "path": "/_stcore/stream",
            "raw_path": b"/_stcore/stream",
            "query_string": b"",
            "root_path": "",
            "headers": headers,
            "client": ["stlite", 0],
            "server": ["stlite", 80],
            "subprotocols": [],
        }
        self._task = asyncio.create_task(self._call(scope, self._inbox.get, self._receive))
        await self._inbox.put({"type": "websocket.connect"})
        await self._accepted.wait()
        return self

    async def __aexit__(self, *error: object) -> None:
        """Leave, and wait until the server has noticed."""
        await self._inbox.put({"type": "websocket.disconnect", "code": 1000})
        await self._task

    async def _receive(self, event: dict[str, Any]) -> None:
        from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

        if event["type"] == "websocket.accept":
            self._accepted.set()
        if event["type"] != "websocket.send":
            return
        message = ForwardMsg.FromString(bytes(event["bytes"]))
        if message.WhichOneof("type") == "script_finished":
            self._finished.set()
        if message.WhichOneof("type") == "delta":
            element = message.delta.new_element
            kind = element.WhichOneof("type")
            if kind == "exception":
                self.exceptions.append(element.exception.message)
            elif kind == "text":
                self.texts.append(element.text.body)
            elif kind in ("slider", "button"):
                widget = getattr(element, kind)
                self.widgets[widget.label] = widget.id

    async def run(self, *states: dict[str, Any]) -> None:
        """Run the script, with the given states of widgets.

        Args:
            states: the fields of Streamlit's `WidgetState`; `numbers` are those of a slider.
        """
        from streamlit.proto.BackMsg_pb2 import BackMsg

        message = BackMsg()
        message.rerun_script.query_string = ""
        for state in states:
            values = dict(state)
            numbers = values.pop("numbers", None)
            widget = message.rerun_script.widget_states.widgets.add(**values)
            if numbers is not None:
                widget.double_array_value.data.extend(numbers)
        self._finished.clear()
        await self._inbox.put({"type": "websocket.receive", "bytes": message.SerializeToString()})
        await self._finished.wait()

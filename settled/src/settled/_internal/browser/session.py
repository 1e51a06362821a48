"""A browser tab that has an app open."""

from __future__ import annotations

import contextlib
import copy
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import streamlit as st
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.scriptrunner import RerunData

from settled._internal.browser.actions import Action
from settled._internal.browser.front import Front
from settled._internal.browser.page import Page, page_of
from settled._internal.browser.perform import Request, make
from settled._internal.browser.server import Server, server_in_place
from settled._internal.browser.surroundings import Clock, Surroundings
from settled._internal.browser.wire import TRIGGERS
from settled._internal.capture import Capture
from settled._internal.comparable import comparable
from settled._internal.differences import differences
from settled._internal.record_shape import Record
from settled._internal.recorder import recorded_by, unrecorded


class Browser:
    """One tab that has the app open, over Streamlit's script runner, with the recorder attached.

    What lives longer than a session (caches, files, variables of modules) is shared with all that
    runs in this process, as it is on a server.
    """

    def __init__(  # noqa: PLR0913 (all that surrounds an app)
        self,
        app: Path | str,
        *,
        folder: Path | None = None,
        clock: Clock | None = None,
        seed: int | None = None,
        secrets: Mapping[str, Any] | None = None,
        query_params: Mapping[str, str | list[str]] | None = None,
        recorded: bool = True,
        timeout: float = 30,
        before_run: Callable[[], None] = lambda: None,
        in_real_one: bool = False,
    ) -> None:
        """Prepare a tab. Nothing runs yet.

        Args:
            app: the app's main script.
            folder: where it runs; None for the folder that is current.
            clock: what it reads as the time; None for the real one.
            seed: of its chance; None for real chance.
            secrets: stand in `st.secrets`; None for those of the project.
            query_params: what the address has when the app is opened.
            recorded: whether `runs` are kept, which costs time. If not, whoever records else is
                told of them.
            timeout: how many seconds a script may take for one input.
            before_run: is called before each script run, also of those that the app asks for
                itself. It may raise a `RunRefusedError`, which ends the input and the session.
            in_real_one: whether it shares the server that runs in this process, if there is one.
        """
        self.app = Path(app).resolve()
        self._surroundings = Surroundings(folder, clock, seed)
        self._secrets = secrets
        self._recorded = recorded
        self._timeout = timeout
        self._before_run = before_run
        self._in_real_one = in_real_one
        self._runs: list[Record] = []
        self._modules = frozenset(sys.modules)
        self._front = Front(urlencode(query_params or {}, doseq=True))
        self._server = self._new_server()

    def __enter__(self) -> Browser:
        """Open the app, if that is not done."""
        if not self._front.main_script:
            self.open()
        return self

    def __exit__(self, *_: object) -> None:
        """End the session."""
        self.close()

    def open(self) -> Page:
        """Open the app: its first run.

        Raises:
            TimeoutError: the script did not end in time.
        """
        with self._recording():
            self._ask(Request(None, page_name=""))
        return self.page

    def perform(self, action: Action) -> Page:
        """Make one input and every script run that it causes.

        Raises:
            LookupError: there is nothing on the page to make it with, or it cannot be used.
            NoSuchValueError: the widget does not take the value.
            TimeoutError: the script did not end in time.
        """
        with self._recording():
            for request in make(self._front, self._server, action):
                if request.reloads:
                    self._reload()
                else:
                    self._ask(request)
        return self.page

    @property
    def page(self) -> Page:
        """What is on the page now."""
        return page_of(self._front)

    @property
    def runs(self) -> list[Record]:
        """The records of the script runs of the last input (`record_shape.py`)."""
        return list(self._runs)

    @property
    def session_state(self) -> dict[str, object]:
        """What the app can read in session state now."""
        return dict(self._server.state.filtered_state)

    def reload(self) -> Page:
        """Reload the app: a new session. Of the old one, the browser keeps the address."""
        with self._recording():
            self._reload()
        return self.page

    def capture(self) -> Capture:
        """Take down what the app shows and holds now, for `settled.differences`."""
        page = self.page
        momentary = {item.key for item in page.widgets if item.name in TRIGGERS and item.key}
        state = self._server.state.filtered_state
        return Capture(
            elements=tuple(item.as_element() for item in page.items),
            session_state={
                key: comparable(state[key])
                for key in sorted(state, key=str)
                if key not in momentary
            },
        )

    def would_change(self) -> list[str]:
        """Say what a rerun without an input would change, and make none in this session.

        What lives outside the session is shared: files, caches, the variables of modules.

        Raises:
            TimeoutError: the script did not end in time.
            TypeError: something in session state cannot be copied.
        """
        return self.twin().change()

    def change(self) -> list[str]:
        """Make a rerun without an input, and say what it changed.

        Raises:
            TimeoutError: the script did not end in time.
        """
        before = self.capture()
        with unrecorded():
            self._ask(Request(self._front.held.states()))
        return differences(before, self.capture())

    def twin(self) -> Browser:
        """Give a copy: what is done in it leaves this one as it is.

        Raises:
            TypeError: something in session state cannot be copied.
        """
        other = copy.copy(self)
        other._front = self._front.copy()
        other._surroundings = copy.deepcopy(self._surroundings)
        other._server = self._server.copy(other._surroundings)
        other._runs = []
        other._recorded = False
        return other

    def close(self) -> None:
        """End the session, and forget the app's own modules, which another app may have too."""
        folder = self.app.parent
        for name in frozenset(sys.modules) - self._modules:
            file = getattr(sys.modules[name], "__file__", None)
            if file and folder in Path(file).parents:
                del sys.modules[name]

    def _new_server(self) -> Server:
        return Server(
            self.app,
            self._surroundings,
            secrets=self._secrets,
            timeout=self._timeout,
            before_run=self._before_run,
            in_real_one=self._in_real_one,
        )

    def _reload(self) -> None:
        page = self.page
        self._front = Front(page.query)
        self._server = self._new_server()
        self._ask(Request(None, page_name=page.path))

    def _ask(self, request: Request) -> None:
        front = self._front
        page = front.page if request.page is None and request.page_name is None else request.page
        self._server.run(
            RerunData(
                query_string=front.query,
                widget_states=request.states or WidgetStates(),
                page_script_hash=page or "",
                page_name=request.page_name or "",
                fragment_id=request.fragment or None,
                is_auto_rerun=request.is_auto,
            ),
            front.receive,
        )

    @contextlib.contextmanager
    def _recording(self) -> Iterator[None]:
        self._runs.clear()
        if not self._recorded:
            yield
            return
        with recorded_by(lambda _, run: self._runs.append(run)):
            yield


def forget_caches() -> None:
    """Empty the caches of `st.cache_data` and `st.cache_resource`, which all sessions share."""
    with server_in_place():
        st.cache_data.clear()
        st.cache_resource.clear()

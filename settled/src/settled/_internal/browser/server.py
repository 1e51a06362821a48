"""What a server does for one session: runs the script, and queues what is for the browser.

In Streamlit: `runtime/app_session.py`. Its script runner is Streamlit's own.
"""

from __future__ import annotations

import asyncio
import contextlib
import copy
import inspect
import itertools
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit import config, runtime
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import Runtime
from streamlit.runtime.caching.storage.dummy_cache_storage import MemoryCacheStorageManager
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue
from streamlit.runtime.fragment import MemoryFragmentStorage
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner import RerunData, ScriptRunner, ScriptRunnerEvent
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.runtime.secrets import Secrets
from streamlit.runtime.state.session_state import SessionState
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from settled._internal.apptest import others_left_alone
from settled._internal.browser import run_identity, single_thread
from settled._internal.browser.surroundings import Surroundings
from settled._internal.browser.wire import File

_OPTIONS = {
    "browser.gatherUsageStats": False,  # it would send a message of its own after each run
    "runner.postScriptGC": False,  # it takes longer than most scripts
    "logger.enableRich": False,  # it prints exceptions past all logging
}
_FINISHED = {
    ScriptRunnerEvent.SCRIPT_STOPPED_WITH_SUCCESS: "FINISHED_SUCCESSFULLY",
    ScriptRunnerEvent.SCRIPT_STOPPED_FOR_RERUN: "FINISHED_EARLY_FOR_RERUN",
    ScriptRunnerEvent.FRAGMENT_STOPPED_WITH_SUCCESS: "FINISHED_FRAGMENT_RUN_SUCCESSFULLY",
    ScriptRunnerEvent.SCRIPT_STOPPED_WITH_COMPILE_ERROR: "FINISHED_WITH_COMPILE_ERROR",
}
_numbers = itertools.count(1)


class RunRefusedError(Exception):
    """A script run was asked for, and whoever drives the browser allows no more."""


class Server:
    """One session of an app. Its browser asks it for script runs, one after another."""

    def __init__(  # noqa: PLR0913 (all that a session needs)
        self,
        app: Path,
        surroundings: Surroundings,
        *,
        secrets: Mapping[str, Any] | None,
        timeout: float,
        before_run: Callable[[], None],
        in_real_one: bool = False,
    ) -> None:
        """Begin a session.

        Args:
            app: the app's main script.
            surroundings: what the app finds around it.
            secrets: stand in `st.secrets`; None for those that are there.
            timeout: how many seconds a script may take.
            before_run: is called before each script run, and may refuse it by a `RunRefusedError`.
            in_real_one: whether it is tried out in a server that runs, with its caches and files.
        """
        self._in_real_one = in_real_one
        self.script = str(app)
        self.surroundings = surroundings
        self.secrets = secrets
        self.timeout = timeout
        self.before_run = before_run
        self.session_id = f"session {next(_numbers)}"
        self.state = SessionState()
        self.queue = ForwardMsgQueue()
        self.uploads = MemoryUploadedFileManager("/upload")
        self._fragments = MemoryFragmentStorage()
        self._scripts = ScriptCache()
        self._run_number = 0
        self._compile_error: BaseException | None = None
        with others_left_alone():
            PagesManager.uses_pages_directory = None
            self._pages = PagesManager(self.script, self._scripts, setup_watcher=False)
            self._has_pages_folder = PagesManager.uses_pages_directory

    def run(self, request: RerunData, deliver: Callable[[list[ForwardMsg]], None]) -> None:
        """Run the script, and again as long as it asks for that itself.

        Args:
            request: what the browser asks for.
            deliver: is given the messages for the browser, in one or several parts.

        Raises:
            RunRefusedError: `before_run` has refused a run.
            TimeoutError: the script did not end in time.
        """
        with self._in_place(), _event_loop() as loop:
            runner = _Runner(
                session_id=self.session_id,
                main_script_path=self.script,
                session_state=self.state,
                uploaded_file_mgr=self.uploads,
                script_cache=self._scripts,
                initial_rerun_data=request,
                user_info={},
                fragment_storage=self._fragments,
                pages_manager=self._pages,
                **loop,
            )
            runner.on_event.connect(self._heard, weak=False)

            def on_sleep(_seconds: float) -> None:
                # Threads of the app's own draw nothing.
                if runner._is_in_script_thread():
                    deliver(self.queue.flush())

            self.surroundings.on_sleep = on_sleep
            if self.surroundings.clock is not None:
                self.surroundings.clock.tick()
            runner.run_to_the_end(self.timeout)
        deliver(self.queue.flush())

    def copy(self, surroundings: Surroundings) -> Server:
        """Give a copy whose session is another one, with the same contents.

        Its fragments run only after a run of its script.

        Raises:
            TypeError: something in session state cannot be copied.
        """
        other = copy.copy(self)
        other.surroundings = surroundings
        other.state = copy.deepcopy(self.state)
        other.queue = ForwardMsgQueue()
        other._fragments = MemoryFragmentStorage()
        return other

    def resume(self, state: SessionState, page: str) -> None:
        """Go on with what another session holds, on the page with this hash."""
        self.state = state
        # Otherwise the next run would be a change of page, which forgets widgets.
        self._pages.set_current_page_script_hash(page)

    @property
    def main_script_hash(self) -> str:
        """Streamlit's hash of the main script."""
        return self._pages.main_script_hash

    def upload(self, file: File) -> File:
        """Keep a file that the browser uploads; give it as the server knows it."""
        identity = f"{self.session_id} file {next(_numbers)}"
        record = UploadedFileRec(identity, file.name, file.media_type, file.content)
        self.uploads.add_file(self.session_id, record)
        return File(file.name, file.content, file.media_type, identity)

    def _heard(self, _: object, event: ScriptRunnerEvent, **details: Any) -> None:
        if event is ScriptRunnerEvent.ENQUEUE_FORWARD_MSG:
            self.queue.enqueue(details["forward_msg"])
        elif event is ScriptRunnerEvent.SCRIPT_STARTED:
            # Nothing of the script has run yet. What is raised here ends the script runner.
            self.before_run()
            # Older releases tell of no fragment by an empty list.
            fragments = details.get("fragment_ids_this_run") or None
            self.queue.clear(retain_lifecycle_msgs=True, fragment_ids_this_run=fragments)
            self._run_number += 1
            begun = ForwardMsg()
            run_identity.write(begun, str(self._run_number), fragments or [])
            begun.new_session.main_script_hash = self._pages.main_script_hash
            begun.new_session.page_script_hash = details["page_script_hash"]
            self.queue.enqueue(begun)
        elif event in _FINISHED:
            ended = ForwardMsg()
            ended.script_finished = ForwardMsg.ScriptFinishedStatus.Value(_FINISHED[event])
            self.queue.enqueue(ended)
            if error := details.get("exception"):
                said = ForwardMsg()
                compiling = said.session_event.script_compilation_exception
                compiling.type, compiling.message = type(error).__name__, str(error)
                self.queue.enqueue(said)

    @contextlib.contextmanager
    def _in_place(self) -> Iterator[None]:
        """Put what this session needs where Streamlit looks for it, and back what was there."""
        ask, secrets, main = config.get_option, st.secrets, sys.modules["__main__"]
        path = list(sys.path)
        with server_in_place(self._in_real_one), self.surroundings.around():
            PagesManager.uses_pages_directory = self._has_pages_folder
            sys.path.insert(0, str(Path(self.script).parent))  # as `streamlit run` does
            config.get_option = lambda key: _OPTIONS[key] if key in _OPTIONS else ask(key)
            if self.secrets is not None:
                st.secrets = Secrets()
                st.secrets._secrets = dict(self.secrets)
            try:
                yield
            finally:
                self._has_pages_folder = PagesManager.uses_pages_directory
                config.get_option, st.secrets = ask, secrets
                sys.modules["__main__"], sys.path[:] = main, path


_WANTS_EVENT_LOOP = "event_loop" in inspect.signature(ScriptRunner.__init__).parameters
"""Whether this release gives the script's thread an event loop (1.67 does)."""


@contextlib.contextmanager
def _event_loop() -> Iterator[dict[str, Any]]:
    if not _WANTS_EVENT_LOOP:
        yield {}
        return
    loop = asyncio.new_event_loop()
    try:
        yield {"event_loop": loop}
    finally:
        if not loop.is_running():
            loop.close()


class _Runner(ScriptRunner):
    """Runs one request to its end."""

    def run_to_the_end(self, timeout: float) -> None:
        if single_thread.is_needed(self):
            single_thread.run(self, timeout)
            return
        refused: list[RunRefusedError] = []
        run = self._run_script_thread

        def run_unless_refused() -> None:
            try:
                run()
            except RunRefusedError as error:
                refused.append(error)

        self._run_script_thread = run_unless_refused  # type: ignore[method-assign]
        self.start()
        thread = self._script_thread
        if thread is None:
            return
        try:
            thread.join(timeout)
        finally:
            # Too late, or somebody has pressed Ctrl+C.
            if is_late := thread.is_alive():
                self.request_stop()
                thread.join(1)
        if is_late:
            raise TimeoutError(f"The script did not end within {timeout:g} s.")
        if refused:
            raise refused[0]


@contextlib.contextmanager
def server_in_place(in_real_one: bool = False) -> Iterator[None]:
    """Have Streamlit find a server in the block: one and the same, as in a real process."""
    with others_left_alone():
        if in_real_one and runtime.exists():
            yield
            return
        with single_thread.runtime_in_place(_runtime):
            Runtime._instance = _runtime  # type: ignore[assignment]
            yield


class _Nothing:
    """Stands for what a server has and this one has not: whatever is asked, it does nothing."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _Nothing()

    def __call__(self, *_: Any, **__: Any) -> Any:
        return _Nothing()


class _Runtime:
    """What a script finds of a server (`streamlit.runtime.get_instance()`)."""

    def __init__(self) -> None:
        self.media_file_mgr = MediaFileManager(MemoryMediaFileStorage("/media"))
        self.cache_storage_manager = MemoryCacheStorageManager()
        self._others: dict[str, Any] = {}

    def __getattr__(self, name: str) -> Any:
        """Make what only some releases have when it is asked for."""
        if name.startswith("__"):
            raise AttributeError(name)
        make = _PARTS.get(name, _Nothing)
        others = self.__dict__["_others"]
        if name not in others:
            others[name] = make()
        return others[name]


_runtime = _Runtime()


def _frames() -> Any:
    from streamlit.runtime.dataframe_source_manager import DataframeSourceManager  # noqa: PLC0415

    return DataframeSourceManager()


def _components() -> Any:
    from streamlit.components.lib.local_component_registry import (  # noqa: PLC0415
        LocalComponentRegistry,
    )

    return LocalComponentRegistry()


def _bidi_components() -> Any:
    from streamlit.components.v2.component_manager import BidiComponentManager  # noqa: PLC0415

    components = BidiComponentManager()
    components.discover_and_register_components(start_file_watching=False)
    return components


_PARTS: dict[str, Callable[[], Any]] = {
    "dataframe_source_mgr": _frames,
    "component_registry": _components,
    "bidi_component_registry": _bidi_components,
}

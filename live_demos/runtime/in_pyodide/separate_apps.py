"""Keeps apps apart that share one Python, and releases those that have ended.

stlite gives each app its own runtime, session, folder and working directory (stlite_lib:
asgi_app.py, server/task_context.py). Shared by all apps of a process are, in Streamlit as it is:
the caches of st.cache_data and st.cache_resource, which know functions by module, name and source,
so that two apps with the same function would share its results; and the module `__main__`, which
each script run replaces and which a run that waits must find again.
"""

# mypy: ignore-errors
# stlite's own packages are in the reader's Python, not beside this project.

import gc
import pathlib
import shutil
import sys
import weakref
from collections.abc import Callable
from typing import Any

from stlite_lib import asgi_app
from stlite_lib.server import task_context
from streamlit.runtime import runtime_contextvar
from streamlit.runtime.caching import cache_data_api, cache_resource_api
from streamlit.runtime.pages_manager import PagesManager

END = "end-of-app"
"""The script whose start ends the app: stlite can be told to reboot one, and not to end one."""


class AppEndedError(Exception):
    """Answers the reboot that ends an app."""


class PerApp:
    """Stands for one object of each app's own: the one of the app that asks."""

    def __init__(self, make: Callable[[], Any]) -> None:
        self._make = make
        self._of_none = make()
        self._of: weakref.WeakKeyDictionary[Any, Any] = weakref.WeakKeyDictionary()

    def __getattr__(self, name: str) -> Any:
        """Give an attribute of the asking app's object."""
        runtime = runtime_contextvar.get(None)
        if runtime is None:
            return getattr(self._of_none, name)
        if runtime not in self._of:
            self._of[runtime] = self._make()
        return getattr(self._of[runtime], name)


def install() -> None:
    """Make Streamlit and stlite keep apps apart. Call it once."""
    cache_data_api._data_caches = PerApp(cache_data_api.DataCaches)
    cache_resource_api._resource_caches = PerApp(cache_resource_api.ResourceCaches)
    asgi_app.start_resident_app = _ending(asgi_app.start_resident_app)
    # The names under which task_context enters and leaves an app's own directories.
    directories = task_context.TaskSpecificDirectoryConfig
    directories.__enter__ = _entering(directories.__enter__)
    directories.__exit__ = _leaving(directories.__exit__)


class _Handle:
    """What JavaScript holds of an app. It releases that when it likes; this, when the app ends."""

    def __init__(self, app: Any, call: Callable[..., Any]) -> None:
        self._runtime = app._runtime
        self._call = call

    async def serve(self, scope: Any, receive: Any, send: Any) -> None:
        if self._call is not None:
            await self._call(scope, receive, send)

    def let_go(self) -> None:
        self._runtime = self._call = None


_handles: dict[str | None, _Handle] = {}
"""The handle of each app, by its folder."""


def forget() -> None:
    """Forget every app: what a warm-up has served is nobody's."""
    _handles.clear()


def only_app() -> tuple[str, Any]:
    """Give the folder and the runtime of the one app of this Python.

    Raises:
        RuntimeError: there are more, or none.
    """
    if len(_handles) != 1:
        raise RuntimeError(f"{len(_handles)} apps")
    [(home, handle)] = _handles.items()
    return str(home), handle._runtime


def _ending(start: Callable[..., Any]) -> Callable[..., Any]:
    async def start_resident_app(script_path: str, home_dir: str | None = None) -> Any:
        if pathlib.PurePath(script_path).name != END:
            # Streamlit looks for a folder "pages" once for all apps, and st.navigation says that
            # there is none (pages_manager.py): the app of the warm-up has said so.
            PagesManager.uses_pages_directory = None
            app, call, lifespan = await start(script_path, home_dir)
            handle = _handles[home_dir] = _Handle(app, call)
            return handle, handle.serve, lifespan
        handle = _handles.pop(home_dir, None)
        if handle is not None:
            handle.let_go()
        if home_dir is not None:
            shutil.rmtree(home_dir, ignore_errors=True)
        gc.collect()
        raise AppEndedError

    return start_resident_app


def _entering(enter: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def __enter__(self: Any) -> Any:  # noqa: N807 (it becomes that method)
        self.outer_main = sys.modules["__main__"]
        sys.modules["__main__"] = getattr(self, "own_main", self.outer_main)
        return enter(self)

    return __enter__


def _leaving(leave: Callable[..., Any]) -> Callable[..., Any]:
    def __exit__(self: Any, *error: Any) -> Any:  # noqa: N807 (it becomes that method)
        self.own_main = sys.modules["__main__"]
        sys.modules["__main__"] = self.outer_main
        return leave(self, *error)

    return __exit__

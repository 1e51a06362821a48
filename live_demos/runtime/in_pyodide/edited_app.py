"""Puts a reader's code into a running app, as saving its files does on the reader's own machine.

Streamlit's file watcher would do it, at the price of looking at each file again and again.
"""

# mypy: ignore-errors
# stlite's own packages are in the reader's Python, not beside this project.

import contextvars
import importlib
import json
import pathlib
import sys

import separate_apps
from stlite_lib.server.task_context import home_dir_contextvar
from streamlit.runtime import runtime_contextvar


def save(argument: str) -> None:
    """Write an app's files and rerun it; its session stays.

    What Streamlit does when a file changes: it imports the app's modules anew
    (local_sources_watcher.py, `on_path_changed`) and reruns with what the widgets hold
    (app_session.py, `_on_source_file_changed`). The app was started with `server.runOnSave`.

    Args:
        argument: JSON, `{"files": {path: text}, "gone": [path]}`; paths from the app's folder.

    Raises:
        RuntimeError: this Python does not serve one app.
    """
    code = json.loads(argument)
    home, runtime = separate_apps.only_app()
    folder = pathlib.Path(home)
    for name in code["gone"]:
        (folder / name).unlink(missing_ok=True)
    for name, text in code["files"].items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for name, module in list(sys.modules.items()):
        if name != "__main__" and (getattr(module, "__file__", None) or "").startswith(f"{home}/"):
            del sys.modules[name]
    importlib.invalidate_caches()
    contextvars.copy_context().run(_rerun, home, runtime)


def _rerun(home: str, runtime: object) -> None:
    """Rerun every session, where stlite's tasks know whose they are."""
    home_dir_contextvar.set(home)
    runtime_contextvar.set(runtime)
    for info in runtime._session_mgr.list_active_sessions():
        info.session._on_source_file_changed()

"""Imports what demos need, serves an app once, and leaves nothing of it but warm code.

Runs inside Pyodide under Node, before the snapshot is taken. What stays in memory stays for every
reader: see ../in_pyodide/snapshot_restore.py for what is made fresh later.
"""

# mypy: ignore-errors
# What it imports is in the library for the browser, not beside this project.
# ruff: noqa: PLC0415 (what is imported when, and in whose way, is the point of this file)

import asyncio
import contextlib
import functools
import gc
import importlib
import linecache
import logging
import os
import pathlib
import random
import sys
import tempfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import snapshot_restore

if TYPE_CHECKING:  # make.mjs runs that file before, in the same namespace
    from live_demos.runtime.snapshot.asgi_client import AsgiClient, start_app

APP = """
import datetime

import streamlit as st


@st.cache_data
def data(number):
    return [number]


@st.cache_resource
def resource():
    return object()


@st.fragment
def fragment():
    st.button("In a fragment")


@st.dialog("A dialog")
def dialog():
    st.write("Inside")


def changed():
    st.session_state.changes = st.session_state.get("changes", 0) + 1


def page():
    st.session_state.setdefault("count", 0)
    st.title("Title")
    st.header("Header")
    st.subheader("Subheader")
    st.caption("Caption")
    st.markdown("*Text*")
    st.text("Text")
    st.code("print()")
    st.json({"a": 1})
    st.write("Text", 1)
    st.latex("x")
    st.divider()
    st.slider("Slider", 0, 10, key="slider", on_change=changed)
    st.slider("With a value", 0.0, 1.0, value=0.5)
    st.select_slider("Select slider", [1, 2])
    st.number_input("Number", 0, 10)
    st.text_input("Text input")
    st.text_area("Text area")
    st.selectbox("Selectbox", ["a", "b"])
    st.multiselect("Multiselect", ["a", "b"])
    st.radio("Radio", ["a", "b"])
    st.checkbox("Checkbox")
    st.toggle("Toggle")
    st.date_input("Date", datetime.date(2020, 1, 1))
    st.time_input("Time", datetime.time(12))
    st.color_picker("Color")
    st.pills("Pills", ["a"])
    st.segmented_control("Segments", ["a"])
    st.feedback("thumbs")
    st.file_uploader("File")
    st.chat_input("Chat")
    st.chat_message("user").write("Hello")
    st.metric("Metric", 1, 1)
    st.progress(3)
    with st.spinner("Spinner"):
        pass
    with st.form("form"):
        st.text_input("In a form")
        st.form_submit_button("Submit")
    left, right = st.columns(2)
    left.write(str(st.session_state))
    right.write("Right")
    first, second = st.tabs(["First", "Second"])
    first.write(str(data(1)))
    st.expander("Expander").write(str(resource()))
    st.popover("Popover").write("Text")
    st.sidebar.write(str(st.query_params))
    st.container(border=True).write("Container")
    st.empty().write("Text")
    with st.status("Status"):
        st.write("Text")
    st.toast("Toast")
    st.success("Success")
    st.info("Info")
    st.warning("Warning")
    st.error("Error")
    st.html("<p>Text</p>")
    st.link_button("Link", "https://example.org/")
    st.download_button("Download", "text")
    fragment()
    if st.button("Button", on_click=changed):
        st.session_state.count += 1
    if st.session_state.count == 1:
        dialog()
        st.session_state.count = 2
    if st.session_state.count == 2:
        st.session_state.count = 3
        st.rerun()


st.set_page_config(page_title="Title")
st.navigation([st.Page(page, title="Page", default=True)], position="hidden").run()
"""

_GLOBALS: dict[str, dict[str, Any]] = {
    "streamlit.config": {"_config_options": None, "_main_script_path": None},
    "streamlit.elements.lib.policies": {"_shown_default_value_warning": False},
    "streamlit.net_util": {"_external_ip": None, "_internal_ip": None},
    "streamlit.runtime.runtime_util": {
        "_max_message_size_bytes": None,
        "_max_widget_state_size_bytes": None,
    },
    "streamlit.runtime.state.session_state_proxy": {
        "_state_use_warning_already_displayed": False,
    },
}
"""What Streamlit's functions keep in globals: settings they read once, warnings they gave once."""

_IN_A_BROWSER_ONLY = ("pyodide_http", "pyodide.http", "micropip")
"""Modules that look for a browser on import. Under Node they find none, and would remember."""


_FOR_DEMOS = ("_strptime", "edited_app", "lazy_library", "line_watch", "live_xray")
"""Modules that an input or the start imports, and that nothing else here does."""


def import_all() -> None:
    """Import what a start of stlite and a first visit import."""
    from stlite_lib import runtime_init

    # Without the snapshot, the same module does this in the browser.
    snapshot_restore.before_streamlit()
    importlib.import_module("streamlit.runtime")
    importlib.import_module("stlite_lib.bootstrap")
    importlib.import_module("stlite_lib.asgi_app")
    runtime_init.disable_streamlit_logger_overrides()
    runtime_init.disable_runtime_message_cache()
    importlib.import_module("separate_apps").install()
    importlib.import_module("spared_work").install()
    for name in _FOR_DEMOS:
        importlib.import_module(name)
    importlib.import_module("live_xray").import_what_judges()


async def serve(script: pathlib.Path) -> None:
    """Serve the app to one visitor, who moves a slider and presses a button.

    Raises:
        RuntimeError: the app raised, so less is warm than should be.
    """
    from stlite_lib import asgi_app

    # No file watcher: in the browser nothing changes a file behind Streamlit's back.
    # A secret that is none, so that no real one is ever in this memory.
    options = {"server.fileWatcherType": "none", "server.cookieSecret": "warm-up"}
    call, lifespan = await start_app(str(script), options)
    async with AsgiClient(call) as client:

        async def run(*states: dict[str, Any]) -> None:
            await client.run(*states)
            if client.exceptions:
                raise RuntimeError(f"the warm-up app raised: {client.exceptions[0]}")

        await run()
        slider = {"id": client.widgets["Slider"], "numbers": [3.0]}
        await run(slider)
        await run(slider, {"id": client.widgets["Button"], "trigger_value": True})
    await asgi_app.run_lifespan_shutdown(lifespan)
    importlib.import_module("separate_apps").forget()


@contextlib.contextmanager
def as_before() -> Iterator[None]:
    """Put the interpreter's own state back: paths, hooks, environment, the module `__main__`."""
    lists = [(kept, list(kept)) for kept in (sys.path, sys.meta_path, sys.path_hooks, sys.argv)]
    path, argv = sys.path, sys.argv
    main, environment, folder = sys.modules["__main__"], dict(os.environ), pathlib.Path.cwd()
    hooks = sys.excepthook, sys.displayhook
    # bootstrap.prepare() would import it: see _IN_A_BROWSER_ONLY. None means "not to be found".
    sys.modules["pyodide_http"] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules["pyodide_http"]
        # prepare() makes new lists of these two; Pyodide's own code has the first ones.
        sys.path, sys.argv = path, argv
        for kept, content in lists:
            kept[:] = content
        sys.modules["__main__"] = main
        sys.excepthook, sys.displayhook = hooks
        os.environ.clear()
        os.environ.update(environment)
        os.chdir(folder)


def reset_streamlit() -> None:
    """Put back what Streamlit keeps for the life of a process.

    Raises:
        AttributeError: this Streamlit keeps it elsewhere.
    """
    for module, values in _GLOBALS.items():
        for name, value in values.items():
            if not hasattr(importlib.import_module(module), name):
                raise AttributeError(f"{module} has no {name}")
            setattr(sys.modules[module], name, value)
    from streamlit import config
    from streamlit.runtime import Runtime, metrics_util
    from streamlit.runtime.caching import cache_data_api, cache_resource_api

    cache_data_api._data_caches.clear_all()
    cache_resource_api._resource_caches.clear_all()
    Runtime._instance = None
    metrics_util.Installation._instance = None
    for option in config._config_options_template.values():
        forget_memoized(option._get_val_func)
    # Streamlit takes itself for a checkout of its source if "site-packages" is not in its
    # __file__ (config.py, _global_development_mode), as it is not in a zip.
    kept_result(config._config_options_template["global.developmentMode"]._get_val_func).append(
        False
    )
    importlib.import_module("spared_work").prepare_options()


def kept_result(function: Any) -> list[Any]:
    """Give the list where streamlit.util.memoize keeps a result; it has one item or none."""
    return function.__closure__[function.__code__.co_freevars.index("result")].cell_contents


def forget_memoized(function: Any) -> None:
    """Empty the list, if the function has one. `server.cookieSecret` is such a result."""
    code = getattr(function, "__code__", None)
    if code is not None and code.co_qualname == "memoize.<locals>.wrapped_func":
        kept_result(function).clear()


def forget_modules() -> None:
    """Drop modules that must be imported where they are used, and of those the app's."""
    for name in list(sys.modules):
        if any(name == top or name.startswith(f"{top}.") for top in _IN_A_BROWSER_ONLY):
            del sys.modules[name]
            parent, _, child = name.rpartition(".")
            if parent in sys.modules:
                vars(sys.modules[parent]).pop(child, None)


def clear_caches() -> None:
    """Empty caches that may hold pieces of the app or of this machine."""
    for kept in gc.get_objects():
        # Not isinstance(): among the objects are proxies of what is gone.
        if type(kept) is functools._lru_cache_wrapper and str(kept.__module__).startswith(
            ("streamlit", "importlib", "stlite", "anyio", "starlette")
        ):
            kept.cache_clear()
    linecache.clearcache()
    from anyio.lowlevel import _run_vars

    _run_vars.clear()
    importlib.import_module("platform")._uname_cache = None


def reset_logging() -> None:
    """Leave logging as at a start; stlite adds its handlers."""
    root = logging.getLogger()
    root.handlers.clear()
    root.setLevel(logging.WARNING)


async def main() -> None:
    """Warm up and clean up.

    Raises:
        RuntimeError: something of the app lives on.
    """
    import_all()
    with as_before():
        folder = pathlib.Path(tempfile.gettempdir()) / "warm-up"
        folder.mkdir()
        script = folder / "app.py"
        script.write_text(APP, encoding="utf-8")
        await serve(script)
        script.unlink()
        folder.rmdir()
    # The runtime's own loop ends a moment after the lifespan.
    for _ in range(200):
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        if not tasks:
            break
        await asyncio.sleep(0.1)
    if tasks:
        raise RuntimeError(f"tasks of the warm-up go on: {tasks}")
    reset_streamlit()
    reset_logging()
    forget_modules()
    os.environ.pop("PYTHONHASHSEED", None)


def finish() -> None:
    """Collect and freeze what is left: the last thing before the snapshot."""
    # A fixed state in place of numbers that came from the build's source of randomness.
    random.seed(0)
    tempfile._name_sequence = tempfile.tempdir = None
    snapshot_restore.forget_archive()
    clear_caches()
    for _ in range(3):
        gc.collect()
    # The garbage collector of the reader's Python need not look at any of this again.
    gc.freeze()


def zero_large_blocks(end: int) -> None:
    """Take what malloc has free before the address `end`, and give it back: bytes() zeroes it."""
    taken = []
    size = 2**16
    while size > 512:  # smaller ones do not come from malloc
        block = bytes(size - 17)
        taken.append(block)
        if id(block) + size > end:
            size = size * 3 // 4


def imported_members() -> list[str]:
    """Give the names, inside the library, of the files that modules came from."""
    library = next(f"{entry}/" for entry in sys.path if entry.endswith(".zip"))
    files = {getattr(module, "__file__", None) for module in list(sys.modules.values())}
    return sorted(file.removeprefix(library) for file in files if file and file.startswith(library))


await main()  # noqa: F704, PLE1142 (Pyodide runs this file as a coroutine)

"""Readies a Python that has just started, from a snapshot or plainly.

Of a snapshot it makes fresh what was frozen: the browser calls after_restore() on loading one.

In memory before the snapshot is taken, as module `snapshot_restore`.

What cannot be made fresh:

- The seed of the hash of strings and bytes. Hashes are stored in the strings and have placed them
  in every dict and set, so a new seed would lose them. It guards servers against keys that an
  attacker chooses to collide (https://peps.python.org/pep-0456/). Here the only one who can choose
  keys is the reader, in the reader's own tab.
- Addresses, which id() and hash(object()) show. WebAssembly's memory has no layout at random in a
  plain start either.
- Names of time zones (time.tzname, tm_zone): C's library asks once, in the build, and was told
  UTC. Offsets come from the browser at each call.
- Names of asyncio's tasks, counted from the first task of the build. They are for debugging.
"""

import importlib
import logging
import os
import random
import sys
import tempfile
import time
import types
import uuid
import zipimport
from collections.abc import Mapping


def before_streamlit() -> None:
    """Ready a Python that has not imported Streamlit yet: in a plain start, or in the build.

    stlite's worker has micropip do this; here packages are in the library, and need no installer.
    """
    from stlite_lib import runtime_init  # type: ignore[import-not-found]  # noqa: PLC0415 (in a snapshot it is there already)

    runtime_init.mock_pyarrow()
    _stand_in_for_micropip()
    _sleep_in_place()


def after_restore(environment: Mapping[str, str] | None = None) -> None:
    """Leave nothing that two restored snapshots have in common and should not.

    Args:
        environment: what loadPyodide was given as `env`, which a snapshot does not take over.
    """
    _forget_files()
    _stand_in_for_micropip()
    _sleep_in_place()
    _reseed()
    _reset_clocks()
    os.environ.update(environment or {})


def _sleep_in_place() -> None:
    """Have `time.sleep` wait in place, as Python's own does.

    Pyodide's switches stacks where the browser can. A snapshot was taken where none could, and its
    memory says so still: there, Pyodide's raises an error. stlite turns the calls in an app's
    script into others, so that is met by what the script imports, and by Streamlit itself.
    """
    from pyodide import webloop  # type: ignore[import-not-found]  # noqa: PLC0415 - Pyodide's own

    time.sleep = webloop._orig_sleep


def forget_archive() -> None:
    """Drop what was read of the library's zip: after a restore it is another file."""
    zipimport._zip_directory_cache.clear()  # type: ignore[attr-defined]
    sys.path_importer_cache.clear()


def _forget_files() -> None:
    forget_archive()
    # Among others, importlib.metadata keeps what it found in each archive.
    importlib.invalidate_caches()


def _stand_in_for_micropip() -> None:
    """Answer stlite's worker, which asks micropip for packages that are all in memory."""

    def add_mock_package(*_: object, **__: object) -> None:
        """Do nothing: the stand-in for pyarrow is in memory too."""

    async def install(*_: object, **__: object) -> None:
        """Do nothing: there is nothing to install."""

    stand_in = types.ModuleType("micropip")
    vars(stand_in).update(add_mock_package=add_mock_package, install=install)
    sys.modules["micropip"] = stand_in


def _reseed() -> None:
    random.seed()
    # A stream of names, and the directory that it was tried in.
    tempfile._name_sequence = None  # type: ignore[attr-defined]
    tempfile.tempdir = None
    # The node (a random number here, there is no network card) and the last time-based uuid.
    uuid._node = None  # type: ignore[attr-defined]
    uuid._last_timestamp = None  # type: ignore[attr-defined]


def _reset_clocks() -> None:
    # %(relativeCreated)d of log records counts from here.
    logging._startTime = time.time_ns()  # type: ignore[attr-defined]
    # Set on import from the build's time zone, UTC; Pyodide has no time.tzset().
    year = time.localtime().tm_year
    seasons = [
        time.localtime(time.mktime((year, month, 1, 12, 0, 0, 0, 0, -1))) for month in (1, 7)
    ]
    standard, summer = sorted(seasons, key=lambda season: season.tm_gmtoff)
    time.timezone, time.altzone = -standard.tm_gmtoff, -summer.tm_gmtoff
    time.daylight = int(time.timezone != time.altzone)

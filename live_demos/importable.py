"""What an app can import in the browser: Streamlit and most of the standard library."""

from __future__ import annotations

import sys

_NOT_IN_PYODIDE = frozenset(
    [
        "curses",
        "dbm",
        "ensurepip",
        "fcntl",
        "grp",
        "idlelib",
        "lzma",
        "msvcrt",
        "nt",
        "pty",
        "pwd",
        "pydoc_data",
        "readline",
        "resource",
        "sqlite3",
        "syslog",
        "termios",
        "tkinter",
        "tty",
        "turtle",
        "turtledemo",
        "venv",
        "winreg",
        "winsound",
    ]
)
"""Standard modules that Pyodide leaves out or ships apart, or that need a system which it is not.

A test tries all of them in the browser. Source of the most:
https://pyodide.org/en/stable/usage/wasm-constraints.html
"""

_NOT_IN_PYTHON_3_13 = frozenset(
    [
        "aifc",
        "asynchat",
        "asyncore",
        "audioop",
        "cgi",
        "cgitb",
        "chunk",
        "crypt",
        "distutils",
        "imghdr",
        "imp",
        "lib2to3",
        "mailcap",
        "msilib",
        "nis",
        "nntplib",
        "ossaudiodev",
        "pipes",
        "smtpd",
        "sndhdr",
        "spwd",
        "sunau",
        "telnetlib",
        "uu",
        "xdrlib",
    ]
)
"""Standard modules that an older Python, which may build the site, still has.

Sources: https://docs.python.org/3/whatsnew/3.12.html#removed and
https://docs.python.org/3/whatsnew/3.13.html#removed-modules-and-apis
"""

IMPORTABLE = (sys.stdlib_module_names - _NOT_IN_PYODIDE - _NOT_IN_PYTHON_3_13) | {"streamlit"}
"""First names of modules."""

"""What an app's code does beyond its page: said before it is run for the first time."""

from __future__ import annotations

import ast
from collections.abc import Mapping

from settled._internal.doctor.source import Source, last_name

_CONNECTS = {
    "requests": "opens connections",
    "httpx": "opens connections",
    "aiohttp": "opens connections",
    "urllib": "opens connections",
    "http": "opens connections",
    "socket": "opens connections",
    "websocket": "opens connections",
    "websockets": "opens connections",
    "smtplib": "sends mail",
    "ftplib": "opens connections",
    "paramiko": "opens connections",
    "boto3": "opens connections",
    "openai": "opens connections",
    "anthropic": "opens connections",
    "sqlalchemy": "works with a database",
    "sqlite3": "works with a database",
    "psycopg2": "works with a database",
    "pymongo": "works with a database",
    "redis": "works with a database",
    "subprocess": "starts programs",
    "multiprocessing": "starts programs",
}
_WRITES = frozenset(
    [
        "write_text",
        "write_bytes",
        "unlink",
        "rmtree",
        "mkdir",
        "makedirs",
        "rename",
        "to_csv",
        "to_excel",
        "to_parquet",
        "to_pickle",
        "to_sql",
        "touch",
        "rmdir",
        "savefig",
    ]
)


def effects(sources: Mapping[str, Source]) -> list[str]:
    """Say, line by line, what an app's code may do to others than its page.

    Args:
        sources: the app's files by their names; the main script's is "".

    Returns:
        As “line 3: opens connections (requests)”, of the main script, or “more.py, line 3: …”;
        nothing for code that keeps to itself.
    """
    return [
        f"{f'{name}, ' if name else ''}line {line}: {what}"
        for name, source in sources.items()
        for line, what in _effects(source)
    ]


def _effects(source: Source) -> list[tuple[int, str]]:
    found: dict[int, str] = {}
    for node in ast.walk(source.tree):
        line = getattr(node, "lineno", 0)
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = (
                [one.name for one in node.names]
                if isinstance(node, ast.Import)
                else [node.module or ""]
            )
            for name in names:
                if does := _CONNECTS.get(name.split(".")[0]):
                    found.setdefault(line, f"{does} ({name})")
        elif isinstance(node, ast.Call):
            name = last_name(node)
            if name in _WRITES and isinstance(node.func, ast.Attribute):
                found.setdefault(line, f"writes files ({name})")
            elif name == "open" and _opens_to_write(node):
                found.setdefault(line, "writes files (open)")
            elif name == "system" and isinstance(node.func, ast.Attribute):
                found.setdefault(line, "starts programs (os.system)")
            elif name == "connection" and isinstance(node.func, ast.Attribute):
                found.setdefault(line, "opens connections (st.connection)")
    return sorted(found.items())


def _opens_to_write(call: ast.Call) -> bool:
    place = 1 if isinstance(call.func, ast.Name) else 0
    mode = next((one.value for one in call.keywords if one.arg == "mode"), None)
    if mode is None and len(call.args) > place:
        mode = call.args[place]
    if not (isinstance(mode, ast.Constant) and isinstance(mode.value, str)):
        return False
    return len(mode.value) <= 3 and any(letter in mode.value for letter in "wax+")

"""Where in an app an exception was raised that it shows."""

from __future__ import annotations

import re
from pathlib import Path

from settled._internal.browser.page import Item
from settled._internal.own_files import name_in_app

_FRAME = re.compile(r'File "(.+?)", line (\d+)')


def raised_at(item: Item, app: Path) -> tuple[str, int] | None:
    """Give the innermost line of the app's own files.

    Args:
        item: an exception on the page.
        app: the path of the main script.

    Returns:
        The file, from the folder of the main script, which itself is "", and the line from 1; None
        if none of its files is named.
    """
    for text in reversed(list(getattr(item.proto, "stack_trace", ()))):
        for path, line in reversed(_FRAME.findall(text)):
            name = name_in_app(str(app), path)
            if name is not None:
                return name, int(line)
    return None

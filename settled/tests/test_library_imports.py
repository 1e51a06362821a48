"""While an app's time stands still, libraries that it imports find the real one."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from settled._internal.browser.session import Browser
from settled._internal.browser.surroundings import Clock

LIBRARY = "import datetime\nREAL = type(datetime.datetime.now()) is datetime.datetime\n"


def test_a_library_is_imported_as_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed = tmp_path / "site-packages"
    installed.mkdir()
    (installed / "outer_library.py").write_text("import inner_library\n" + LIBRARY)
    (installed / "inner_library.py").write_text(LIBRARY)
    app = tmp_path / "app.py"
    app.write_text(
        "import datetime\nimport outer_library\nimport streamlit as st\n"
        "st.text(f'{outer_library.REAL} {outer_library.inner_library.REAL}')\n"
        "st.text(datetime.datetime.now().year)\n"
    )
    monkeypatch.syspath_prepend(installed)

    with Browser(app, clock=Clock()) as browser:
        texts = [item.text for item in browser.page.items]
    for name in ("outer_library", "inner_library"):
        sys.modules.pop(name, None)

    assert texts == ["True True", "2023"]

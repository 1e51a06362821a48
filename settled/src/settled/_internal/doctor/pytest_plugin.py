"""A plugin for pytest: the fixture `settled_app`. It imports nothing before it is used."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def settled_app(request: pytest.FixtureRequest) -> Callable[..., None]:
    """Give a function that makes inputs in an app and fails with what lags.

    It is `settled.assert_settled`, with paths from the folder of the test's file or, if there is
    no such file, from the folder of pytest's configuration:

        def test_app(settled_app):
            settled_app("app.py")
    """

    def check(app: Any, **options: Any) -> None:
        __tracebackhide__ = True
        from settled import assert_settled  # noqa: PLC0415 (it imports Streamlit)

        if isinstance(app, str | Path) and not Path(app).is_absolute():
            beside = request.path.parent / app
            app = beside if beside.exists() else request.config.rootpath / app
        assert_settled(app, **options)

    return check

"""Tries out what a rerun would change in an app that runs in a server, beside that app."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from settled._internal.browser.session import Browser
from settled._internal.session import Session

if TYPE_CHECKING:
    from streamlit.runtime.scriptrunner.script_runner import ScriptRunner


def resumed(runner: ScriptRunner, session: Session, timeout: float) -> Browser:
    """Give a browser that stands where the one of a running app stands.

    Args:
        runner: the app's.
        session: what the recorder knows of it.
        timeout: how many seconds a script run may take.

    Raises:
        TypeError: something in session state cannot be copied.
    """
    browser = Browser(runner._main_script_path, recorded=False, timeout=timeout, in_real_one=True)
    server, front = browser._server, browser._front
    server.resume(copy.deepcopy(runner._session_state._state), session.page_hash)
    server.uploads = _UploadsOf(runner)  # type: ignore[assignment]
    front.query = session.query
    front.main_script = server.main_script_hash
    front.resume(session.messages(), session.sent, session.page_hash)
    return browser


class _UploadsOf:
    """Reads the files that a running app was given. It changes nothing there."""

    def __init__(self, runner: ScriptRunner) -> None:
        self._files, self._session_id = runner._uploaded_file_mgr, runner._session_id

    def get_files(self, session_id: str, file_ids: Any) -> Any:
        """Give the files with these identities."""
        return self._files.get_files(self._session_id, file_ids)

    def remove_file(self, session_id: str, file_id: str) -> None:
        """Leave the file where it is."""

"""Apps that find nothing of what an earlier one left behind."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from live_demos.catalog import App
from live_demos.scenario.driver import TestedApp


def fresh(app: App) -> TestedApp:
    """Run an app for the first time, in a new folder. See the fixture `folder_of_its_own`.

    Nothing is emptied for it: whoever calls this elsewhere would lose what is there.
    """
    os.chdir(tempfile.mkdtemp(dir=Path.cwd()))
    return TestedApp(app)

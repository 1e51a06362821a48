"""Examines a reader's app in this Python, which nothing else needs meanwhile."""

# mypy: ignore-errors
# It runs in the reader's Python, not beside this project.

import json
import pathlib
import tempfile
from collections.abc import Callable

from settled._internal.doctor.diagnose import Options, diagnose
from settled._internal.doctor.finding import Finding

MOST_RERUNS = 1000
"""At most so many script runs: a few seconds for most apps, half a minute for the largest."""


class _Teller:
    """Hands on what the doctor says, as JSON."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        self._tell = tell

    def says(self, what: str, **more: object) -> None:
        """Tell one thing: see browser/shared/findings.d.mts."""
        self._tell(json.dumps({"what": what, **more}))

    def tries(self, words: str, reruns: int) -> None:
        """Tell what is being tried."""
        self.says("tries", words=words, reruns=reruns, most=MOST_RERUNS)

    def warns(self, words: str) -> None:
        """Leave unsaid what code would do on a reader's own machine: here it can do nothing."""

    def finds(self, finding: Finding) -> None:
        """Tell a finding that has come again in a fresh session."""
        self.says("finding", finding=_as_json(finding))


async def examine(argument: str, tell: Callable[[str], None]) -> None:
    """Examine an app, and tell what comes of it while it goes on.

    Nothing is awaited: but only in a task can Streamlit's runs be driven (settled's
    `browser/single_thread.py`).

    Args:
        argument: JSON, `{"entrypoint": path, "files": {path: text}}`; paths from the app's folder.
        tell: is given JSON, as browser/shared/findings.d.mts says.
    """
    code = json.loads(argument)
    teller = _Teller(tell)
    with tempfile.TemporaryDirectory() as kept:
        folder = pathlib.Path(kept)
        for name, text in code["files"].items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        options = Options(reruns=MOST_RERUNS)
        diagnosis = diagnose(folder / code["entrypoint"], options, teller)
    teller.says(
        "end",
        status=diagnosis.status,
        reruns=diagnosis.reruns,
        capped=diagnosis.capped,
        why=diagnosis.why,
        widgets=diagnosis.widgets,
        unreached=[{"file": name, "line": line} for name, line in diagnosis.unreached],
        findings=[_as_json(one) for one in diagnosis.findings],
    )


def _as_json(finding: Finding) -> dict[str, object]:
    return {**finding.to_json(), "file": finding.file, "edited": finding.edited}

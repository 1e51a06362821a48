"""The doctor in tests of other people: an assertion whose message is the finding."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from settled._internal.doctor.diagnose import Options, diagnose
from settled._internal.doctor.report import finding_lines
from settled._internal.doctor.source import ENCODING

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest


def assert_settled(  # noqa: PLR0913 (the options of the command)
    app: str | Path | AppTest,
    *,
    patterns: Collection[str] | None = None,
    ignore: Collection[str] = (),
    seed: int = 0,
    reruns: int = 1000,
    network: bool = False,
) -> None:
    """Make inputs in an app and fail with the finding if one of them lags or is lost.

    The app runs in a copy of its folder, in sessions of its own: what an AppTest has done so far
    does not count.

    Args:
        app: the path of the main script, or an AppTest of it.
        patterns: the slugs of the patterns that count; None for all.
        ignore: the slugs of those that do not.
        seed: of the random inputs.
        reruns: at most so many.
        network: whether the app may open connections.

    Raises:
        AssertionError: an input lags or is lost; the message says which, and why.
        RuntimeError: the app cannot be driven; the message says why.
    """
    __tracebackhide__ = True
    script = getattr(app, "_script_path", app)
    path = Path(str(script))
    options = Options(seed=seed, reruns=reruns, network=network, edits=False)
    diagnosis = diagnose(path, options)
    if diagnosis.status == "cannot-diagnose":
        raise RuntimeError(f"{path.name} cannot be diagnosed. {diagnosis.why}")
    found = [
        one
        for one in diagnosis.findings
        if one.pattern not in ignore and (patterns is None or one.pattern in patterns)
    ]
    if found:
        sources = {"": path.read_text(ENCODING)}
        parts = ["\n".join(finding_lines(one, sources)) for one in found]
        raise AssertionError(f"{path.name} is not settled.\n\n" + "\n\n".join(parts))

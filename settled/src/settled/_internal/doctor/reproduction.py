"""A pytest file that makes the inputs of findings, and fails as long as they are there."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path

from settled._internal.doctor.finding import Finding

_HEAD = '''"""Inputs that were lost or came late in {app}: each test fails until that is mended.

Written by `settled {app} --test {file}`.
"""

from pathlib import Path

from settled import assert_settled

APP = Path(__file__).parent / {path!r}
'''

_TEST = '''

def test_{name}() -> None:
    """{title}.

    {inputs}
    Seen: {seen}.
    Expected: {expected}.
    """
    assert_settled(APP, patterns=[{pattern!r}])
'''


def is_test_file(path: Path) -> bool:
    """Whether a file was written by this, and so may be written anew."""
    return path.is_file() and path.read_text("utf-8", errors="replace").startswith(
        _HEAD.partition("{app}")[0]
    )


def test_file(app: Path, to: Path, findings: Sequence[Finding]) -> str:
    """Give the text of a file with a test for each finding.

    Args:
        app: the main script.
        to: where the file will be.
        findings: what the tests are about.
    """
    relative = os.path.relpath(app.resolve(), to.resolve().parent)
    text = _HEAD.format(app=app.name, file=to.name, path=Path(relative).as_posix())
    names: set[str] = set()
    for finding in findings:
        if finding.pattern in names:
            continue
        names.add(finding.pattern)
        inputs = ". ".join(one.words for one in finding.inputs) or "At the start"
        text += _TEST.format(
            name=re.sub(r"\W", "_", finding.pattern),
            title=finding.title,
            inputs=_plain(f"{inputs}."),
            seen=_plain(finding.seen),
            expected=_plain(finding.expected),
            pattern=finding.pattern,
        )
    return text


def _plain(text: str) -> str:
    """Give a text that can stand in a docstring."""
    return text.replace("\\", "\\\\").replace('"""', "'''").replace("\n", " ")

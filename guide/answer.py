"""The text of *Copy as answer*: what somebody who helps others pastes into a forum or an issue.

Markdown, for places where other people wrote the question: what goes wrong, why, the fix as words
and as a diff, and where to see it.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from guide.patterns import Page
from live_demos.catalog import Demo
from live_demos.scenario import Step, say_difference, say_step

MOST_LINES = 15
"""Of the whole text: a longer one hides the discussion that it is pasted into."""

HERE = "](./"
"""What its links begin with. The address of the page, and of the site, is known to the browser."""

_DIFF_LINES = MOST_LINES - 6
"""What is left of them for the diff."""
_WHY, _FIX = "## Why", "## The fix, and its price"
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
_NO_PROSE = re.compile(r"\d+\. |```|///|[-|!#<]")
_LEADS_ON = re.compile(r"(?:^|(?<=[.!?]) )[^.!?]*:$")
_CODE = re.compile(r"^```python[^\n]*\n(.*?)^```$", re.M | re.S)
_APART = re.compile(r"^Broken:\n.*?^Fixed:\n|title=\"broken\.py\"", re.M | re.S)
"""What a page has whose pair cannot run here: the code of both apps, one after the other."""


def answer(page: Page, markdown: str, demo: Demo | None) -> str:
    """Give the text.

    Args:
        page: the front matter of a pattern's page.
        markdown: its text, all marks filled.
        demo: its first; `None` if its pair cannot run in a page.
    """
    lines = [f"**{page.title}**: {page.see[0]}"]
    lines.append(f"- Cause: {_cause(page, markdown)}")
    lines.append(f"- Fix: {_fix(markdown, demo)}")
    if changes := list(_changes(markdown, demo)):
        lines += ["```diff", *_shortened(changes), "```"]
    links = [f"[Why, and what else helps{HERE})"]
    if demo is not None:
        links = [f"[See it fail and see it work, live{HERE})"]
        number, step = _parting(demo)
        said = re.sub(r"[\[\]]", "", f"{say_step(step)}. {say_difference(step)}".strip())
        links.append(f"[Recorded: {said}{HERE}#xray-{demo.slug}-broken-{number}-0)")
    return "\n".join([*lines, " · ".join(links)])


def _cause(page: Page, markdown: str) -> str:
    """Give the cause in a paragraph; that of the group where the page has a list of steps first."""
    first, *_ = _paragraphs(markdown, _WHY)
    return first or page.cause.about


def _fix(markdown: str, demo: Demo | None) -> str:
    """Give the fix in words: the page's, or the demo's hint where the page begins with a list."""
    first, *others = _paragraphs(markdown, _FIX)
    hint = (demo.challenge.fix if demo else None) or ""
    return first or hint or next(filter(None, others))


def _paragraphs(markdown: str, heading: str) -> list[str]:
    """Give the paragraphs of a section, each in one line; an empty text for what is no prose.

    A sentence that leads on to what follows, with a colon, is left out.
    """
    _, _, section = markdown.partition(f"\n{heading}\n")
    parts = section.partition("\n## ")[0].strip().split("\n\n")
    prose = ["" if _NO_PROSE.match(part) else " ".join(part.split()) for part in parts]
    return [_LEADS_ON.sub("", _LINK.sub(r"\1", part)) for part in prose]


def _changes(markdown: str, demo: Demo | None) -> Iterator[str]:
    """Give the lines of the diff that say something: none that is empty, none about numbers."""
    if demo is not None:
        broken, fixed = demo.broken.source, demo.fixed.source
    elif _APART.search(markdown):
        broken, fixed = _CODE.findall(markdown)[:2]
    else:
        return
    differ = difflib.unified_diff(broken.splitlines(), fixed.splitlines(), n=0, lineterm="")
    for line in list(differ)[2:]:
        if not line.startswith("@@") and line[1:].strip():
            yield line


def _shortened(changes: list[str]) -> list[str]:
    if len(changes) <= _DIFF_LINES:
        return changes
    shown = changes[: _DIFF_LINES - 1]
    return [*shown, f"# and {len(changes) - len(shown)} more lines, on the page"]


def _parting(demo: Demo) -> tuple[int, Step]:
    """Give the first moment at which the apps part ways."""
    steps = list(enumerate(demo.scenario.steps()))
    return next((one for one in steps if one[1].parts_ways), steps[-1])

"""What is wrong before any input: an app that does not come up, and what changes by itself."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import streamlit

from settled._internal.browser.actions import Rerun, SetValue
from settled._internal.browser.page import Page
from settled._internal.doctor.context import Context, masked
from settled._internal.doctor.stack_trace import raised_at
from settled._internal.doctor.symptom import Case, Symptom
from settled._internal.doctor.walk import CannotDiagnoseError, Sessions, Walk, found

_MISSING = (
    (r"ModuleNotFoundError|No module named|ImportError", "a package is missing"),
    (r"StreamlitSecretNotFoundError|No secrets found|secrets has no", "it needs secrets"),
    (r"FileNotFoundError|No such file", "a file is missing"),
    (
        r"NetworkRefused|wants to open a connection|ConnectionError|URLError|getaddrinfo",
        "it opens a connection (allow it with --network)",
    ),
    (r"SyntaxError|IndentationError", "Python cannot read it"),
    (r"StreamlitPageNotFoundError|Unable to create Page", "a page is missing"),
)
_KNOWN_BY_DESIGN = ("CachedWidgetWarning",)


def at_the_start(sessions: Sessions, walk: Walk, context: Context) -> Iterator[Case]:
    """Rerun the app twice without an input, and note what changes in it by itself.

    Sees widgets that are new in each run. Innocent: texts, which may well count or tell the time.

    Raises:
        CannotDiagnoseError: the app does not come up.
    """
    pages = [walk.page]
    states = [dict(walk.last.state)]
    for _ in range(2):
        step = sessions.make(walk, Rerun())
        if step is None:
            raise CannotDiagnoseError("It does not end, or not within 20 seconds.")
        pages.append(step.page)
        states.append(dict(step.state))
    for one, other in itertools.pairwise(pages):
        _note_restless(one, other, context)
    for before, now in itertools.pairwise(states):
        context.restless_state |= {k for k in {*before, *now} if before.get(k) != now.get(k)}
    yield from _new_widgets(pages, context)


def cannot(page: Page, app: Path) -> str:
    """Say why an app cannot be diagnosed whose first run fails; nothing if it does not fail.

    Args:
        page: what the first run has shown.
        app: the path of the main script.
    """
    for kind, text in page.exceptions:
        if any(one in kind for one in _KNOWN_BY_DESIGN):
            continue
        whole = f"{kind}: {text}"
        line = text.strip().splitlines()[0] if text.strip() else ""
        for expression, words in _MISSING:
            if re.search(expression, whole):
                return f"{words[0].upper()}{words[1:]}: {line}"
        where = _where(page, text, app)
        return (
            f"With Streamlit {streamlit.__version__}, its first run fails{where}: "
            f"{kind.rpartition('.')[2]}: {line}"
        )
    return ""


def _where(page: Page, text: str, app: Path) -> str:
    item = next((o for o in page.items if o.kind == "exception" and o.text == text), None)
    found = raised_at(item, app) if item is not None else None
    return f" in {found[0] or app.name}, line {found[1]}" if found else ""


def _note_restless(one: Page, other: Page, context: Context) -> None:
    before, now = (
        Counter((item.kind, item.text, item.properties, item.options) for item in page.items)
        for page in (one, other)
    )
    # One more of the same is something new as well.
    context.restless |= {(kind, masked(text)) for kind, text, *_ in now - before}


def _new_widgets(pages: list[Page], context: Context) -> Iterator[Case]:
    first, second, third = pages
    if not (len(first.widgets) == len(second.widgets) == len(third.widgets)):
        return
    for one, two, three in zip(first.widgets, second.widgets, third.widgets, strict=True):
        if one.kind != two.kind or one.name == "button" or one.value is None:
            continue
        identities = {one.identity, two.identity, three.identity}
        if len(identities) == 3:
            yield Case(
                Symptom(
                    "new in each run",
                    one.target,
                    f"each rerun puts a new widget in the place of {one.words()}, without what "
                    "was put in",
                    f"{one.words()} stays the same widget",
                    "moving-default",
                    {"identities": (two.identity, three.identity)},
                ),
                (Rerun(), Rerun()),
            )


__all__ = ["SetValue", "at_the_start", "cannot", "found"]

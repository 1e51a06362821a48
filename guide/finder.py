"""The symptom finder: what a reader did, what they saw, and the pages that may be about it.

`CONTRIBUTING.md` describes the two keys, `did` and `saw`, in the front matter of a page. Each page
stands under every pair of what its reader did and what they saw. Errors have a shortcut besides:
a reader who has a message need not say what they did. So nobody makes more than three choices.

Each question and each list of pages is a section with an id. The links between them work without
a script; `browser/finder.mjs` shows one section at a time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from live_demos.errors import SiteError
from live_demos.templates import templates_of

DID: Mapping[str, tuple[str, str]] = {
    "click": ("I clicked a button", "Also a button that code shows, hides or disables."),
    "enter": ("I typed something, or moved a slider", "Text boxes, numbers, sliders."),
    "choose": (
        "I chose an option or a date",
        "Select boxes, radio buttons, multiselects, pills, dates.",
    ),
    "tick": ("I ticked a check box or a switch", "On, or off again."),
    "send": ("I filled in a form, a dialog or a chat", "Also before it was sent."),
    "table": ("I edited a table, or selected in one", "Data editors, tables, charts."),
    "upload": ("I uploaded a file", "Also when it should be removed again."),
    "leave": ("I went to another page, or reloaded", "Also by a link, or by the Back button."),
    "open": ("I only opened the app", "It is so from the start, or since you changed the code."),
}
"""What a reader did: the answer to the first question, and what belongs to it."""

SAW: Mapping[str, tuple[str, str]] = {
    "second": (
        "It works only at the second try",
        "I do everything twice, or what I did jumps back.",
    ),
    "behind": (
        "The page is one step behind",
        "It shows what I did the time before.",
    ),
    "nothing": (
        "Nothing happens",
        "Or only a part of the page follows.",
    ),
    "gone": (
        "Something is gone, or back at its start",
        "A value, a choice, a widget, a result.",
    ),
    "stays": (
        "Something is still there",
        "It should have been emptied, reset or closed.",
    ),
    "closes": (
        "A tab jumped back, or an expander closed",
        "I have to open it again.",
    ),
    "wrong": (
        "The wrong thing is shown or done",
        "Another value, another row, or the opposite.",
    ),
    "twice": (
        "It is done too often",
        "Twice, with every input, or without my doing.",
    ),
    "error-state": (
        "The message is about session state",
        "It names `st.session_state`, or a key in it.",
    ),
    "error-widget": (
        "The message is about a widget",
        "Its key, its default, its options or its limits.",
    ),
    "error-code": (
        "The message is about something else",
        "A callback, a rerun, the cache, a thread, the URL, or Python itself.",
    ),
}
"""What a reader saw: the answer to the second question, and what belongs to it."""

_ERRORS = "error"
_AN_ERROR = ("I got an exception or a warning", "On the page, or in the log.")
_AN_ERROR_TOO = ("There is an exception or a warning", "On the page, or in the log.")
_START = "what-did-you-do"


@dataclass(frozen=True)
class Symptom:
    """A page of the finder: what its front matter says."""

    title: str
    see: tuple[str, ...]
    """What a reader sees, a sentence each."""
    did: tuple[str, ...]
    """Keys of `DID`."""
    saw: tuple[str, ...]
    """Keys of `SAW`."""


@dataclass(frozen=True)
class Answer:
    """A link to a question, to a list of pages, or to a page."""

    address: str
    text: Markup
    more: tuple[Markup, ...]


@dataclass(frozen=True)
class Question:
    """A section: a question with its answers, or the list of the pages that are left."""

    id: str
    step: int
    heading: str
    before: str
    """The answer to the question before this one, where that is not the heading."""
    back: str
    """The id of the question before this one; empty for the first."""
    answers: tuple[Answer, ...]


def read_symptom(path: Path, data: Mapping[str, Any], title: str) -> Symptom:
    """Read a page's keys for the finder.

    Raises:
        SiteError: a key is missing, or has a word that is not known.
    """
    see = data.get("see")
    if not isinstance(see, list) or not see or not all(isinstance(one, str) for one in see):
        raise SiteError(
            f"{path}:{_line(path, 'see')}: see must be a list. Write see: and below it lines "
            "with - text."
        )
    did = _words(path, data, "did", DID)
    saw = _words(path, data, "saw", SAW)
    return Symptom(title=title, see=tuple(see), did=did, saw=saw)


def questions(symptoms: Iterable[tuple[str, Symptom]]) -> list[Question]:
    """Give all sections in the order of a reader without a script.

    Args:
        symptoms: the address of each page and what it says, the most frequent page first.
    """
    entries = list(symptoms)
    kinds = [kind for kind in SAW if kind.startswith(_ERRORS)]
    starts = [
        *((did, *DID[did]) for did in DID if any(did in one.did for _, one in entries)),
        *([(_ERRORS, *_AN_ERROR)] if any(set(one.saw) & set(kinds) for _, one in entries) else []),
    ]
    first = Question(_START, 1, "What did you do?", "", "", tuple(_answer(*s) for s in starts))
    sections = [first]
    for start, text, _ in starts:
        seen: list[tuple[str, str, str, tuple[str, ...]]]
        if start == _ERRORS:
            seen = [(kind, *SAW[kind], (kind,)) for kind in kinds]
            asked = "What is the message about?"
        else:
            seen = [(saw, *SAW[saw], (saw,)) for saw in SAW if saw not in kinds]
            seen.append((_ERRORS, *_AN_ERROR_TOO, tuple(kinds)))
            asked = "What did you see?"
        leaves = []
        for saw, heading, more, wanted in seen:
            found = tuple(
                Answer(address, inline(one.see[0]), tuple(inline(s) for s in one.see[1:]))
                for address, one in entries
                if set(wanted) & set(one.saw) and (start == _ERRORS or start in one.did)
            )
            if found:
                name = f"{start}-{saw.removeprefix(f'{_ERRORS}-')}"
                leaf = Question(name, 3, heading, text, start, found)
                leaves.append((leaf, more))
        answers = tuple(_answer(leaf.id, leaf.heading, more) for leaf, more in leaves)
        sections.append(Question(start, 2, asked, text, _START, answers))
        sections += [leaf for leaf, _ in leaves]
    return sections


def html(symptoms: Iterable[tuple[str, Symptom]], every: str) -> str:
    """Give the finder's HTML.

    Args:
        symptoms: the address of each page and what it says, the most frequent page first.
        every: the address of the list of all pages.
    """
    entries = list(symptoms)
    titles = {address: one.title for address, one in entries}
    finder = templates_of("guide").get_template("finder.html")
    return finder.render(questions=questions(entries), titles=titles, every=every)


def inline(text: str) -> Markup:
    """Give a sentence of Markdown as HTML: what stands in backticks is code."""
    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(text))))  # noqa: S704


def _answer(name: str, text: str, more: str) -> Answer:
    return Answer(f"#{name}", inline(text), (inline(more),))


def _words(
    path: Path, data: Mapping[str, Any], key: str, known: Mapping[str, object]
) -> tuple[str, ...]:
    given = data.get(key)
    place = f"{path}:{_line(path, key)}"
    if not isinstance(given, list) or not given:
        raise SiteError(
            f"{place}: no {key}, so the finder does not lead to this page. Add the line "
            f"{key}: [...] with one or more of {', '.join(known)}."
        )
    for word in given:
        if not isinstance(word, str) or word not in known:
            raise SiteError(f"{place}: {key} has {word!r}. Known are {', '.join(known)}.")
        if given.count(word) > 1:
            raise SiteError(f"{place}: {key} has {word!r} twice. Remove one.")
    return tuple(given)


def _line(path: Path, key: str) -> int:
    """Say in which line a key of the front matter stands; the first line if it is missing."""
    lines = path.read_text("utf-8").splitlines()
    return next((n for n, line in enumerate(lines, 1) if line.startswith(f"{key}:")), 1)

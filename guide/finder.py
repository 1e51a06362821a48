"""The symptom finder: what a reader did, what they saw, and the pages that may be about it.

`README.md` describes the two keys, `did` and `saw`, in the front matter of a page. Each page
stands under every pair of what its reader did and what they saw. Errors have a shortcut besides:
a reader who has a message need not say what they did. So nobody makes more than three choices.

Each question and each list of pages is a section with an id. The links between them work without
a script; `browser/finder/finder.mjs` shows one section at a time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

from guide.texts import ERROR, Choice, FinderTexts
from live_demos.templates import templates_of

_START = "what-did-you-do"


@dataclass(frozen=True)
class Symptom:
    """A page of the finder: what its front matter says."""

    title: str
    see: tuple[str, ...]
    """What a reader sees, a sentence each."""
    did: tuple[str, ...]
    """Words of `did` in `finder.toml`."""
    saw: tuple[str, ...]
    """Words of `saw` in `finder.toml`."""


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


def questions(symptoms: Iterable[tuple[str, Symptom]], texts: FinderTexts) -> list[Question]:
    """Give all sections in the order of a reader without a script.

    Args:
        symptoms: the address of each page and what it says, the most frequent page first.
        texts: the questions and the answers.
    """
    entries = list(symptoms)
    asked = texts.questions
    errors = [saw for saw in texts.saw if saw.startswith(ERROR)]
    starts = [
        (did, choice)
        for did, choice in texts.did.items()
        if any(did in one.did for _, one in entries)
    ]
    if any(set(one.saw) & set(errors) for _, one in entries):
        starts.append((ERROR, texts.error.did))
    answers = tuple(_answer(did, choice) for did, choice in starts)
    sections = [Question(_START, 1, asked.did, "", "", answers)]
    for start, done in starts:
        seen: list[tuple[str, Choice, tuple[str, ...]]]
        if start == ERROR:
            seen = [(saw, texts.saw[saw], (saw,)) for saw in errors]
        else:
            seen = [(saw, choice, (saw,)) for saw, choice in texts.saw.items() if saw not in errors]
            seen.append((ERROR, texts.error.saw, tuple(errors)))
        leaves = []
        for saw, choice, wanted in seen:
            found = tuple(
                Answer(address, inline(one.see[0]), tuple(inline(s) for s in one.see[1:]))
                for address, one in entries
                if set(wanted) & set(one.saw) and (start == ERROR or start in one.did)
            )
            if found:
                name = f"{start}-{saw.removeprefix(f'{ERROR}-')}"
                leaf = Question(name, 3, choice.answer, done.answer, start, found)
                leaves.append((leaf, choice))
        answers = tuple(_answer(leaf.id, choice) for leaf, choice in leaves)
        question = asked.error if start == ERROR else asked.saw
        sections.append(Question(start, 2, question, done.answer, _START, answers))
        sections += [leaf for leaf, _ in leaves]
    return sections


def html(symptoms: Iterable[tuple[str, Symptom]], every: str, texts: FinderTexts) -> str:
    """Give the finder's HTML.

    Args:
        symptoms: the address of each page and what it says, the most frequent page first.
        every: the address of the list of all pages.
        texts: the questions and the answers.
    """
    entries = list(symptoms)
    titles = {address: one.title for address, one in entries}
    finder = templates_of("guide").get_template("finder.html")
    return finder.render(questions=questions(entries, texts), titles=titles, every=every)


def inline(text: str) -> Markup:
    """Give a sentence of Markdown as HTML: what stands in backticks is code."""
    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(text))))  # noqa: S704


def _answer(name: str, choice: Choice) -> Answer:
    return Answer(f"#{name}", inline(choice.answer), (inline(choice.more),))

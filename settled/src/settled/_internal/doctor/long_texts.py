"""Makes what a finding quotes short enough to read: long texts, and HTML of an app."""

from __future__ import annotations

import re
from itertools import takewhile

_MOST = 120
"""How many characters of a text are quoted at most."""

_BEFORE = 30
"""How many of them stand before the first difference."""

_QUOTED = re.compile("“(.*)”", re.DOTALL)
_UNSEEN = re.compile(r"<(style|script)\b.*?(</\1\s*>|$)", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_CLOSING_TAG = re.compile(r"</[a-zA-Z][^<>]*>")


def in_short(seen: str, expected: str) -> tuple[str, str]:
    """Shorten what two sentences quote: to words without tags, from where the two differ.

    Args:
        seen: says what is seen, and may quote a text.
        expected: says what should be, likewise.
    """
    quotes = [_QUOTED.search(one) for one in (seen, expected)]
    texts = [found.group(1) if found else "" for found in quotes]
    plain = [_without_tags(text) for text in texts]
    if texts[0] != texts[1] and plain[0] == plain[1]:
        plain = texts  # What differs is in a tag.
    same = sum(1 for _ in takewhile(lambda two: two[0] == two[1], zip(*plain, strict=False)))
    sentences = []
    for sentence, found, text in zip((seen, expected), quotes, plain, strict=True):
        short = _cut(text, same)
        sentences.append(
            f"{sentence[: found.start(1)]}{short}{sentence[found.end(1) :]}" if found else sentence
        )
    return sentences[0], sentences[1]


def _without_tags(text: str) -> str:
    """Give the words of HTML; any other text as it is."""
    if not _CLOSING_TAG.search(text):
        return text
    words = " ".join(_TAG.sub(" ", _UNSEEN.sub(" ", text)).split())
    return words or text


def _cut(text: str, same: int) -> str:
    """Leave out what is too long, before and after.

    Args:
        text: the text.
        same: how much of its beginning does not matter.
    """
    if len(text) <= _MOST:
        return text
    begin = max(0, min(same - _BEFORE, len(text) - _MOST))
    part = text[begin : begin + _MOST].strip()
    return ("… " if begin else "") + part + (" …" if begin + _MOST < len(text) else "")

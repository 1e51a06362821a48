"""Tells the exact texts of exceptions and warnings from what people type into a search box."""

from __future__ import annotations

import re
from collections.abc import Iterable

_NAMED = re.compile(r"\w*(?:Error|Exception)(?::|$)")
_WRITTEN = re.compile(r"(?!\w*(?:Error|Exception)\b)[A-Z`]")
"""Not the name of an exception and no colon: so begins what somebody types about one."""
_SHORTEST, _LONGEST_TYPED = 5, 6
"""In words: what is shorter is no message, and nobody types more with a capital letter."""


def messages_in(words: Iterable[str]) -> list[str]:
    """Give those of a page's `words` that are messages.

    They begin with the name of an exception, or are sentences with a full stop, or long and begin
    as a sentence does.
    """
    return [word for word in words if _is_message(word)]


def _is_message(word: str) -> bool:
    count = len(word.split())
    return bool(
        _NAMED.match(word)
        or (word.endswith((".", "?")) and count >= _SHORTEST)
        or (_WRITTEN.match(word) and count > _LONGEST_TYPED)
    )

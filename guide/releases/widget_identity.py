"""What a widget's identity is made of, release by release, as `make versions` found it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter, ValidationError

from guide.releases.matrix import first_of, order
from live_demos.errors import SiteError

FILE = Path(__file__).with_name("widget_identity.json")
"""What `versions/widget_identity.py` printed in each release, told from where on it is so.

`{"releases": ["1.40", …], "widgets": {widget: {"key": {what: {"1.40": "new", "1.51": "same"}}}}}`.
"-" stands where a release has no such argument, or no such widget.
"""

Found = dict[str, dict[str, dict[str, dict[str, str]]]]
"""Release (a minor), widget, "key" or "no key", what was another: "new", "same" or "raises"."""

_ABSENT = "-"
_MEND = "Take it from the repository again, or run make versions."


@dataclass(frozen=True)
class _Kept:
    releases: Annotated[
        list[Annotated[str, Field(pattern=r"^\d{1,9}(\.\d{1,9})+$")]], Field(min_length=1)
    ]
    widgets: dict[
        str,
        dict[Literal["key", "no key"], dict[str, dict[str, Literal["new", "same", "raises", "-"]]]],
    ]


_FILE = TypeAdapter(_Kept)

_SHORT = re.compile(r"\{[^{}]*\}")
"""What fits into a line."""

EVERYTHING = "as without a key"
"""Said where a key changes nothing: what counts without it counts with it."""

NOTHING = "nothing"


def read(file: Path = FILE) -> Found:
    """Read the data.

    Raises:
        SiteError: it is not there, or is not what `write` wrote.
    """
    try:
        kept = _FILE.validate_json(file.read_bytes())
    except OSError as error:
        raise SiteError(f"{file}: {error.strerror}. {_MEND}") from error
    except ValidationError as error:
        raise SiteError(f"{file}: {first_of(error)}. {_MEND}") from error
    found: Found = {release: {} for release in kept.releases}
    for widget, keyed, what, since in _each(kept.widgets):
        became = _ABSENT
        for release, widgets in found.items():
            became = since.get(release, became)
            if became != _ABSENT:
                widgets.setdefault(widget, {}).setdefault(keyed, {})[what] = became
    for widget, rows in found[max(found, key=order)].items():
        if "key" not in rows:
            raise SiteError(f"{file}: nothing is said of {widget!r} with a key. {_MEND}")
    return found


def write(found: Found, file: Path = FILE) -> None:
    """Write the data, the oldest release first."""
    releases = sorted(found, key=order)
    kept: dict[str, dict[str, dict[str, dict[str, str]]]] = {}
    for release in reversed(releases):
        for widget, keyed, what, _ in _each(found[release]):
            kept.setdefault(widget, {}).setdefault(keyed, {}).setdefault(what, {})
    for widget, keyed, what, since in _each(kept):
        became = _ABSENT
        for release in releases:
            now = found[release].get(widget, {}).get(keyed, {}).get(what, _ABSENT)
            if now != became:
                since[release] = became = now
    text = json.dumps({"releases": releases, "widgets": kept}, indent=1)
    file.write_text(_SHORT.sub(lambda braces: " ".join(braces[0].split()), text) + "\n", "utf-8")


def table(found: Found) -> str:
    """Give the table of what counts beside a key, as Markdown: now, and before."""
    newest = max(found, key=order)
    rows: dict[tuple[str, str], list[str]] = {}
    for widget in found[newest]:
        (_, now), *before = _stretches(found, widget)
        earlier = "; ".join(_earlier(now, last, what) for last, what in before)
        rows.setdefault((_words(now), earlier), []).append(_code(widget))
    head = f"| Widget | With a key, a new one when this changes ({newest}) | In older releases |"
    lines = [f"| {', '.join(them)} | {now} | {earlier} |" for (now, earlier), them in rows.items()]
    return "\n".join([head, "| --- | --- | --- |", *lines])


def never(found: Found, release: str) -> frozenset[str]:
    """Give what counts for no widget of a release, neither with a key nor without."""
    told = [row for widget in found[release].values() for row in widget.values()]
    names = {what for row in told for what in row}
    return frozenset(what for what in names if all(row.get(what) != "new" for row in told))


def _stretches(found: Found, widget: str) -> list[tuple[str, frozenset[str]]]:
    """Give what counted, and the last release in which it did, the newest first.

    An argument that a release did not have yet is no difference.
    """
    releases = [one for one in sorted(found, key=order) if "key" in found[one].get(widget, {})]
    now = _counts(found[releases[-1]][widget])
    each = []
    for release in releases:
        rows = found[release][widget]
        counts = _counts(rows)
        later = frozenset() if EVERYTHING in counts else now - rows["key"].keys() - {EVERYTHING}
        each.append((release, counts | later))
    return [list(same)[-1] for _, same in groupby(each, key=lambda one: one[1])][::-1]


def _counts(rows: Mapping[str, Mapping[str, str]]) -> frozenset[str]:
    keyed, unkeyed = (
        frozenset(what for what, became in rows.get(name, {}).items() if became == "new")
        for name in ("key", "no key")
    )
    arguments = frozenset(what for what in unkeyed if not what.startswith("in "))
    return frozenset([EVERYTHING]) if keyed and keyed >= arguments else keyed


def _words(counts: Iterable[str]) -> str:
    counts = list(counts)
    if counts == [EVERYTHING]:
        return EVERYTHING
    return ", ".join(_name(what) for what in sorted(counts, key=_place)) or NOTHING


def _each(
    widgets: Mapping[str, Mapping[Any, Mapping[str, Any]]],
) -> Iterator[tuple[str, str, str, Any]]:
    for widget, rows in widgets.items():
        for keyed, row in rows.items():
            for what, told in row.items():
                yield widget, keyed, what, told


def _earlier(now: frozenset[str], last: str, then: frozenset[str]) -> str:
    if now < then and EVERYTHING not in then:
        return f"to {last} also {_words(then - now)}"
    return f"to {last}: {_words(then)}"


def _code(widget: str) -> str:
    name, *rest = re.split(r"(?=[ ,])", widget, maxsplit=1)
    return f"`{name}`{''.join(rest)}"


def _name(what: str) -> str:
    argument, _, which = what.partition(" ")
    if argument == "in":
        return "its place " + what
    return f"`{argument}` {which}".strip()


def _place(what: str) -> tuple[bool, str]:
    return what.startswith("in "), what

"""What was seen of each demo in each release, and its form in `demos/versions.json`.

`make versions` writes the file. Whoever changes it by hand breaks its seals.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any, Literal, get_args

from pydantic import ConfigDict, TypeAdapter, ValidationError

from live_demos.catalog import Demo
from live_demos.errors import SiteError
from live_demos.scenario import VARIANTS, Variant

Kind = Literal["as here", "other message", "gone", "cure fails", "no API", "other", "not run"]
"""How an app behaves in a release, compared with what its scenario says of it:

- as here: it shows all that the scenario says;
- other message: all but the words, or the number, of alerts and exceptions;
- gone: the broken app shows what the scenario says of the fixed one;
- cure fails: the fixed app shows something else than here, though it has all that it uses;
- no API: the app uses what this release does not have;
- other: the broken app shows something else than either;
- not run.
"""

KINDS: tuple[Kind, ...] = get_args(Kind)
FILE = "versions.json"
"""Beside the demos' folders."""

_NOT_RUN = frozenset(["title", "symptom", "height", "challenge", "lags", "unsettled"])
"""What a `demo.toml` says besides its scenario. The captions of the apps do not count either."""


@dataclass(frozen=True)
class Cell:
    """What one app does in one release."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    kind: Kind
    at: str = ""
    """The input after which it first differs, in words; empty for the start."""
    shows: tuple[str, ...] = ()
    """What differs there. Of messages, all that the app shows instead, word for word."""
    browser: bool = False
    """Whether it was seen in Chromium, not in the model of a browser."""
    why: str = ""
    """Why it was not run."""


@dataclass(frozen=True)
class Release:
    """The environment in which a release was tried."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    streamlit: str
    python: str
    pandas: str
    numpy: str
    date: str
    """The day of the last run, as 2026-11-29."""


@dataclass(frozen=True)
class Row:
    """All that was seen of one demo."""

    inputs: str
    """The hash of what was run: see `digest`."""
    cells: Mapping[Variant, Mapping[str, Cell]]
    """For each app, by the release: its minor, as 1.50."""


@dataclass
class Matrix:
    """All that was seen."""

    releases: dict[str, Release] = field(default_factory=dict)
    """By their minor, the oldest first."""
    rows: dict[str, Row] = field(default_factory=dict)
    """By the demo's slug."""

    @property
    def newest(self) -> str:
        """The newest release that was tried."""
        return list(self.releases)[-1]


@dataclass(frozen=True)
class _Span(Cell):
    """Releases in a row in which an app does the same."""

    since: str = ""
    until: str = ""


@dataclass(frozen=True)
class _Cells:
    seal: str
    spans: list[_Span]


@dataclass(frozen=True)
class _RowFile:
    inputs: str
    broken: _Cells
    fixed: _Cells


@dataclass(frozen=True)
class _File:
    releases: dict[str, Release]
    demos: dict[str, _RowFile]


_FILE = TypeAdapter(_File)


def first_of(error: ValidationError) -> str:
    """Say in one line what is wrong with data, and where."""
    first = error.errors(include_url=False)[0]
    place = " → ".join(map(str, first["loc"]))
    return " ".join(f"{place}: {first['msg']}".removeprefix(": ").split())[:400]


def minor(release: str) -> str:
    """Give what a release is named by: 1.50 for 1.50.0."""
    return ".".join(release.split(".")[:2])


def order(release: str) -> tuple[int, ...]:
    """Give what releases are sorted by."""
    return tuple(int(part) for part in release.split("."))


def digest(demo: Demo) -> str:
    """Give the hash of all that is run of a demo: its scenario and both apps."""
    about = tomllib.loads((demo.broken.path.parent / "demo.toml").read_text("utf-8"))
    run = {
        key: value
        for key, value in about.items()
        if key not in _NOT_RUN and not (key in VARIANTS and isinstance(value, str))
    }
    parts = [json.dumps(run, sort_keys=True, default=str), *(app.source for app in demo.apps)]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


def read(path: Path, *, leave_out_changed: bool = False) -> Matrix:
    """Read the file.

    Args:
        path: of the file.
        leave_out_changed: leave out demos whose seal is broken, instead of refusing them.

    Raises:
        SiteError: it is not there, it has another form, a seal is broken, or releases are missing.
    """
    try:
        file = _FILE.validate_json(path.read_bytes())
    except OSError as error:
        raise SiteError(f"{path}: {error.strerror}. Run make versions.") from error
    except ValidationError as error:
        raise SiteError(f"{path}: {first_of(error)}. Run make versions.") from error
    matrix = Matrix(file.releases)
    for slug, row in file.demos.items():
        cells: dict[Variant, dict[str, Cell]] = {}
        if leave_out_changed and not _is_sealed(slug, row):
            continue
        for variant in VARIANTS:
            given: _Cells = getattr(row, variant)
            where = f"{path}: {slug}, {variant}"
            if given.seal != _seal(slug, variant, row.inputs, given.spans):
                raise SiteError(
                    f"{where}: changed by hand. Put it back, or run make versions DEMO={slug}."
                )
            cells[variant] = _expanded(given.spans, matrix.releases)
            if missing := [one for one in matrix.releases if one not in cells[variant]]:
                raise SiteError(
                    f"{where}: nothing is said of {', '.join(missing)}. "
                    f"Run make versions DEMO={slug}."
                )
        matrix.rows[slug] = Row(row.inputs, cells)
    return matrix


def write(matrix: Matrix, path: Path) -> None:
    """Write the file: a line for each span."""
    releases = sorted(matrix.releases, key=order)
    lines = ["{", ' "releases": {']
    lines += _entries(
        f"{json.dumps(one)}: {_dump(Release, matrix.releases[one])}" for one in releases
    )
    lines += [" },", ' "demos": {']
    demos = []
    for slug, row in sorted(matrix.rows.items()):
        text = f'"{slug}": {{\n   "inputs": "{row.inputs}"'
        for variant in VARIANTS:
            spans = _spans(row.cells[variant], releases)
            seal = _seal(slug, variant, row.inputs, spans)
            inner = ",\n".join(f"     {_dump(_Span, span)}" for span in spans)
            text += f',\n   "{variant}": {{"seal": "{seal}", "spans": [\n{inner}\n   ]}}'
        demos.append(text + "\n  }")
    lines += [*_entries(demos), " }", "}", ""]
    path.write_text("\n".join(lines), "utf-8")


def stale(matrix: Matrix, demos: Iterable[Demo]) -> list[str]:
    """Name the demos of which the data tells nothing, or of which it tells what they were."""
    return [
        demo.slug
        for demo in demos
        if demo.slug not in matrix.rows or matrix.rows[demo.slug].inputs != digest(demo)
    ]


def _entries(entries: Iterable[str]) -> list[str]:
    return [",\n".join(f"  {one}" for one in entries)]


def _dump(kind: Any, value: object) -> str:
    data = TypeAdapter(kind).dump_python(value, mode="json", exclude_defaults=True)
    # Where it holds comes first, for whoever reads the file.
    data = {key: data[key] for key in sorted(data, key=lambda key: key not in ("since", "until"))}
    return json.dumps(data, ensure_ascii=False)


def _spans(cells: Mapping[str, Cell], releases: list[str]) -> list[_Span]:
    spans = []
    for cell, group in groupby(releases, lambda one: cells[one]):
        names = list(group)
        spans.append(_Span(**vars(cell), since=names[0], until=names[-1]))
    return spans


def _expanded(spans: Iterable[_Span], releases: Iterable[str]) -> dict[str, Cell]:
    cells = {}
    for span in spans:
        fields = {key: value for key, value in vars(span).items() if key not in ("since", "until")}
        for release in releases:
            if order(span.since) <= order(release) <= order(span.until):
                cells[release] = Cell(**fields)
    return cells


def _is_sealed(slug: str, row: _RowFile) -> bool:
    return all(
        cells.seal == _seal(slug, variant, row.inputs, cells.spans)
        for variant, cells in (("broken", row.broken), ("fixed", row.fixed))
    )


def _seal(slug: str, variant: str, inputs: str, spans: Iterable[_Span]) -> str:
    text = "\0".join([slug, variant, inputs, *(_dump(_Span, span) for span in spans)])
    return hashlib.sha256(text.encode()).hexdigest()[:12]

"""Whatever stands in a file of data that the guide keeps: it is taken, or named in one line."""

from __future__ import annotations

import copy
import json
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from guide.releases import matrix, widget_identity
from guide.speed import report
from live_demos.errors import SiteError
from testing.fuzzing import tried
from testing.paths import DEMOS

from .changed import TEXT, changed

VALUE: st.SearchStrategy[Any] = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), TEXT),
    lambda inner: st.one_of(st.lists(inner, max_size=2), st.dictionaries(TEXT, inner, max_size=2)),
    max_leaves=4,
)


def small_versions() -> Any:
    """Give the data with two demos only: the whole has a megabyte."""
    data = json.loads((DEMOS / matrix.FILE).read_text("utf-8"))
    slugs = sorted(data["demos"])[:2]
    return data | {"demos": {slug: data["demos"][slug] for slug in slugs}}


FILES: dict[str, tuple[Any, Callable[[Path], object]]] = {
    "versions.json": (small_versions(), matrix.read),
    "results.json": (json.loads(report.RESULTS.read_text("utf-8")), report.read),
    "widget_identity.json": (
        json.loads(widget_identity.FILE.read_text("utf-8")),
        lambda path: widget_identity.table(widget_identity.read(path)),
    ),
}


def places(value: Any, place: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Give the way to every value in plain data."""
    inner: Iterable[tuple[Any, Any]] = value.items() if isinstance(value, dict) else ()
    inner = enumerate(value) if isinstance(value, list) else inner
    return [place, *(one for key, sub in inner for one in places(sub, (*place, key)))]


WAYS = {name: places(data) for name, (data, _) in FILES.items()}


@st.composite
def contents(draw: st.DrawFn, name: str) -> bytes:
    """Give what may stand in the file: another value somewhere, one left out, or no JSON."""
    data = copy.deepcopy(FILES[name][0])
    if draw(st.integers(0, 3)) == 0:
        return draw(changed(json.dumps(data, indent=1).encode()))
    *way, last = draw(st.sampled_from(WAYS[name][1:]))
    parent = data
    for key in way:
        parent = parent[key]
    if draw(st.booleans()):
        del parent[last]
    else:
        parent[last] = draw(VALUE)
    return json.dumps(data).encode()


def said_in_one_line(name: str, content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        try:
            FILES[name][1](path)
        except (SiteError, report.BadReportError) as error:
            said = str(error)
            assert name in said
            assert "\n" not in said
            assert len(said) < 2000


@pytest.mark.parametrize("name", FILES)
@tried(60)
@given(data=st.data())
def test_a_file_of_data(name: str, data: st.DataObject) -> None:
    said_in_one_line(name, data.draw(contents(name)))


@pytest.mark.parametrize("name", FILES)
@tried(10)
@given(content=st.binary(max_size=30))
@example(content=b"")
@example(content=b"\xff")
@example(content=b"[" * 100_000)
@example(content=b"null")
@example(content=b"{}")
def test_a_file_that_is_something_else(name: str, content: bytes) -> None:
    said_in_one_line(name, content)


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_not_there(name: str, tmp_path: Path) -> None:
    with pytest.raises((SiteError, report.BadReportError), match=name) as caught:
        FILES[name][1](tmp_path / name)
    assert "\n" not in str(caught.value)

